"""`make meeting`: forty whole processes at `risk add`, twenty at `score` on one risk, on a copy of the base register."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.support.power import COMMANDS

BASE = Path(__file__).resolve().parents[1] / "tests" / "base" / "records"
ADDERS = 40
SCORERS = 20


def together(command: tuple[str, ...], records: Path, count: int) -> list[int]:
    """The exit codes of so many processes that were started at once."""
    words = [sys.executable, "-m", "qaif_cli", *command, "--records", str(records), "--note"]
    quiet = subprocess.DEVNULL
    started = [
        subprocess.Popen([*words, f"Note {n}"], stdout=quiet, stderr=quiet, cwd=BASE.parents[2])
        for n in range(count)
    ]
    return [process.wait() for process in started]


def main() -> int:
    """Let them meet, and print what came of it."""
    add, score = COMMANDS[0], COMMANDS[1]
    with tempfile.TemporaryDirectory() as folder:
        records = Path(shutil.copytree(BASE, Path(folder) / "records"))
        risks = records / "risks"
        before, began = len(list(risks.iterdir())), time.monotonic()
        added = together(add, records, ADDERS)
        new = len(list(risks.iterdir())) - before
        print(
            f"{ADDERS} at `risk add`: {added.count(0)} accepted, {new} files, {time.monotonic() - began:.0f} s."
        )
        began = time.monotonic()
        scored = together(score, records, SCORERS)
        kept = len(re.findall("note: Note ", (risks / "R-0001.yaml").read_text("utf-8")))
        refused = scored.count(2)
        print(
            f"{SCORERS} at `score`: {scored.count(0)} accepted, {kept} in the record, {refused} refused, {time.monotonic() - began:.0f} s."
        )
    good = new == added.count(0) == ADDERS and kept == scored.count(0) == SCORERS - refused
    return int(not good)


if __name__ == "__main__":
    sys.exit(main())
