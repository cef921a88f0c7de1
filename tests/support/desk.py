"""A quality lead's desk on a given day: a register that commands write to, and what they changed in it."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from tests.support.lending import files_in
from tests.support.running import Qaif, Result

BASE = Path(__file__).parents[1] / "base" / "records"


@dataclass(frozen=True)
class Desk:
    """Runs commands on a copy of the base register, and compares it with the original."""

    qaif: Qaif
    records: Path

    def __call__(self, *arguments: str) -> Result:
        return self.qaif(*arguments, "--records", str(self.records))

    def does(self, *arguments: str) -> str:
        """What a command that must succeed says."""
        result = self(*arguments)
        assert (result.code, result.err) == (0, "")
        return result.out

    def refuses(self, *arguments: str) -> str:
        """What a command says that must refuse, and must write nothing."""
        before = self.everything()
        result = self(*arguments)
        assert (result.code, result.out) == (2, "")
        assert self.everything() == before
        return result.err

    def everything(self) -> dict[str, bytes]:
        """Every file, dot-files too."""
        return files_in(self.records)

    def changes(self, path: str) -> list[str]:
        """The lines of a file that were taken out or put in, since the register was copied."""
        old = (BASE / path).read_text("utf-8").splitlines() if (BASE / path).exists() else []
        new = (self.records / path).read_text("utf-8").splitlines()
        # Lines that a long file has often are matched too, such as where something comes from.
        matched = difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
        found: list[str] = []
        for how, first, last, to_first, to_last in matched:
            if how != "equal":
                found += [f"- {line}" for line in old[first:last]]
                found += [f"+ {line}" for line in new[to_first:to_last]]
        return found

    def changed(self) -> list[str]:
        """The files that differ from the original."""
        now = self.everything()
        return sorted(
            path
            for path, data in now.items()
            if not (BASE / path).exists() or (BASE / path).read_bytes() != data
        )


def stop_clock(monkeypatch: pytest.MonkeyPatch, day: str = "2026-06-15") -> None:
    """Let today be a day; the base register is without a fault on 15 June 2026."""

    class Stopped(datetime):
        @classmethod
        def now(cls, tz: Any = None) -> Stopped:
            return cls.fromisoformat(f"{day}T12:00:00").replace(tzinfo=tz)

    monkeypatch.setattr("qaif_cli.clock.datetime", Stopped)
