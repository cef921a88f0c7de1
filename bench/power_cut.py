"""`make power-cut`: writing commands are cut short, and every record must be whole after each.

First at every step that each takes on the disk: a file opened to be written, renamed, linked, removed or made safe, each
also with what is made safe there only in half; the next command must end what was begun, or leave all as it was. Then
processes are killed at random moments: a record must be, byte for byte, what it was or what the command makes of it when it
is left alone, and the same command run again must go as if nothing had happened.
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
from tests.support.cuts import cut_at_every_step, ended, seen, torn_records
from tests.support.power import COMMANDS, MORE, Tally, cut
from tests.support.repository import repository

BASE = Path(__file__).resolve().parents[1] / "tests" / "base" / "records"


def main() -> int:
    """Cut the power so many times, and print what was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cuts", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    steps, wrong = _every_step()
    print(f"{steps} steps of {len(COMMANDS) + len(MORE)} commands were the last, each whole and torn.")
    print(f"  {wrong:4} were not ended by the next command, or left something torn.")
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
    return int(bool(tally.torn or tally.disturbed or wrong))


def _every_step() -> tuple[int, int]:
    """How many steps there were to die before, and after how many something was wrong."""
    steps = wrong = 0
    for command in (*COMMANDS, *MORE):
        for torn in (False, True):
            with tempfile.TemporaryDirectory() as folder:
                root, copies = repository(Path(folder) / "made").root, Path(folder) / "copies"
                copies.mkdir()
                records = root / "records"
                before = seen(records)
                with redirect_stdout(io.StringIO()), cut_at_every_step(root, copies, torn=torn) as cuts:
                    code = run([*command, "--records", str(records)])
                after = seen(records)
                if code or before == after:
                    raise SystemExit(f"`qaif {' '.join(command)}` wrote nothing.")
                for _, copy in cuts.copies:
                    steps += 1
                    torn_now = torn_records(copy / "records", before, after)
                    wrong += bool(torn_now) or ended(copy / "records", before, after) is None
    return steps, wrong


if __name__ == "__main__":
    sys.exit(main())
