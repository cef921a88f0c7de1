"""A new kind of record is one file and one line: a throw-away kind works everywhere in a copy of the package."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
TABLE = "KINDS: tuple[Kind, ...] = (\n"
LINE = '    Kind("visit", "Visits to places where care is given."),\n'
FILE = '''\
"""A visit to a place where care is given."""

from __future__ import annotations

from pydantic import Field

from qaif_cli.model.base import AreaId, Day, ProviderId, Slug, Text
from qaif_cli.model.record import Action, Closure, Record, Update


class Visit(Record):
    """A visit."""

    id: Slug = Field(description="A short name in lower case", examples=["ward-4"])
    area: AreaId = Field(description="The area in whose report it stands")
    provider: ProviderId = Field(description="The provider that was visited")
    date: Day = Field(description="The day of the visit")
    seen: Text = Field(description="What was seen")
    actions: tuple[Action, ...] = Field(default=(), description="What is done about it")
    updates: tuple[Update, ...] = Field(default=(), description="Updates, oldest first")
    closed: Closure | None = Field(default=None, description="Filled when nothing is left to do")
'''
RECORDS = {
    "ward-4": """\
id: ward-4
title: The night visit to ward four
owner: quality-lead
area: primary-care
provider: fernhill-practice
date: 2026-04-20
seen: One nurse for thirty beds after midnight
actions:
  - { id: A1, title: Put a second nurse on the night rota, owner: quality-lead, due: 2026-05-10, added: 2026-04-20 }
  - { id: A2, title: Ask the nurses how it goes, owner: unknown, due: 2026-12-01, added: 2026-04-20 }
""",
    "ward-2": """\
id: ward-2
title: The morning visit to ward two
owner: safety-lead
area: safety
provider: oakrise-practice
date: 2026-03-02
seen: All well
actions:
  - { id: A1, title: Thank the ward, owner: safety-lead, due: 2026-03-10 }
closed: { date: 2026-03-20, by: safety-lead, reason: Nothing is left to do }
""",
}
DRIVER = """
import contextlib, io, json, os, sys
from pathlib import Path
from qaif_cli.__main__ import run
from qaif_cli.flow.completing import names_for

said = []
for arguments in json.loads(sys.argv[1]):
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = run(arguments)
    said.append((code, out.getvalue(), err.getvalue()))
os.environ |= {"_QAIF_COMPLETE": "complete_bash", "COMP_WORDS": "qaif visit s", "COMP_CWORD": "2"}
typed = io.StringIO()
with contextlib.redirect_stdout(typed), contextlib.suppress(SystemExit):
    run([])
completed = {"verbs": typed.getvalue().split(), "visit": names_for("visit", Path.cwd()), "any": names_for("any", Path.cwd())}
print(json.dumps({"said": said, "completed": completed}))
"""
DAY = ("--as-of", "2026-06-15")
JSON = ("--format", "json")
COMMANDS: dict[str, tuple[str, ...]] = {
    "help": ("-h",),
    "noun": ("visit", "list", "-h"),
    "check": ("check", *DAY, *JSON),
    "due": ("due", *DAY, *JSON),
    "late": ("action", "list", "--late", *DAY, *JSON),
    "list": ("visit", "list", *DAY),
    "list-json": ("visit", "list", "--status", "all", *DAY, *JSON),
    "list-elsewhere": ("visit", "list", "--provider", "oakrise-practice", *DAY, *JSON),
    "list-late": ("visit", "list", "--overdue", "--area", "primary-care", "--owner", "quality-lead", *DAY, *JSON),
    "show": ("visit", "show", "ward-4", *DAY),
    "show-any": ("show", "ward-4", *DAY, *JSON),
    "find": ("find", "second", "nurse", *JSON),
    "kinds": ("schema",),
    "schema": ("schema", "visit"),
    "paper": ("report", "--bimonthly", *DAY),
    "area": ("report", "--area", "primary-care", *DAY),
    "history": ("history", "ward-4", *JSON),
    "diff": ("diff", "HEAD~1..HEAD", *JSON),
    "reassign": ("reassign", "quality-lead", "safety-lead", "--dry-run"),
    "add": ("action", "add", "ward-4", "--title", "Count again", "--owner", "safety-lead", "--due", "4w"),
    "done": ("action", "done", "ward-4", "A1", "--note", "Two nurses since May"),
    "extend": ("action", "extend", "ward-4", "A2", "--due", "2099-01-31", "--by", "safety-lead", "--why", "Leave"),
    "update": ("update", "ward-4", "--involvement", "A rota", "--by", "quality-lead"),
    "waive": ("waive", "ward-4", "--rule", "ACT001", "--until", "2099-01-31", "--why", "A new post", "--agreed-by", "quality-committee"),
    "no-actions": ("action", "add", "fernhill-practice", "--title", "T", "--owner", "safety-lead", "--due", "4w"),
}  # fmt: skip


@dataclass(frozen=True)
class Said:
    """What each command said: code, output, errors; and what was completed."""

    of: dict[str, tuple[int, str, str]]
    completed: dict[str, list[str]]
    record: str

    def text(self, name: str, code: int = 0) -> str:
        """What a command printed; an error where it left with another code."""
        left, out, err = self.of[name]
        assert left == code, err
        return out + err

    def json(self, name: str, code: int = 0) -> Any:
        """The same, as data."""
        assert self.of[name][0] == code, self.of[name][2]
        return json.loads(self.of[name][1])


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> Said:
    top = tmp_path_factory.mktemp("kind")
    package, work = top / "package" / "qaif_cli", top / "work"
    # With what was compiled of it, but not what another process is just writing.
    shutil.copytree(ROOT / "qaif_cli", package, ignore=shutil.ignore_patterns("*.pyc.*"))
    shutil.copytree(ROOT / "templates", package / "_templates")
    table = package / "model" / "kinds" / "__init__.py"
    before = table.read_text("utf-8")
    assert before.count(TABLE) == 1
    table.write_text(before.replace(TABLE, TABLE + LINE), "utf-8")
    (package / "model" / "kinds" / "visit.py").write_text(FILE, "utf-8")
    records = Path(shutil.copytree(ROOT / "tests" / "base" / "records", work / "records"))
    by = {f"GIT_{who}_{what}": text for who in ("AUTHOR", "COMMITTER") for what, text in (("NAME", "Lead"), ("EMAIL", "lead@icb.example"), ("DATE", "2026-06-15T12:00:00+0000"))}  # fmt: skip
    environment = {**os.environ, **by, "PYTHONPATH": str(package.parent), "COLUMNS": "110", "NO_COLOR": "1"}

    def git(*arguments: str) -> None:
        subprocess.run(["git", *arguments], cwd=work, env=environment, check=True, capture_output=True)

    git("init", "-q")
    git("add", ".")
    git("commit", "-qm", "The register")
    (records / "visits").mkdir()
    for id_, text in RECORDS.items():
        (records / "visits" / f"{id_}.yaml").write_text(text, "utf-8")
    git("add", ".")
    git("commit", "-qm", "Two visits")
    driven = subprocess.run(
        [sys.executable, "-c", DRIVER, json.dumps([*COMMANDS.values()])],
        cwd=work,
        env=environment,
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert driven.returncode == 0, driven.stderr
    made = json.loads(driven.stdout)
    record = (records / "visits" / "ward-4.yaml").read_text("utf-8")
    return Said(dict(zip(COMMANDS, made["said"], strict=True)), made["completed"], record)


def test_its_late_action_is_found_by_the_rules_and_what_is_closed_owes_nothing(said: Said) -> None:
    found = {(item["code"], item["record"]) for item in said.json("check", 1)["findings"]}
    assert {("ACT003", "ward-4"), ("ACT001", "ward-4")} <= found
    assert not any(record == "ward-2" for _, record in found)
    assert not any(code == "UNK001" and record == "ward-4" for code, record in found)


def test_its_late_action_is_due_and_listed(said: Said) -> None:
    owed = [(item["record"], item["kind"], item["days_late"]) for item in said.json("due")["items"]]
    assert ("ward-4", "action", 36) in owed
    assert [item["id"] for item in said.json("late")["actions"] if item["record"] == "ward-4"] == ["A1"]
    assert "ward-2" not in said.of["due"][1] + said.of["late"][1]


def test_it_is_a_noun_at_the_terminal(said: Said) -> None:
    assert "  visit " in said.text("help")
    assert "Visits to places where care is given." in said.text("help")
    words = said.text("noun")
    assert "List the visits" in words
    assert all(option in words for option in ("--area", "--provider", "--owner", "--status", "--overdue"))
    assert "--level" not in words


def test_it_is_listed(said: Said) -> None:
    listed = said.text("list")
    assert "1 visit of 2, as at 15 June 2026." in listed
    assert listed.splitlines()[0].split() == ["ID", "Visit", "Owner", "Status", "Late"]
    rows = said.json("list-json")["visits"]
    assert [(row["id"], row["status"], row["overdue"]) for row in rows] == [
        ("ward-2", "closed", False),
        ("ward-4", "open", True),
    ]
    assert [action["overdue"] for action in rows[1]["actions"]] == [True, False]
    assert (rows[1]["seen"], rows[1]["date"]) == ("One nurse for thirty beds after midnight", "2026-04-20")
    assert said.json("list-elsewhere")["visits"] == []
    assert [row["id"] for row in said.json("list-late")["visits"]] == ["ward-4"]


def test_it_is_shown_and_found(said: Said) -> None:
    shown = said.text("show")
    assert shown.startswith("ward-4: The night visit to ward four\n")
    assert "Put a second nurse on the night rota" in shown
    assert said.json("show-any")["visit"]["computed"]["overdue"] is True
    found = said.json("find")["found"]
    assert [(item["id"], item["kind"]) for item in found] == [("ward-4", "visit")]


def test_its_shape_can_be_had(said: Said) -> None:
    assert "visit" in said.text("kinds").split()
    assert "seen" in said.json("schema")["properties"]


def test_git_tells_its_life(said: Said) -> None:
    assert "The night visit to ward four" in said.text("history")
    assert "new visit: The night visit to ward four" in said.text("diff")


@pytest.mark.parametrize(
    ("paper", "row"),
    [
        ("paper", "| The night visit to ward four | Put a second nurse on the night rota |"),
        ("area", "- The night visit to ward four: Put a second nurse on the night rota ("),
    ],
)
def test_papers_list_what_is_late_on_it(paper: str, row: str, said: Said) -> None:
    rows = [line for line in said.text(paper).splitlines() if line.startswith(row)]
    assert len(rows) == 1
    assert "36 days" in rows[0]


def test_events_are_recorded_of_it(said: Said) -> None:
    for name in ("add", "done", "extend", "update", "waive"):
        said.text(name)
    assert all(
        text in said.record for text in ("id: A3", "Count again", "Two nurses since May", "2099-01-31")
    )
    assert "involvement: A rota" in said.record
    assert "rule: ACT001" in said.record
    assert "ward-4 The night visit to ward four: owner, action A1" in said.text("reassign")
    assert "Visits, risks, commitments" in said.text("no-actions", 2)


def test_its_records_are_completed(said: Said) -> None:
    assert said.completed["visit"] == ["ward-2", "ward-4"]
    assert "ward-4" in said.completed["any"]


def test_its_commands_are_completed(said: Said) -> None:
    assert said.completed["verbs"] == ["show"]
