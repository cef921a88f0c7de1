"""`make bench-loop`: `qaif triangulate` and each body's paper as ratios to `qaif check`, on 10,000 items of intelligence.

Every command is run in turn, A B C … A B C …, after a round that is not counted; medians are given. A paper that
this version of qaif does not make is left out, and that is said.
"""

from __future__ import annotations

import argparse
import subprocess

from corpus import HERE, build_loop
from run import QAIF, Runner, table, versions
from texts import DAY

PAPERS = ("--insights", "--sqg", "--committee", "--board")


def runners(count: int) -> tuple[list[Runner], list[str]]:
    """Every command, for so many items; and the papers that there are not yet."""
    told = ["--as-of", DAY.isoformat(), "--records", str(build_loop(count))]
    shown = subprocess.run([QAIF, "report", "--help"], capture_output=True, text=True, check=True).stdout
    commands = [
        ["check"],
        ["triangulate"],
        ["triangulate", "--window", "1m"],
        ["triangulate", "--window", "12m"],
        *(["report", paper] for paper in PAPERS if paper in shown),
    ]
    found = [Runner(" ".join(["qaif", *words]), [QAIF, *words, *told], HERE, (0, 1)) for words in commands]
    return found, [paper for paper in PAPERS if paper not in shown]


def main() -> None:
    """Build, measure, and print the table."""
    parser = argparse.ArgumentParser(description="Measure the weekly loop beside qaif check.")
    parser.add_argument(
        "--items", type=int, default=10_000, help="how many items of intelligence (default 10000)"
    )
    parser.add_argument("--rounds", type=int, default=3, help="how many rounds are counted (default 3)")
    told = parser.parse_args()
    found, missing = runners(told.items)
    for round_ in range(1 + told.rounds):
        for item in found:
            item.run(counted=round_ > 0)
    rounds = f"{told.rounds} counted round{'s' if told.rounds > 1 else ''} after 1 not counted"
    print(table(found, f"{told.items:,} items of intelligence beside 1,000 other records, {rounds}"))
    for paper in missing:
        print(f"qaif report {paper}: not made by this version, so not measured")
    print(versions(peers=False))


if __name__ == "__main__":
    main()
