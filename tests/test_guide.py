"""The guide is played through: every command in it is run, and prints what the guide shows."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from collections.abc import Iterator
from datetime import datetime, tzinfo
from pathlib import Path
from typing import Self

import pytest

from qaif_cli.cli import options
from tests.support.running import Qaif

ROOT = Path(__file__).resolve().parents[1]
GUIDE = ROOT / "docs" / "guide.md"
BLOCK = re.compile(r"^```(console|yaml)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
FILLED = re.compile(r"^  (\S+:)\n(?:    .*\n)+", re.MULTILINE)
GIT = ("git", "-c", "user.name=Lead", "-c", "user.email=lead@example.org")


class Thursday(datetime):
    """The day on which the week ends: exceptions are judged on the real day, and this is it."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> Self:
        return cls(2026, 11, 19, 12, tzinfo=tz)


def test_the_week_goes_as_the_guide_says(qaif: Qaif, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(options, "datetime", Thursday)
    shutil.copytree(ROOT / "records", tmp_path / "records")
    for words in (["init", "--quiet"], ["add", "--all"], ["commit", "--quiet", "--message", "begin"]):
        subprocess.run([*GIT, *words], cwd=tmp_path, check=True)
    ran = 0
    for kind, body in BLOCK.findall(GUIDE.read_text("utf-8")):
        if kind == "yaml":
            fill_in(tmp_path, body)
            continue
        for command, shown in commands(body):
            words = shlex.split(command)
            if words[0] == "git":
                subprocess.run([*GIT, *words[1:]], cwd=tmp_path, check=True)
                continue
            result = qaif(*words[1:])
            assert agrees(shown, result.out + result.err), f"$ {command}\n{result.out}{result.err}"
            ran += 1
    assert ran > 30


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
    """Fill in the parts of a sheet that the guide shows; its first line names the file."""
    first, _, rest = body.partition("\n")
    path = folder / first.removeprefix("# ")
    text = path.read_text("utf-8")
    for part in FILLED.finditer(rest):
        old = re.compile(rf"^  {part[1]}\n(?:    .*\n)+", re.MULTILINE)
        assert old.search(text), f"{part[1]} is not on the sheet"
        text = old.sub(part[0].replace("\\", "\\\\"), text, count=1)
    path.write_text(text, "utf-8")
