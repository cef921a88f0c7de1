"""What is dated tomorrow leaves no trace: every output is that of a register without it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime, tzinfo
from difflib import unified_diff
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import typer

from qaif_cli.cli import build
from qaif_cli.exchange.books import read_book
from qaif_cli.model.kinds import KINDS
from qaif_cli.model.register import Register
from qaif_cli.store import yaml
from qaif_cli.store.loader import load
from qaif_cli.store.source import Worktree
from tests.support.days import APART, BEGINS, EXEMPT, HAPPENS, WHOLE, days, every_place, models
from tests.support.running import Qaif
from tests.support.tomorrow import DAY, TOMORROW, WHOLE_RECORDS, WORD, Planter, in_lines, room
from tests.support.turn import turn

BY_FUNCTION = {"meeting/minutes", *WHOLE_RECORDS}
"""Planted beside what the types have room for."""
JSON = ("--format", "json")
PUBLIC = ("--public",)
LISTED = ((), JSON, ("--status", "all", *JSON))
SVG = "chart.svg"
BOOK = "register.xlsx"
PAGE = "register.html"
SHEETS = (
    ("--review",),
    ("--actions",),
    ("--insights",),
    ("--first-week",),
    ("--area", "primary-care"),
    ("--minutes", "2026-05-28-quality-committee"),
    ("--round", "safety-return", "--period", "Quarter 1"),
)
OUTPUTS: dict[str, tuple[tuple[str, ...], ...]] = {
    "due": ((), JSON, ("--within", "3m")),
    "triangulate": ((), JSON),
    "score": ((), JSON),
    "escalate": ((), JSON),
    "report": (
        ("--bimonthly",),
        ("--bimonthly", *PUBLIC),
        ("--insights",),
        ("--sqg",),
        ("--committee",),
        ("--board",),
        ("--register",),
        ("--area", "primary-care"),
        ("--area", "primary-care", "--full"),
        ("--data-quality",),
    ),
    "site": ((PAGE, "--private"), (PAGE,)),
    "coverage": ((), JSON),
    "evidence": (("S64",), ("S64", *JSON), ("S33", *JSON)),
    "sheet": tuple((*of, "--out", "-") for of in SHEETS),
    "export": (("--xlsx", BOOK), ("--xlsx", BOOK, "--all"), ("--xlsx", BOOK, *PUBLIC)),
    "role list": LISTED[:2],
    "body list": LISTED[:2],
    "action list": ((), ("--late",), JSON),
    "area list": LISTED[:2],
    "assessment list": LISTED[:2],
    "case list": LISTED,
    "commitment list": LISTED,
    "concern list": LISTED,
    "horizon list": LISTED,
    "impact list": LISTED,
    "indicator list": LISTED,
    "indicator chart": (("results-read",), ("results-read", *JSON), ("results-read", "--svg", SVG)),
    "intelligence list": LISTED,
    "meeting list": LISTED[:2],
    "meeting agenda": (
        ("2026-06-16-insights-meeting",),
        ("2026-06-16-quality-committee",),
        ("2026-06-18-system-quality-group",),
        ("2026-07-23-quality-committee", *JSON),
    ),
    "meeting actions": ((), JSON),
    "meeting minutes": (
        ("2026-04-14-insights-meeting",),
        ("2026-06-09-insights-meeting",),
        ("2026-05-28-quality-committee", *PUBLIC),
    ),
    "meeting attendance": (("--body", "quality-committee", *JSON),),
    "meeting cycle": ((), JSON),
    "paper list": LISTED[:2],
    "provider list": LISTED[:2],
    "provider paper": tuple(
        (id_, *full) for id_ in ("fernhill-practice", "oakrise-practice") for full in ((), ("--full",))
    ),
    "risk list": LISTED,
    "situation list": LISTED,
}
"""The arguments with which each command that reads as of a day is run; `show` is run for every record."""
NOT_ASKED = {
    "check": "it judges the files as they are written",
    "commit": "it tells what changed in the files",
    "diff": "it tells what changed in the files",
    "extract": "it tells what the files hold, for whoever asks; its own tests cut it at its day",
    "status": "it tells what changed in the files",
}
NEXT_MONTH = date(2026, 7, 31)
FINGERPRINT = re.compile(r"^  \S+: '?[0-9a-f]{8}(?: [0-9a-f]{8}.*)?'?$", re.MULTILINE)
"""A sheet says of which text of each file it was made, so that `apply` sees what changed since."""


class August(datetime):
    """A clock by which what is dated tomorrow has long happened."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> August:
        return cls(2026, 8, 1, 12, tzinfo=tz)


def reading_commands() -> set[str]:
    """Every command that can be asked as of a day."""
    return {
        " ".join(path)
        for path, command in leaves(typer.main.get_command(build()), ())
        if any("--as-of" in option.opts for option in command.params)
    }


def leaves(command: Any, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Any]]:
    for name, inner in getattr(command, "commands", {}).items():
        yield from leaves(inner, (*path, name))
    if not hasattr(command, "commands"):
        yield path, command


def all_days() -> set[str]:
    return {day for kind in KINDS for model in models(kind.model) for day in days(model)}


def test_every_day_of_every_record_has_its_meaning() -> None:
    tables = [set(BEGINS), set(HAPPENS) - BEGINS, set(WHOLE), set(APART), set(EXEMPT)]
    assert sum(map(len, tables)) == len(set().union(*tables)), "a day means one thing"
    assert all_days() - {"Entry.date"} == set().union(*tables) - {"Entry.date"}


def test_every_command_that_reads_as_of_a_day_is_asked() -> None:
    shows = {f"{kind.name} show" for kind in KINDS}
    assert reading_commands() == OUTPUTS.keys() | NOT_ASKED.keys() | shows | {"show"}


@pytest.fixture
def records(base: Path) -> Path:
    """A register with room for everything."""
    turn(base)
    room(base)
    return base


@pytest.fixture(autouse=True)
def _august(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("qaif_cli.clock.datetime", August)


def written(records: Path) -> Register:
    """The register as its files have it, whatever the day."""
    return load(Worktree(records)).register


def asked(records: Path) -> Iterator[tuple[str, ...]]:
    """What is asked of a register: each list, paper and page, and every record that it has before anything is planted."""
    for command, variants in OUTPUTS.items():
        yield from ((*command.split(), *rest) for rest in variants)
    seen: set[str] = set()
    for item in written(records).held:
        yield ("show", item.record.id)
        if item.kind not in seen:
            yield (item.kind, "show", item.record.id, *JSON)
            seen.add(item.kind)


def answered(
    qaif: Qaif, records: Path, questions: Sequence[tuple[str, ...]], day: date = DAY
) -> dict[str, str]:
    """The answers by the question, as of a day; the records are read once."""
    answers = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("qaif_cli.flow.request.load", cache(load), raising=False)
        for words in questions:
            result = qaif(*words, "--as-of", day.isoformat(), "--records", str(records))
            text = FINGERPRINT.sub("", result.out) if words[0] == "sheet" else result.out
            file = next((Path(name) for name in (SVG, PAGE) if name in words), None)
            drawn = file.read_text("utf-8") if file else cells(Path(BOOK)) if BOOK in words else ""
            answers[" ".join(words)] = f"{text}{drawn}{result.err}{result.code}\n"
    return answers


def cells(path: Path) -> str:
    """What is seen in a workbook, which is then taken away; the hidden page says what the records said."""
    sheets = read_book(path.read_bytes(), path.name)
    path.unlink()
    return "".join(f"{cell.value}\n" for sheet in sheets if not sheet.hidden for cell in sheet.cells.values())


def traces(before: dict[str, str], after: dict[str, str], words: dict[str, str]) -> list[str]:
    """What differs, each with the elements that are seen there, or the first lines that differ."""
    told = []
    for question, text in after.items():
        if text == before[question]:
            continue
        seen = sorted({words[word] for word in re.findall(rf"{WORD}\d+", text)})
        lines = list(unified_diff(before[question].splitlines(), text.splitlines(), n=0, lineterm=""))
        told.append(f"qaif {question}: {'; '.join(seen) or ' | '.join(lines[2:8])}")
    return told


def test_what_is_dated_tomorrow_leaves_no_trace(qaif: Qaif, records: Path) -> None:
    questions = list(asked(records))
    before = answered(qaif, records, questions)
    assert [question for question, text in before.items() if not text.endswith("\n0\n")] == []
    planter = Planter(records)
    planter.plant()
    assert written(records).unreadable == ()
    assert planter.planted == every_place() | BY_FUNCTION
    found = traces(before, answered(qaif, records, questions), planter.words)
    assert not found, "\n".join(["what is dated tomorrow is seen today:", *found])


PAPERS = [("report", *rest) for rest in OUTPUTS["report"]]


def test_it_may_stand_anywhere_in_its_history(qaif: Qaif, records: Path) -> None:
    """What was written out of order, and what is later than the real day, is told by `check` and by no paper."""
    before = answered(qaif, records, PAPERS)
    planter = Planter(records)
    planter.plant()
    for path in records.rglob("*.yaml"):
        data = yaml.parse(path.read_text("utf-8"))
        path.write_text(in_lines({key: upside_down(value) for key, value in data.items()}), "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("qaif_cli.clock.datetime", June)
        found = traces(before, answered(qaif, records, PAPERS), planter.words)
        check = qaif("check", "--records", str(records), "--format", "json")
    assert not found, "\n".join(["what is dated tomorrow is seen in a paper:", *found])
    codes = {finding["code"] for finding in json.loads(check.out)["findings"]}
    assert "HIS002" in codes


class June(datetime):
    """The clock of the day itself."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> June:
        return cls(2026, 6, 15, 12, tzinfo=tz)


def upside_down(value: Any) -> Any:
    """A list with what is dated tomorrow at its top."""
    if not isinstance(value, list):
        return value
    ahead = [item for item in value if TOMORROW.isoformat() in str(item) and "corrects" not in str(item)]
    return ahead + [item for item in value if item not in ahead]


def test_every_word_is_seen_from_its_day_on(qaif: Qaif, records: Path) -> None:
    planter = Planter(records)
    planter.plant()
    there = "".join(path.read_text("utf-8") for path in records.rglob("*.yaml"))
    words = set(re.findall(rf"{WORD}\d+", there))
    assert len(words) > 150
    questions = [("show", item.record.id) for item in written(records).held]
    told = "".join(answered(qaif, records, questions, NEXT_MONTH).values())
    assert sorted(planter.words[word] for word in words if word not in told) == []


def test_what_begins_tomorrow_cannot_be_shown_today(qaif: Qaif, records: Path) -> None:
    Planter(records).plant()
    for id_ in WHOLE_RECORDS.values():
        result = qaif("show", id_, "--as-of", DAY.isoformat(), "--records", str(records))
        assert (result.code, result.out) == (2, "")
        assert "did not exist on 15 June 2026" in result.err
        assert WORD not in result.err


LINKS: dict[str, dict[str, Any]] = {
    "concerns/Q-0001.yaml": {"risks": ["R-0001", "R-0901"]},
    "indicators/results-read.yaml": {"risks": ["R-0001", "R-0901"]},
    "meetings/2026/2026-07-23-quality-committee.yaml": {"items": [{"id": "M1", "record": "Q-0901"}]},
}
"""What carries no day of its own, and leads to records that begin tomorrow."""


def test_a_link_to_what_begins_tomorrow_leaves_no_trace(qaif: Qaif, records: Path) -> None:
    questions = [
        ("show", "Q-0001"),
        ("concern", "list", *JSON),
        ("show", "results-read"),
        ("indicator", "list", *JSON),
        ("show", "2026-07-23-quality-committee"),
        ("meeting", "list", *JSON),
        ("meeting", "agenda", "2026-07-23-quality-committee"),
        ("report", "--committee"),
        ("report", "--area", "primary-care"),
    ]
    empty = {path: {key: value[:-1] for key, value in linked.items()} for path, linked in LINKS.items()}
    linked(records, empty)
    before = answered(qaif, records, questions)
    linked(records, LINKS)
    planter = Planter(records)
    planter.whole()
    found = traces(before, answered(qaif, records, questions), planter.words)
    assert not found, "\n".join(["what begins tomorrow is named today:", *found])


def linked(records: Path, links: dict[str, dict[str, Any]]) -> None:
    for path, values in links.items():
        data = yaml.parse((records / path).read_text("utf-8"))
        (records / path).write_text(in_lines(data | values), "utf-8")


FIRST = {"date": "2026-02-03", "by": "quality-lead", "consequence": 3, "likelihood": 3}
WRONG = {"date": "2026-05-12", "by": "quality-lead", "consequence": 4, "likelihood": 4}
RIGHT = {"date": "2026-05-11", "by": "quality-lead", "consequence": 2, "likelihood": 4}
AHEAD = {"date": TOMORROW.isoformat(), "by": "quality-lead", "consequence": 5, "likelihood": 5}


@pytest.mark.parametrize(
    ("reviews", "score"),
    [
        ([FIRST, AHEAD, WRONG, RIGHT | {"corrects": "2026-05-12/3"}], 8),
        ([FIRST, WRONG, AHEAD | {"corrects": "2026-05-12/2"}], 9),
    ],
    ids=["an entry of tomorrow stands before what is corrected", "the correction is dated tomorrow"],
)
def test_a_corrected_entry_stays_out(
    reviews: list[dict[str, Any]], score: int, qaif: Qaif, records: Path
) -> None:
    """docs/report.md: what was corrected is out of every count, whenever that was written."""
    linked(records, {"risks/R-0002.yaml": {"reviews": reviews}})
    questions = [("risk", "list", *JSON), ("score", *JSON), ("show", "R-0002"), ("report", "--register")]
    answers = answered(qaif, records, questions)
    rows = json.loads(answers["risk list --format json"].rpartition("\n0\n")[0])["risks"]
    assert [row["score"] for row in rows if row["id"] == "R-0002"] == [score]
    assert re.search(rf"^Score +{score}\b", answers["show R-0002"], re.MULTILINE)
