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
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Self

import pytest
from openpyxl import load_workbook

from qaif_cli import clock
from qaif_cli.store import yaml
from tests.support.repository import kept
from tests.support.running import Qaif

ROOT = Path(__file__).resolve().parents[1]
GUIDES = {
    "first-week.md": 30,
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
FROM_NOTHING = "first-week.md"
"""The chapter that begins a register of its own, in the folder that a colleague made ready."""
FIRST_DAY = "2026-11-19"
"""The day on which the week ends: exceptions are judged on the real day, and this is it where no other is said."""
PARTS = re.compile(r"^<!-- today: (\S+) -->$|^```(console|yaml|csv)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
FILLED = re.compile(r"^  (\S+:)\n(?:    .*\n)+", re.MULTILINE)
SOMEBODY = (("config", "user.name", "Quality Lead"), ("config", "user.email", "lead@icb.example"))
"""Who commits, whatever is set on the computer."""


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
    monkeypatch.setattr(clock, "datetime", Today)
    folder = made_ready(tmp_path) if name == FROM_NOTHING else with_the_register(tmp_path)
    monkeypatch.chdir(folder)
    ran = 0
    for today, kind, body in PARTS.findall((ROOT / "docs" / name).read_text("utf-8")):
        if today:
            monkeypatch.setattr(Today, "stands_on", date.fromisoformat(today))
        elif kind == "yaml":
            filled_in(folder, body)
        elif kind == "csv":
            first, _, rest = body.partition("\n")
            (folder / first.removeprefix("# ")).write_text(rest, "utf-8")
        else:
            ran += play(body, qaif, folder)
    assert ran > GUIDES[name]


def with_the_register(folder: Path) -> Path:
    """The illustrative register, under git."""
    return shutil.copytree(committed_register(), folder, dirs_exist_ok=True)


@cache
def committed_register() -> Path:
    """The register as every chapter finds it: committed once in a process, and copied."""
    top = kept("guide")
    shutil.copytree(ROOT / "records", top / "records")
    for words in (
        ("init", "--quiet"),
        *SOMEBODY,
        ("add", "--all"),
        ("commit", "--quiet", "--message", "begin"),
        ("repack", "-adq"),
    ):
        subprocess.run(["git", *words], cwd=top, check=True)
    return top


def made_ready(place: Path) -> Path:
    """An empty folder under git, with a shared place to send to, by the commands of `docs/windows.md` for the colleague."""
    page = (ROOT / "docs" / "windows.md").read_text("utf-8").replace("\\", "/")
    for typed in re.findall(r"^git (?:-C \S+ )?(?:init|remote|config) .*$", page, re.MULTILINE):
        here = typed.replace("C:/Users/lead", str(place)).replace("S:/quality", str(place))
        subprocess.run(
            [*shlex.split(here), *(["--quiet"] if " init " in here else [])], cwd=place, check=True
        )
    return place / "quality"


def play(body: str, qaif: Qaif, folder: Path) -> int:
    """Run the commands of a block, each of which prints what is shown; how many were ours."""
    ran = 0
    for command, shown in commands(body):
        words = shlex.split(command)
        if words[0] == "git":
            subprocess.run(words, cwd=folder, check=True)
            continue
        result = qaif(*words[1:])
        said = f"$ {command}\n{result.out}{result.err}"
        assert agrees(shown, result.out + result.err), said
        told = "qaif: " in shown if result.code > 1 else shown.strip("…\n")
        assert result.code == 0 or told, f"It fails, and the guide does not say so: {said}"
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


def filled_in(folder: Path, body: str) -> None:
    """Fill in what the guide shows of a file, or write it whole; the first line names it, and the message that brought it."""
    first, _, rest = body.partition("\n")
    name, _, mail = first.removeprefix("# ").partition(", from ")
    if not mail and not (folder / name).exists():
        (folder / name).write_text(rest, "utf-8")
    elif mail:
        fill_in_book(folder / name, attached(folder / mail, name), rest)
    elif name.endswith(".xlsx"):
        fill_in_book(folder / name, (folder / name).read_bytes(), rest)
    elif FILLED.search(rest):
        fill_in_sheet(folder / name, rest)
    else:
        answer(folder / name, rest)


def fill_in_sheet(path: Path, rest: str) -> None:
    """Fill in parts of a sheet."""
    text = path.read_text("utf-8")
    for part in FILLED.finditer(rest):
        old = re.compile(rf"^  {part[1]}\n(?:    .*\n)+", re.MULTILINE)
        assert old.search(text), f"{part[1]} is not on the sheet"
        text = old.sub(part[0].replace("\\", "\\\\"), text, count=1)
    path.write_text(text, "utf-8")


def answer(path: Path, rest: str) -> None:
    """Put lines in the place of those that ask the same with a question mark."""
    text = path.read_text("utf-8")
    for line in rest.splitlines():
        asked = re.compile(rf'^{re.escape(line.partition(":")[0])}: "\?".*$', re.MULTILINE)
        text, count = asked.subn(line.replace("\\", "\\\\"), text)
        assert count == 1, f"{path.name} does not ask: {line}"
    path.write_text(text, "utf-8")


def attached(mail: Path, name: str) -> bytes:
    """A file that goes with a message."""
    message = message_from_bytes(mail.read_bytes(), policy=default)
    parts = {part.get_filename(): part for part in message.walk()}
    return parts[name].get_payload(decode=True)  # type: ignore[return-value]  # it is bytes


def fill_in_book(path: Path, data: bytes, rest: str) -> None:
    """Fill in a workbook by the names of its lines, and save it."""
    book = load_workbook(BytesIO(data))
    lines = {row[1]: row[2] for row in book["_qaif_sheet"].iter_rows(values_only=True) if row[0] == "line"}
    cells = [
        cell for sheet in book.worksheets if sheet.sheet_state == "visible" for row in sheet for cell in row
    ]
    for thing, said in yaml.parse(rest).items():
        row = next(cell.row for cell in cells if cell.value == thing)
        for line, value in said.items():
            column = next(cell.column for cell in cells if cell.value == lines[line])
            next(cell for cell in cells if (cell.row, cell.column) == (row, column)).value = value
    book.save(path)
