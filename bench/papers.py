"""`make bench-papers`: papers in each format beside their Markdown, as ratios of CPU time in one run.

Whole processes in turn, after a round that is not counted; medians are given. What a format costs is what it takes beyond the
Markdown, which is always made first.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
QAIF = (sys.executable, "-m", "qaif_cli")
DAY = ("--as-of", "2026-11-19", "--records", str(ROOT / "records"))
BOUNDS = {"html": 0.2, "docx": 0.9, "pdf": 0.6}


def spent(*words: str) -> float:
    """The CPU seconds of a command."""
    before = os.times()
    subprocess.run([*QAIF, *words, *DAY], check=True, capture_output=True, cwd=ROOT)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def main() -> None:
    """Print the ratios."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3, help="how often each is run")
    rounds = parser.parse_args().rounds
    with tempfile.TemporaryDirectory() as folder:
        pack = {form: ("report", "--committee", "--out", f"{folder}/pack.{form}") for form in ("md", *BOUNDS)}
        every = ("report", "--bimonthly", "--out", f"{folder}/papers", "--format")
        runs = {**pack, "all md": (*every, "md"), "all four": (*every, "md,html,docx,pdf")}
        seconds: dict[str, list[float]] = {name: [] for name in runs}
        for turn in range(rounds + 1):
            for name, words in runs.items():
                used = spent(*words)
                if turn:
                    seconds[name].append(used)
        count = len(list((Path(folder) / "papers").glob("*.md")))
    found = {name: statistics.median(values) for name, values in seconds.items()}
    print(f"The Committee's pack as Markdown: {found['md']:.2f} CPU s, the whole process")
    for form, bound in BOUNDS.items():
        print(f"  {form:5} {(found[form] - found['md']) / found['md']:.2f} of that beside it (bound {bound})")
    ratio = found["all four"] / found["all md"]
    print(
        f"{count} papers as Markdown: {found['all md']:.2f} CPU s; in four formats {ratio:.2f} of that (bound 3)"
    )


if __name__ == "__main__":
    main()
