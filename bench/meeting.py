"""`make meeting`: forty whole processes at `risk add`, and sixty at `score` on one risk, on a copy of the base register.

`ARGS="--add 200 --score 200"` has other numbers of them.
"""

from __future__ import annotations

import argparse
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.support.power import COMMANDS

BASE = Path(__file__).resolve().parents[1] / "tests" / "base" / "records"
ADDERS = 40
SCORERS = 60
MOST = 1.3
"""So many times the processor time of as many one after the other do those take who add at once, at the most."""


def spent() -> float:
    """The processor time of all processes that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def together(command: tuple[str, ...], records: Path, count: int, *, at_once: bool = True) -> list[int]:
    """The exit codes of so many processes, started at once or each when the one before has ended."""
    words = [sys.executable, "-m", "qaif_cli", *command, "--records", str(records), "--note"]
    codes: list[int] = []
    started = []
    for n in range(count):
        process = subprocess.Popen(
            [*words, f"Note {n}"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd=BASE.parents[2],
            env={**os.environ, "PYTHONDONTWRITEBYTECODE": ""},
        )
        if at_once:
            started.append(process)
        else:
            codes.append(process.wait())
    return codes + [process.wait() for process in started]


def added(folder: Path, count: int, *, at_once: bool) -> tuple[bool, float]:
    """Whether each of those who add a risk was heard, and their processor time."""
    records = Path(shutil.copytree(BASE, folder / f"add-{at_once}" / "records"))
    before, began, clock = len(list((records / "risks").iterdir())), spent(), time.monotonic()
    codes = together(COMMANDS[0], records, count, at_once=at_once)
    used, new = spent() - began, len(list((records / "risks").iterdir())) - before
    how = "at once" if at_once else "one after the other"
    print(
        f"{count} at `risk add` {how}: {codes.count(0)} accepted, {new} files, {used:.1f} s of processor, {time.monotonic() - clock:.0f} s."
    )
    return new == codes.count(0) == count, used


def scored(folder: Path, count: int) -> bool:
    """Whether what was accepted at `score` on one risk is in it, and nothing else."""
    records = Path(shutil.copytree(BASE, folder / "score" / "records"))
    began, clock = spent(), time.monotonic()
    codes = together(COMMANDS[1], records, count)
    text = (records / "risks" / "R-0001.yaml").read_text("utf-8")
    kept = sorted(map(int, re.findall(r"note: Note (\d+)", text)))
    accepted = [n for n, code in enumerate(codes) if code == 0]
    print(
        f"{count} at `score`: {len(accepted)} accepted, {len(kept)} in the record, {codes.count(2)} refused,"
        f" {spent() - began:.1f} s of processor, {time.monotonic() - clock:.0f} s."
    )
    return kept == accepted and len(accepted) + codes.count(2) == count


def main() -> int:
    """Let them meet, and print what came of it."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--add", type=int, default=ADDERS)
    parser.add_argument("--score", type=int, default=SCORERS)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        heard, alone = added(folder, asked.add, at_once=False)
        all_heard, at_once = added(folder, asked.add, at_once=True)
        good = heard and all_heard and scored(folder, asked.score)
    print(f"At once they take {at_once / alone:.2f} times the processor time; {MOST} is asked.")
    return int(not (good and at_once <= MOST * alone))


if __name__ == "__main__":
    sys.exit(main())
