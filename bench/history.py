"""`make bench-git`: what qaif reads from git, as whole processes, side by side with the plain git beneath it.

Every command is run in turn, A B C … A B C …; medians are given. What git does is the least that has to be
done; qaif reads, judges and words every version on top of it. Two forms of `check` are set beside `check`.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
from pathlib import Path

from past import FIRST, build_past
from run import QAIF, Runner, versions
from texts import DAY

CONTENTS = (
    "awk '/^:/ { for (n = 3; n <= 4; n++) if ($n !~ /^0+$/ && !seen[$n]++) print $n }'"
    " | git cat-file --batch --buffer"
)


def pairs(root: Path, commits: int) -> list[tuple[Runner, Runner]]:
    """Each command with what it is measured against."""
    half = f"HEAD~{commits // 2}"
    day = ("--as-of", DAY.isoformat())

    def qaif(name: str, *options: str) -> Runner:
        return Runner(name, [QAIF, *name.split(), *options], root, (0, 1))

    def git(name: str, command: str) -> Runner:
        return Runner(name, ["sh", "-c", command], root)

    check = qaif("check", *day)
    return [
        (qaif("--version"), git("git --version", "git --version")),
        (
            qaif("history R-0001"),
            git("git log --raw -- FILE", f"git log --raw -- records/{FIRST}"),
        ),
        (
            qaif("history"),
            git(
                "git log --raw -- records | cat-file",
                f"git log --raw --no-abbrev -- records | {CONTENTS}",
            ),
        ),
        (
            qaif(f"diff {half}..HEAD"),
            git(
                f"git diff --raw {half}..HEAD | cat-file",
                f"git diff --raw --no-abbrev {half}..HEAD -- records | {CONTENTS}",
            ),
        ),
        (qaif(f"check --at {half}", *day), check),
        (qaif("check --base HEAD~10", *day), check),
    ]


def table(found: list[tuple[Runner, Runner]]) -> str:
    """The medians of both, and how many times the second the first takes."""
    lines = [f"{'qaif':28}{'wall s':>8}   {'beside':42}{'wall s':>8}{'ratio':>8}"]
    for one, other in found:
        mine, its = statistics.median(one.seconds), statistics.median(other.seconds)
        name = other.name if other.name.startswith("git") else f"qaif {other.name}"
        lines.append(f"{one.name:28}{mine:8.3f}   {name:42}{its:8.3f}{mine / its:8.2f}")
    return "\n".join(lines)


def main() -> None:
    """Build, measure, and print the table."""
    parser = argparse.ArgumentParser(description="Measure what qaif reads from git beside plain git.")
    parser.add_argument("--records", type=int, default=10_000, help="how many records (default 10000)")
    parser.add_argument("--commits", type=int, default=2000, help="how many commits (default 2000)")
    parser.add_argument("--rounds", type=int, default=3, help="how many rounds (default 3)")
    told = parser.parse_args()
    root = build_past(told.records, told.commits)
    found = pairs(root, told.commits)
    each = list({id(item): item for pair in found for item in pair}.values())
    for _ in range(told.rounds):
        for item in each:
            item.run(counted=True)
    print(f"{told.records:,} records, {told.commits:,} commits; whole processes, medians of {told.rounds}")
    print(table(found))
    git = subprocess.run(["git", "--version"], capture_output=True, text=True, check=True).stdout.strip()
    print(f"{versions(peers=False)}, {git}")


if __name__ == "__main__":
    main()
