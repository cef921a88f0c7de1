"""What the commands answer of the shipped records, as of one day."""

from __future__ import annotations

import io
import json
import re
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any

from qaif_cli.__main__ import run

RECORDS = Path(__file__).parents[2] / "records"


class Asked:
    """What the commands answer as of one day; each is asked once."""

    def __init__(self, day: str) -> None:
        self.day = day
        self._answers: dict[str, str] = {}

    def text(self, words: str) -> str:
        """What a command prints."""
        if words not in self._answers:
            with redirect_stdout(io.StringIO()) as out, redirect_stderr(io.StringIO()) as err:
                code = run([*words.split(), "--as-of", self.day, "--records", str(RECORDS)])
            assert code in {0, 1}, err.getvalue()  # 1: `check` found errors
            self._answers[words] = out.getvalue()
        return self._answers[words]

    def json(self, words: str) -> Any:
        """What a command prints for programs."""
        return json.loads(self.text(f"{words} --format json"))

    @property
    def risks(self) -> list[dict[str, Any]]:
        """The open risks."""
        rows: list[dict[str, Any]] = self.json("risk list")["risks"]
        return rows

    @property
    def concerns(self) -> list[dict[str, Any]]:
        """The open concerns."""
        rows: list[dict[str, Any]] = self.json("concern list")["concerns"]
        return rows

    @property
    def raised(self) -> list[dict[str, Any]]:
        """The open concerns above the lowest level."""
        return [row for row in self.concerns if row["level"] != "routine"]

    def section(self, paper: str, heading: str) -> str:
        """A part of a paper, to the next heading of its height."""
        found = re.search(rf"^## {heading}.*?(?=^## |\Z)", self.text(paper), re.MULTILINE | re.DOTALL)
        assert found, heading
        return found[0]
