"""`make bench-spc`: charts and papers as ratios to `qaif check`, on 1,000 indicators of 60 points.

Every command is run in turn, A B C … A B C …, after a round that is not counted; medians are given.
"""

from __future__ import annotations

import argparse

from corpus import HERE, build, build_indicators
from run import QAIF, Runner, table, versions
from texts import DAY

OTHERS = 1000


def runners(count: int, points: int) -> list[Runner]:
    """Every command, for so many indicators of so many points."""
    records = build_indicators(count, points, OTHERS)
    told = ["--as-of", DAY.isoformat(), "--records", str(records)]
    csv, picture = str(records.parent / "points.csv"), str(records.parent / "chart.svg")
    commands = {
        "qaif check": ["check", *told],
        "qaif indicator list": ["indicator", "list", *told],
        "qaif indicator chart": ["indicator", "chart", "indicator-0001", *told],
        "qaif indicator chart --svg": ["indicator", "chart", "indicator-0001", "--svg", picture, *told],
        "qaif indicator import --dry-run": ["indicator", "import", csv, "--dry-run", *told[2:]],
        "qaif triangulate": ["triangulate", *told],
        "qaif report --board": ["report", "--board", *told],
        "qaif coverage": ["coverage", *told],
    }
    alone = ["check", *told[:2], "--records", str(build(OTHERS))]
    return [
        Runner(f"qaif check, {OTHERS:,} others alone", [QAIF, *alone], HERE, (0, 1)),
        *(Runner(name, [QAIF, *words], HERE, (0, 1)) for name, words in commands.items()),
    ]


def main() -> None:
    """Build, measure, and print the table."""
    parser = argparse.ArgumentParser(description="Measure indicators beside qaif check.")
    parser.add_argument("--indicators", type=int, default=1000, help="how many indicators (default 1000)")
    parser.add_argument("--points", type=int, default=60, help="how many points each has (default 60)")
    parser.add_argument("--rounds", type=int, default=3, help="how many rounds are counted (default 3)")
    told = parser.parse_args()
    found = runners(told.indicators, told.points)
    for round_ in range(1 + told.rounds):
        for item in found:
            item.run(counted=round_ > 0)
    rounds = f"{told.rounds} counted round{'s' if told.rounds > 1 else ''} after 1 not counted"
    what = f"{told.indicators:,} indicators of {told.points} points beside {OTHERS:,} other records"
    print(table(found, f"{what}, {rounds}"))
    print(versions(peers=False))


if __name__ == "__main__":
    main()
