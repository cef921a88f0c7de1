"""`make power-cut`: writing commands are killed at random moments, and every record must be whole after each.

A record must be, byte for byte, what it was or what the command makes of it when it is left alone, and the
same command run again must go as if nothing had happened.
"""

from __future__ import annotations

import argparse
import io
import sys
import tempfile
import time
from contextlib import redirect_stdout
from pathlib import Path
from random import Random

from qaif_cli.__main__ import run
from tests.support.power import COMMANDS, Tally, cut

BASE = Path(__file__).resolve().parents[1] / "tests" / "base" / "records"


def main() -> int:
    """Cut the power so many times, and print what was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cuts", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    random, tally, runs, began = Random(asked.seed), Tally(), 0, time.monotonic()
    for command in COMMANDS:  # what commands import is read once, here
        with redirect_stdout(io.StringIO()):
            run([*command, "--dry-run", "--records", str(BASE)])
    with tempfile.TemporaryDirectory() as folder:
        while tally.cuts < asked.cuts:
            runs += 1
            cut(BASE, Path(folder), random, tally)
    print(f"{tally.cuts} writing commands were killed with SIGKILL in {time.monotonic() - began:.0f} s")
    print(f"  ({runs - tally.cuts} more had ended before their moment came).")
    print(
        f"  {tally.old:4} had written nothing, {tally.new} everything, {tally.between} some of several records."
    )
    print(f"  {tally.drafts:4} drafts were left out of sight.")
    print(f"  {tally.torn:4} records were neither the old nor the new one.")
    print(f"  {tally.disturbed:4} runs afterwards were disturbed.")
    return int(bool(tally.torn or tally.disturbed))


if __name__ == "__main__":
    sys.exit(main())
