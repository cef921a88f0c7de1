"""`make bench-region`: ten questions to 36 boards of 1,000 records, as ratios to reading the workspace of one of them.

Whole processes in turn, after a round that is not counted; medians of CPU time and of the most memory are given. One workspace is
exported by `qaif export --parquet`, and its tables are copied under the codes of the others.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

import duckdb
from corpus import build

ROOT = Path(__file__).resolve().parents[1]
QAIF = (sys.executable, "-m", "qaif_cli")
BOUNDS = {"seconds": 1.5, "memory": 2.5}


def spent(*words: str) -> tuple[float, float]:
    """The CPU seconds and the most memory of a command, in MB."""
    process = subprocess.Popen(
        [*QAIF, *words], cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, _, used = os.wait4(process.pid, 0)
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def copied(one: Path, folder: Path, code: str) -> None:
    """The export of a board under another code."""
    (folder / f"icb={code}").mkdir()
    for path in sorted(one.glob("*.parquet")):
        found = duckdb.read_parquet(str(path), hive_partitioning=False).project(
            f"* REPLACE ('{code}' AS icb)"
        )
        found.write_parquet(str(folder / f"icb={code}" / path.name))


def main() -> None:
    """Print the ratios."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3, help="how often each is run")
    parser.add_argument("--boards", type=int, default=36)
    parser.add_argument("--records", type=int, default=1000)
    asked = parser.parse_args()
    records = build(asked.records)
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        made = spent("export", "--parquet", str(folder), "--icb", "QXX", "--records", str(records))
        for place in range(asked.boards - 1):
            copied(folder / "icb=QXX", folder, f"Q{place:04}")
        runs = {
            "one workspace": ("risk", "list", "--records", str(records)),
            "one export": ("region", str(folder / "one")),
            "region": ("region", str(folder)),
        }
        (folder / "one").mkdir()
        (folder / "one" / "icb=QXX").symlink_to(folder / "icb=QXX")
        found: dict[str, list[tuple[float, float]]] = {name: [] for name in runs}
        for turn in range(asked.rounds + 1):
            for name, words in runs.items():
                used = spent(*words)
                if turn:
                    found[name].append(used)
    middle = {
        name: [statistics.median(values) for values in zip(*used, strict=True)]
        for name, used in found.items()
    }
    seconds, memory = middle["one workspace"]
    print(
        f"Reading one workspace of {asked.records:,} records: {seconds:.2f} CPU s, {memory:.0f} MB; exporting it {made[0]:.2f} CPU s"
    )
    for name in ("one export", "region"):
        took, held = middle[name]
        print(
            f"  {name:10} {took:.2f} CPU s, {held:.0f} MB: {took / seconds:.2f} of its time, {held / memory:.2f} of its memory"
        )
    print(f"  bounds for {asked.boards} boards: {BOUNDS['seconds']} and {BOUNDS['memory']}")


if __name__ == "__main__":
    main()
