"""Two generated boards of some dozens of records: the laws of a merger hold for each pair."""

from __future__ import annotations

from datetime import date
from importlib import import_module
from pathlib import Path
from random import Random

import pytest

from qaif_cli.flow.bringing.bring import brought_in, with_texts
from qaif_cli.flow.bringing.decided import MergerPlan
from qaif_cli.flow.bringing.neither import had_by_neither
from qaif_cli.flow.bringing.same import BothBoards
from qaif_cli.judge.check import check
from qaif_cli.model.boards import of_board
from qaif_cli.model.moment import Moment
from qaif_cli.store.loader import Loaded, load
from qaif_cli.store.source import File, Files
from tests.flow.joining.meanings import meaning

BENCH = Path(__file__).resolve().parents[3] / "bench"
DAY = date(2026, 11, 19)


@pytest.fixture
def generated(monkeypatch: pytest.MonkeyPatch) -> list[Loaded]:
    """Three boards."""
    monkeypatch.syspath_prepend(BENCH)
    corpus = import_module("corpus")
    settings = corpus.FRAMEWORK.read_bytes()
    found = []
    for seed in (1, 2, 3):
        files = [File(path, text.encode()) for path, text in corpus.register(40, Random(seed))]  # noqa: S311  # the same boards each time
        found.append(load(Files((File("framework.yaml", settings), *files))))
    return found


@pytest.mark.parametrize("pair", [(0, 1), (1, 2), (2, 0)])
def test_the_laws_hold(pair: tuple[int, int], generated: list[Loaded]) -> None:
    ours, theirs = (generated[place] for place in pair)
    assert ours.framework
    assert theirs.framework
    sides = BothBoards(ours.register, ours.framework, theirs.register, theirs.framework)
    made = brought_in(sides, MergerPlan("NV", DAY), "a" * 40)
    after = with_texts(ours, made.texts)
    assert after.framework
    assert not after.register.unreadable

    ids = {item.record.id for item in ours.register.held}
    own = {of_board(id_, "NV") for id_ in made.new}
    assert len(own) == len(made.new)
    assert set(after.register.by_id) == ids | own
    assert len(made.new) + len(made.matched) == len(theirs.register.held)

    for item in theirs.register.held:
        here = after.register.by_id.get(of_board(item.record.id, "NV"))
        for (_, to, was), (_, _, now) in zip(item.links, here.links if here else (), strict=bool(here)):
            assert meaning(theirs, to, was) == meaning(after, to, now)

    found = [
        check(Moment(side.register, side.framework, DAY, DAY)).findings if side.framework else ()
        for side in (after, ours, theirs)
    ]
    errors = had_by_neither(found[0], [(found[1], {}), (found[2], made.names.records)])
    assert [item.code for item in errors if item.severity == "error"] == []
