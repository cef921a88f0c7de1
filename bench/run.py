"""`make bench`: whole processes of `qaif` and of comparable tools, side by side, as ratios to `qaif check`.

Every command is run in turn, A B C … A B C …, after a round that is not counted; medians are given. The
tools do not check the same things: only `qaif check` judges shapes, links and rules together.
"""

from __future__ import annotations

import argparse
import os
import platform
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

from corpus import HERE, build, build_doorstop
from texts import DAY

QAIF = str(Path(sys.executable).with_name("qaif"))
PEERS = HERE / ".peers" / "bin"
PEER_NAMES = ("doorstop", "check-jsonschema", "yamllint")


@dataclass
class Runner:
    """A command, and what it took each time.

    Attributes:
        ends: The exit codes that mean it did its work.
        again: Whether qaif may say again what it was asked before.
    """

    name: str
    command: list[str]
    folder: Path
    ends: tuple[int, ...] = (0,)
    again: bool = False
    seconds: list[float] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)
    peak: list[float] = field(default_factory=list)

    def run(self, *, counted: bool) -> None:
        """Run it once."""
        start = time.perf_counter()
        process = subprocess.Popen(
            self.command,
            cwd=self.folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={**os.environ, **({} if self.again else {"QAIF_REMEMBER": "no"})},
        )
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in self.ends:
            raise SystemExit(
                f"{self.name} ended with {process.returncode}: {' '.join(self.command[:6])} … in {self.folder}"
            )
        if counted:
            self.seconds.append(time.perf_counter() - start)
            self.processor.append(usage.ru_utime + usage.ru_stime)
            self.peak.append(usage.ru_maxrss / (1024 if sys.platform == "linux" else 1024 * 1024))


def runners(count: int) -> list[Runner]:
    """Every command, for a corpus of so many records."""
    records = build(count)
    schema = _schema()
    risks = sorted(str(path) for path in (records / "risks").rglob("*.yaml"))
    day = ("--as-of", DAY.isoformat(), "--records", str(records))
    found = [
        Runner("python -c pass", [sys.executable, "-c", "pass"], HERE),
        Runner("python -c import typer", [sys.executable, "-c", "import typer"], HERE),
        Runner("qaif --version", [QAIF, "--version"], HERE),
        Runner("qaif --help", [QAIF, "--help"], HERE),
        Runner("qaif check", [QAIF, "check", *day], HERE, (0, 1)),
        Runner("qaif check, asked again", [QAIF, "check", *day], HERE, (0, 1), again=True),
        Runner("qaif risk list", [QAIF, "risk", "list", *day], HERE),
        Runner("qaif risk list, asked again", [QAIF, "risk", "list", *day], HERE, again=True),
        Runner(
            "ruamel round-trip + pydantic",
            [sys.executable, str(HERE / "naive.py"), str(records)],
            HERE.parent,
        ),
    ]
    if PEERS.is_dir():
        found += [
            Runner("doorstop -F -W", [str(PEERS / "doorstop"), "-F", "-W"], build_doorstop(count)),
            Runner(
                "check-jsonschema",
                [str(PEERS / "check-jsonschema"), "--schemafile", str(schema), *risks],
                HERE,
            ),
            Runner(
                "yamllint -d relaxed", [str(PEERS / "yamllint"), "-d", "relaxed", str(records)], HERE, (0, 1)
            ),
        ]
    return found


def _schema() -> Path:
    path = HERE / ".corpus" / "risk.schema.json"
    made = subprocess.run([QAIF, "schema", "risk"], capture_output=True, check=True)
    path.write_bytes(made.stdout)
    return path


def versions(*, peers: bool = True) -> str:
    """What was measured, one line; with the other tools where they were."""
    said = [subprocess.run([QAIF, "--version"], capture_output=True, text=True, check=True).stdout.strip()]
    if peers and PEERS.is_dir():
        code = f"from importlib.metadata import version as v; print(', '.join(f'{{n}} {{v(n)}}' for n in {PEER_NAMES}))"
        said.append(
            subprocess.run(
                [PEERS / "python", "-c", code], capture_output=True, text=True, check=True
            ).stdout.strip()
        )
    return ", ".join(
        [
            *said,
            f"Python {platform.python_version()}",
            f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores",
        ]
    )


def table(found: list[Runner], how: str) -> str:
    """The medians, and what each takes for every second of `qaif check`.

    A peak is never less than what this script itself takes, for every process begins as its copy.
    """
    unit = statistics.median(next(item for item in found if item.name == "qaif check").processor)
    lines = [
        f"{how}; whole processes, medians",
        f"{'':30}{'wall s':>9}{'CPU s':>9}{'peak MiB':>10}{'CPU to qaif check':>20}",
    ]
    for item in found:
        wall, processor, peak = (
            statistics.median(values) for values in (item.seconds, item.processor, item.peak)
        )
        lines.append(f"{item.name:30}{wall:9.3f}{processor:9.3f}{peak:10.0f}{processor / unit:20.2f}")
    return "\n".join(lines)


def main() -> None:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(description="Measure qaif beside comparable tools.")
    parser.add_argument("--records", type=int, default=1000, help="how many records (default 1000)")
    parser.add_argument("--rounds", type=int, default=5, help="how many rounds are counted (default 5)")
    parser.add_argument(
        "--10000", dest="large", action="store_true", help="ten thousand records, one round: some minutes"
    )
    told = parser.parse_args()
    count, rounds, uncounted = (10_000, 1, 0) if told.large else (told.records, told.rounds, 1)
    found = runners(count)
    for round_ in range(uncounted + rounds):
        for item in found:
            item.run(counted=round_ >= uncounted)
    print(
        table(
            found,
            f"{count:,} records, {rounds} counted round{'s' if rounds > 1 else ''} after {uncounted} not counted",
        )
    )
    print(versions())


if __name__ == "__main__":
    main()
