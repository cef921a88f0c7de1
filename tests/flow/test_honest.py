"""Honest work is never stopped: changes by commands and by hand, merged in every way, bring no finding of a rule on the change but what is true."""

from __future__ import annotations

import random
import shlex
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.flow.test_sequences import COMMANDS, NOW
from tests.support.desk import Desk, stop_clock
from tests.support.repository import Repository, found, repository
from tests.support.running import Qaif

TRUE = {"CHG007", "CHG009", "CHG016"}
"""A score that falls without a cause, a step down or a closing on criteria that are new: drawn at random, and so."""
FIRST = date(2026, 6, 15)
SKIPPED = ("paper approve", "waive", "risk validate", "meeting close")
"""Those say a day of the past or may be done once."""


def by_command(desk: Desk, draw: random.Random, day: date) -> bool:
    command = draw.choice([line for line in COMMANDS if not line.startswith(SKIPPED)])
    words = {
        "n": draw.randint(2, 4),
        "m": draw.randint(2, 4),
        "l": draw.randint(1, 3),
        "w": f"word{draw.randrange(10**6)}",
    }
    later = day + timedelta(days=draw.randint(30, 200))
    result = desk(*shlex.split(command.format(**words, d=day, later=later)))
    assert result.code in {0, 2}, result.err
    return result.code == 0


def by_hand(path: Path, draw: random.Random) -> None:
    """A change of a file as people make it, that says nothing else than before."""
    text = path.read_bytes().decode().replace("\r\n", "\n")
    how = draw.randrange(5)
    if how == 0:
        text = text.replace("\n", "  # looked at\n", 1)
    elif how == 1:
        text = text.replace("\n", "\r\n")
    elif how == 2:
        text = text.replace("- {", "-  {").rstrip("\n") + "\n\n"
    elif how == 3:
        lines = text.splitlines(keepends=True)
        at = next(place for place, line in enumerate(lines) if line.startswith("title: "))
        text = "".join([*lines[:at], *lines[at + 1 :], lines[at]])
    else:
        text = f"\ufeff{text}"
    path.write_bytes(text.encode())


def merged(made: Repository) -> None:
    made.git("merge", "--quiet", "--no-ff", "--no-edit", "main")


def rebased(made: Repository) -> None:
    made.git("rebase", "--quiet", "main")


def squashed(made: Repository) -> None:
    """The branch becomes one commit on top of main."""
    merged(made)
    made.git("reset", "--quiet", "--soft", "main")
    made.commit("squashed")


def picked(made: Repository) -> None:
    names = made.git("rev-list", "--reverse", "--no-merges", "main..work").split()
    made.git("reset", "--quiet", "--hard", "main")
    for name in names:
        made.git("cherry-pick", "--allow-empty", name)


def moved(made: Repository) -> None:
    """Files go into folders of a year, and out of them."""
    for path in sorted((made.records / "risks").rglob("R-000?.yaml")):
        folder = path.parent.parent if path.parent.name.isdigit() else path.parent / "2026"
        folder.mkdir(exist_ok=True)
        path.rename(folder / path.name)
    made.commit("moved")
    merged(made)


SHAPES: Mapping[str, Callable[[Repository], None]] = {
    shape.__name__: shape for shape in (merged, rebased, squashed, picked, moved)
}


def change(desk: Desk, made: Repository, draw: random.Random, day: date) -> int:
    """A branch with some commands and some edits by hand, while main goes on; gives how many changes there were."""
    taken = 0
    made.git("switch", "--quiet", "--force-create", "work", "main")
    for _ in range(4):
        taken += by_command(desk, draw, day)
        made.commit("by command", day=day.isoformat())
    paths = sorted((made.records / "risks").rglob("*.yaml")) + sorted(
        (made.records / "concerns").rglob("*.yaml")
    )
    by_hand(draw.choice(paths), draw)
    made.commit("by hand", day=day.isoformat())
    made.git("switch", "--quiet", "main")
    words = f"word {draw.randrange(10**6)}"
    path = made.records / "providers" / "oakrise-practice.yaml"
    path.write_text(path.read_text("utf-8") + f"# {words}\n", "utf-8")
    made.commit("main goes on", day=day.isoformat())
    made.git("switch", "--quiet", "work")
    return taken + 1


@pytest.mark.parametrize("seed", range(2))
def test_honest_work_is_never_stopped(
    seed: int, qaif: Qaif, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stop_clock(monkeypatch, NOW)
    draw = random.Random(seed)  # noqa: S311  # drawn the same each time
    made = repository(tmp_path)
    desk = Desk(qaif, made.records)
    shapes = draw.sample(sorted(SHAPES), 5)
    taken = 0
    for place, shape in enumerate(shapes):
        taken += change(desk, made, draw, FIRST + timedelta(days=7 * place))
        assert brought(made) <= TRUE, shape
        SHAPES[shape](made)
        assert brought(made) <= TRUE, shape
        made.git("switch", "--quiet", "main")
        made.git("merge", "--quiet", "--no-ff", "--no-edit", "work")
    assert taken >= 10


def brought(made: Repository) -> set[str]:
    """The rules on the change that find something."""
    return {item["code"] for item in found(made, base="main") if item["code"].startswith("CHG")}
