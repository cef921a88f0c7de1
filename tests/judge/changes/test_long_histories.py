"""What is new in a long history is looked up, and not compared with every entry that was there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

import pytest
from pydantic import BaseModel

from qaif_cli.judge.changes import authority, softer, unasked
from qaif_cli.judge.diff.align_histories import align
from qaif_cli.model.kinds.concern import Concern
from qaif_cli.model.kinds.risk import Review, Risk
from tests.support.moments import BASE, base_framework, moment

MANY = 300
DAY = date(2026, 6, 15)


class Counted(str):
    """A text that counts how often it is compared."""

    __slots__ = ()
    compared = 0

    def __eq__(self, other: object) -> bool:
        Counted.compared += 1
        return str.__eq__(self, other)

    __hash__ = str.__hash__


@pytest.fixture(autouse=True)
def _counted(monkeypatch: pytest.MonkeyPatch) -> None:
    Counted.compared = 0
    for room in (softer, unasked, authority):
        plain = room.said
        monkeypatch.setattr(room, "said", lambda entries, say=plain: [*map(Counted, say(entries))])


def longer(record: Any, name: str, many: int) -> Any:
    """A record with so many entries more in one of its histories, a day each."""
    last = getattr(record, name)[-1]
    more = [last.model_copy(update={"date": last.date + timedelta(days=n)}) for n in range(1, many + 1)]
    return record.model_copy(update={name: (*getattr(record, name), *more)})


def first(kind: type[BaseModel]) -> Any:
    return next(item.record for item in moment(BASE, DAY).register.held if isinstance(item.record, kind))


def test_a_long_history_of_reviews_is_looked_up() -> None:
    was = longer(first(Risk), "reviews", MANY)
    now = longer(was, "reviews", 5)
    new = [place for place, _, _ in softer._new_reviews(was, now)]  # noqa: SLF001  # what is counted
    assert new == [*range(len(now.reviews) - 5, len(now.reviews))]
    assert Counted.compared <= 3 * MANY


def test_a_long_history_of_levels_is_looked_up() -> None:
    was = longer(first(Concern), "levels", MANY)
    now = longer(was, "levels", 5)
    framework = base_framework()
    steps: Iterable[object] = [*softer._steps_down(was, now, framework), *unasked._eased(was, now, framework)]  # noqa: SLF001  # what is counted
    assert steps == []
    assert 0 < Counted.compared <= 6 * MANY


def test_entries_that_are_the_very_same_are_not_put_into_words(monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[Review] = []
    plain = Review.model_dump_json

    def counted(entry: Review, **how: Any) -> str:
        said.append(entry)
        return plain(entry, **how)

    monkeypatch.setattr(Review, "model_dump_json", counted)
    old: Sequence[Any] = longer(first(Risk), "reviews", MANY).reviews
    new = (*old, old[-1].model_copy(update={"note": "Another."}))
    assert align(old, new).appended == (len(old),)
    assert len(said) == 1


@pytest.mark.parametrize("corrects", [1, MANY, MANY + 5, MANY + 6, 99_999])
def test_it_makes_no_difference_which_are_the_same_or_alike(corrects: int) -> None:
    old: tuple[Any, ...] = longer(first(Risk), "reviews", MANY).reviews
    old = (*old[:2], old[2].model_copy(update={"corrects": f"2026-01-20/{corrects}"}), *old[3:])
    alike = tuple(entry.model_copy() for entry in old)
    for new in (
        (*old[:-1], old[-1].model_copy(update={"note": "Another."})),
        (*old, old[0]),
        (*old[:7], old[0], *old[7:]),
        old[:-3],
        old[1:],
        old,
        (),
    ):
        assert align(old, new) == align(alike, new)
