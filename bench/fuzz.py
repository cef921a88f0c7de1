"""`make fuzz`: what a hostile or clumsy hand may give to qaif, tried by the hour.

Each kind is tried with one seed after another; what goes wrong is printed with its kind and seed, and
`make fuzz ARGS="--kind yaml --only 17"` tries it again. The suite tries the first of each.
"""

from __future__ import annotations

import argparse
import sys
import time

from tests.support.fuzzing import KINDS, tried

SHOWN = 20


def main() -> int:
    """Try for so many minutes of the processor, and print what was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kind", choices=KINDS, action="append", help="all, where none is named")
    parser.add_argument("--minutes", type=float, default=10, help="of the processor, shared by the kinds")
    parser.add_argument("--seed", type=int, default=1_000_000, help="the first")
    parser.add_argument("--only", type=int, help="this seed and no other")
    asked = parser.parse_args()
    kinds = asked.kind or list(KINDS)
    if asked.only is not None:
        found = [wrong for kind in kinds if (wrong := tried(kind, asked.only))]
        print("\n".join(found) or "Nothing went wrong.")
        return int(bool(found))
    return int(any([_by_the_clock(kind, asked.seed, 60 * asked.minutes / len(kinds)) for kind in kinds]))  # noqa: C419  # each is tried


def _by_the_clock(kind: str, seed: int, seconds: float) -> int:
    """How many of a kind went wrong."""
    began, runs, wrong = time.process_time(), 0, 0
    while time.process_time() - began < seconds:
        found = tried(kind, seed + runs)
        runs += 1
        if found:
            wrong += 1
            if wrong <= SHOWN:
                print(found, flush=True)
    print(f"{kind}: {runs} tried, {wrong} went wrong.", flush=True)
    return wrong


if __name__ == "__main__":
    sys.exit(main())
