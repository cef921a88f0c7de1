"""Adding an entry and its correction leaves everything as the corrected entry alone would, on every day."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from qaif_cli.judge.state.due import due_items
from qaif_cli.judge.state.position import position
from qaif_cli.model.as_known import as_known
from qaif_cli.model.kinds.indicator import Indicator
from qaif_cli.model.record import Entry, Record
from qaif_cli.store.loader import load
from qaif_cli.store.source import Worktree
from tests.support.desk import BASE
from tests.support.moments import moment


@cache
def histories() -> tuple[tuple[Record, str], ...]:
    """Every history of the base register that stands in the record itself, with its record."""
    return tuple(
        (item.record, name)
        for item in load(Worktree(BASE)).register.held
        for name in type(item.record).model_fields
        if isinstance(entries := getattr(item.record, name), tuple)
        and entries
        and isinstance(entries[0], Entry)
    )


@given(st.data())
def test_an_entry_and_its_correction_are_the_corrected_entry(data: st.DataObject) -> None:
    record, name = data.draw(st.sampled_from(histories()))
    entries: tuple[Any, ...] = getattr(record, name)
    place = data.draw(st.integers(0, len(entries) - 1))
    right = entries[place]
    other = data.draw(st.sampled_from(entries))
    off = 0 if isinstance(record, Indicator) else data.draw(st.integers(-40, 40))
    wrong = other.model_copy(update={"date": right.date + timedelta(days=off)})
    correction = right.model_copy(update={"corrects": f"{wrong.date}/{place + 1}"})
    after = entries[place + 1 :]
    behind = data.draw(st.integers(0, len(after)))
    both = (*entries[:place], wrong, *after[:behind], correction, *after[behind:])
    alone = record.model_copy(update={name: entries})
    corrected = record.model_copy(update={name: both})
    day = date(2025, 6, 1) + timedelta(days=data.draw(st.integers(0, 420)))
    assert as_known(corrected, day, settled=True) == as_known(alone, day, settled=True)
    assert position(moment(corrected, day)) == position(moment(alone, day))
    assert due_items(moment(corrected, day)) == due_items(moment(alone, day))
