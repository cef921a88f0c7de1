"""The power is cut: writing commands are killed at random moments, and what they leave is looked at."""

from __future__ import annotations

import os
import shutil
import signal
import time
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from tests.support.processes import Started, start

COMMANDS: tuple[tuple[str, ...], ...] = (
    ("risk", "add", "--title", "A new risk", "--area", "primary-care", "--domain", "safety", "--cause", "a cause",
     "--event", "an event", "--effect", "an effect", "--owner", "quality-lead", "--control", "a control",
     "--consequence", "3", "--likelihood", "2", "--by", "quality-lead", "--date", "2026-06-10"),
    ("score", "R-0001", "--likelihood", "3", "--consequence", "4", "--by", "quality-lead", "--date", "2026-06-10"),
    ("risk", "review", "R-0001", "R-0002", "--unchanged", "--by", "quality-lead", "--date", "2026-06-10"),
    ("escalate", "Q-0002", "--to", "enhanced", "--authorised-by", "quality-committee", "--why", "Shifts again",
     "--recurrent", "--date", "2026-06-10"),
    ("update", "primary-care", "--involvement", "Calls are sorted", "--by", "quality-lead", "--date", "2026-06-10"),
    ("action", "done", "R-0001", "A2", "--note", "One inbox", "--date", "2026-06-10"),
    ("reassign", "quality-lead", "safety-lead", "--yes", "--date", "2026-06-10"),
)  # fmt: skip
MORE: tuple[tuple[str, ...], ...] = (
    ("renumber", "R-0002", "--yes"),
    ("role", "add", "--title", "Head of Place"),
    ("body", "edit", "insights-meeting", "--meets", "every Tuesday"),
    ("meeting", "plan", "--body", "insights-meeting", "--from", "2026-06-16", "--until", "2026-08-01"),
    ("risk", "close", "R-0002", "--by", "quality-lead", "--reason", "Done", "--date", "2026-06-10"),
)
"""What writes other files than records, or several that move."""


@dataclass
class Tally:
    """What was found after so many cuts.

    Attributes:
        old: Nothing had been written yet.
        new: Everything had been written.
        between: Of several records, some had been written and some had not; each was whole.
        drafts: Drafts that the dead left, out of sight of every reader.
        torn: Records that were neither old nor new.
        disturbed: Runs afterwards that did not go as if nothing had happened.
        whole: What each command makes of the records where it is left alone, and how long it takes.
    """

    old: int = 0
    new: int = 0
    between: int = 0
    drafts: int = 0
    torn: int = 0
    disturbed: int = 0
    whole: dict[tuple[str, ...], tuple[dict[str, bytes], float]] = field(default_factory=dict)

    @property
    def cuts(self) -> int:
        """How many writing commands were killed."""
        return self.old + self.new + self.between


def cut(base: Path, folder: Path, random: Random, tally: Tally) -> None:
    """Kill one command at one moment, and look at what it left.

    Args:
        base: A records folder, of which copies are made.
        folder: An empty folder.
        random: Chooses the command and the moment.
        tally: What is found is added to it.
    """
    command = random.choice(COMMANDS)
    if command not in tally.whole:
        tally.whole[command] = _left_alone(base, folder, command)
    new, took = tally.whole[command]
    cut_short = Path(shutil.copytree(base, folder / "cut" / "records"))
    killed = start(folder, "cut", *command, "--records", str(cut_short))
    _wait(cut_short, took, random)
    if not _kill(killed):
        shutil.rmtree(folder / "cut")
        return  # it had ended before
    old, left = _records(base), _records(cut_short)
    tally.torn += sum(left.get(name) not in {old.get(name), new.get(name)} for name in {*old, *new, *left})
    written = [left.get(name) == new[name] for name in new if new[name] != old.get(name)]
    if all(written):
        tally.new += 1
    elif any(written):
        tally.between += 1
    else:
        tally.old += 1
    tally.drafts += len(list(cut_short.rglob(".*.part")))
    again = start(folder, "again", *command, "--records", str(cut_short)).wait()
    # Who is killed after the last record was written has done all: then the same again is done, or refused as done.
    fresh = not any(written)
    tally.disturbed += again.code == 3 or (fresh and (again.code != 0 or _records(cut_short) != new))
    if again.code == 0:
        tally.disturbed += bool(list(cut_short.rglob(".*.part")))
    shutil.rmtree(folder / "cut")


def _left_alone(base: Path, folder: Path, command: tuple[str, ...]) -> tuple[dict[str, bytes], float]:
    """What a command makes of the records, which comes out the same each time, and how long it takes."""
    whole = Path(shutil.copytree(base, folder / "whole" / "records"))
    began = time.monotonic()
    if start(folder, "whole", *command, "--records", str(whole)).wait().code:
        raise AssertionError((folder / "whole.err").read_text("utf-8"))
    took, made = time.monotonic() - began, _records(whole)
    shutil.rmtree(folder / "whole")
    return made, took


def _wait(records: Path, took: float, random: Random) -> None:
    """Half of the moments are any, half come while a draft stands or just after."""
    ends = time.monotonic() + took * random.uniform(0, 1.1)
    if random.random() < 0.5:
        ends = time.monotonic() + took * 1.5
        folders = [str(path) for path in records.iterdir() if path.is_dir()]
        while time.monotonic() < ends and not any(map(_has_draft, folders)):
            time.sleep(0.0001)
        ends = time.monotonic() + random.uniform(0, 0.012)
    while time.monotonic() < ends:
        time.sleep(0.0002)


def _has_draft(folder: str) -> bool:
    with os.scandir(folder) as entries:
        return any(entry.name.endswith(".part") for entry in entries)


def _kill(started: Started) -> bool:
    """Whether it was still running."""
    ended, _ = os.waitpid(started.process, os.WNOHANG)
    if ended:
        return False
    os.kill(started.process, signal.SIGKILL)
    return started.wait().code == -signal.SIGKILL


def _records(records: Path) -> dict[str, bytes]:
    """Every file that a reader sees."""
    paths = (path for path in records.rglob("*.yaml") if not path.name.startswith("."))
    return {path.relative_to(records).as_posix(): path.read_bytes() for path in paths}
