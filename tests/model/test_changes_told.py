"""Every open change is counted once in what a paper says of changes: to be decided on, may go, may go with conditions."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from qaif_cli.judge.state.impacts import impacts
from qaif_cli.model.impact_state import ChangesTold
from qaif_cli.model.vocabulary import PANEL_WORDS
from tests.support.moments import BASE, moment


def test_the_parts_are_the_whole() -> None:
    state = impacts(moment(BASE, date(2026, 6, 15)))["E-0001"]
    assert state.decision
    said = [word for word in PANEL_WORDS.words if word != "stop"]
    each = [replace(state, decision=state.decision.model_copy(update={"decision": word})) for word in said]
    told = ChangesTold((replace(state, decision=None), *each), (), (), ())
    parts = (*told.to_decide, *told.freely, *told.on_conditions)
    assert sorted(map(id, parts)) == sorted(map(id, told.open))
    assert [one.decided for one in told.freely] == ["go"]
