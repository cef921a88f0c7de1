"""The guides are played through: every command in them is run, and prints what they show."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from collections.abc import Iterator
from datetime import date, datetime, tzinfo
from email import message_from_bytes
from email.policy import default
from io import BytesIO
from pathlib import Path
from typing import Self

import pytest
from openpyxl import load_workbook

from qaif_cli.cli import options
from qaif_cli.store import yaml
from tests.support.running import Qaif

ROOT = Path(__file__).resolve().parents[1]
GUIDES = {
    "guide.md": 30,
    "guide-loop.md": 45,
    "guide-figures.md": 15,
    "guide-cases.md": 20,
    "guide-impact.md": 25,
    "guide-bodies.md": 15,
    "merge.md": 9,
    "guide-qaf-round.md": 10,
    "guide-situation.md": 20,
    "guide-inequalities.md": 11,
    "guide-reminders.md": 4,
}
"""The chapters, and how many commands each has at the least."""
FIRST_DAY = "2026-11-19"
"""The day on which the week ends: exceptions are judged on the real day, and this is it where no other is said."""
PARTS = re.compile(r"^<!-- today: (\S+) -->$|^```(console|yaml|csv)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
FILLED = re.compile(r"^  (\S+:)\n(?:    .*\n)+", re.MULTILINE)
GIT = ("git", "-c", "user.name=Lead", "-c", "user.email=lead@example.org")


class Today(datetime):
    """The clock, which stands still on the day that the guide says."""

    stands_on = date.fromisoformat(FIRST_DAY)

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> Self:
        return cls(cls.stands_on.year, cls.stands_on.month, cls.stands_on.day, 12, tzinfo=tz)


@pytest.mark.parametrize("name", GUIDES)
def test_it_goes_as_the_guide_says(
    name: str, qaif: Qaif, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(options, "datetime", Today)
    shutil.copytree(ROOT / "records", tmp_path / "records")
    for words in (["init", "--quiet"], ["add", "--all"], ["commit", "--quiet", "--message", "begin"]):
        subprocess.run([*GIT, *words], cwd=tmp_path, check=True)
    ran = 0
    for today, kind, body in PARTS.findall((ROOT / "docs" / name).read_text("utf-8")):
        if today:
            monkeypatch.setattr(Today, "stands_on", date.fromisoformat(today))
        elif kind == "yaml" and ".eml\n" in body:
            fill_in_attached(tmp_path, body)
        elif kind == "yaml":
            fill_in(tmp_path, body)
        elif kind == "csv":
            first, _, rest = body.partition("\n")
            (tmp_path / first.removeprefix("# ")).write_text(rest, "utf-8")
        else:
            ran += play(body, qaif, tmp_path)
    assert ran > GUIDES[name]


def play(body: str, qaif: Qaif, folder: Path) -> int:
    """Run the commands of a block, each of which prints what is shown; how many were ours."""
    ran = 0
    for command, shown in commands(body):
        words = shlex.split(command)
        if words[0] == "git":
            subprocess.run([*GIT, *words[1:]], cwd=folder, check=True)
            continue
        result = qaif(*words[1:])
        assert agrees(shown, result.out + result.err), f"$ {command}\n{result.out}{result.err}"
        ran += 1
    return ran


def commands(body: str) -> Iterator[tuple[str, str]]:
    """Each command of a block with what the guide shows below it."""
    for part in re.split(r"^\$ ", body, flags=re.MULTILINE)[1:]:
        command, _, shown = re.sub(r"\\\n +", "", part).partition("\n")
        yield command, shown


def agrees(shown: str, printed: str) -> bool:
    """Whether what was printed is what is shown; a line with `…` alone stands for any lines."""
    lines = "\n".join(line.rstrip() for line in printed.splitlines()) + "\n" if printed else ""
    pattern = "".join("(?:.*\n)*" if line == "…" else re.escape(line) + "\n" for line in shown.splitlines())
    return re.fullmatch(pattern, lines) is not None


def fill_in(folder: Path, body: str) -> None:
    """Fill in the parts of a sheet that the guide shows, or write a file that it shows; its first line names the file."""
    first, _, rest = body.partition("\n")
    path = folder / first.removeprefix("# ")
    if not path.exists():  # the guide shows it whole
        path.write_text(rest, "utf-8")
        return
    text = path.read_text("utf-8")
    for part in FILLED.finditer(rest):
        old = re.compile(rf"^  {part[1]}\n(?:    .*\n)+", re.MULTILINE)
        assert old.search(text), f"{part[1]} is not on the sheet"
        text = old.sub(part[0].replace("\\", "\\\\"), text, count=1)
    path.write_text(text, "utf-8")


def fill_in_attached(folder: Path, body: str) -> None:
    """Fill in the workbook that goes with a message, by the names of its lines; the first line names both files."""
    first, _, rest = body.partition("\n")
    name, mail = first.removeprefix("# ").split(", from ")
    message = message_from_bytes((folder / mail).read_bytes(), policy=default)
    parts = {part.get_filename(): part for part in message.walk()}
    book = load_workbook(BytesIO(parts[name].get_payload(decode=True)))  # type: ignore[arg-type]  # it is bytes
    lines = {row[1]: row[2] for row in book["_qaif_sheet"].iter_rows(values_only=True) if row[0] == "line"}
    cells = [
        cell for sheet in book.worksheets if sheet.sheet_state == "visible" for row in sheet for cell in row
    ]
    for thing, said in yaml.parse(rest).items():
        row = next(cell.row for cell in cells if cell.value == thing)
        for line, value in said.items():
            column = next(cell.column for cell in cells if cell.value == lines[line])
            next(cell for cell in cells if (cell.row, cell.column) == (row, column)).value = value
    book.save(folder / name)
