"""Work done by qaif's own commands, one change after another, is never called dishonest."""

from __future__ import annotations

import random
import shlex
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from qaif_cli.flow.renaming import under_new_ids
from qaif_cli.judge.changes.change_rule import ChangeSet
from qaif_cli.judge.changes.every import check_change
from qaif_cli.store.loader import Loaded
from tests.flow.test_sequences import COMMANDS, NOW
from tests.support.desk import Desk, stop_clock
from tests.support.moments import moment
from tests.support.running import Qaif

EDITS = tuple(
    """\
risk edit R-0001 --title {w} --tier local
risk edit R-0002 --owner safety-lead --sensitivity public
risk edit R-0001 --area primary-care --provider oakrise-practice --cause {w}
risk target R-0001 --likelihood {n} --consequence {m} --by {later}
concern edit Q-0001 --risk R-0002 --lead-body nhse-region
concern edit Q-0001 --without-risk R-0001 --name {w}
indicator edit results-read --target {n} --target-source {w} --definition {w} --better up
indicator edit results-read --baseline {n} --baseline-period {w}
intelligence edit I-0001 --count {n} --summary {w} --early-warning yes
paper edit system-quality-group-2026-06-18 --headline {w} --recommendation {w}
area edit primary-care --lead safety-lead --scope {w}
commitment edit primary-care-1 --target {w} --due {later}
provider edit fernhill-practice --contract-holder {w}
reassign quality-lead safety-lead --date {d}
reassign safety-lead quality-lead --date {d}
renumber R-0002
renumber R-0003
meeting minute 2026-04-14-insights-meeting M1 --decision {w}
""".splitlines()
)
TRUE = {"CHG007", "CHG009", "CHG012", "CHG016", "CHG019", "CHG029", "CHG034", "CHG035"}
"""What honest work is told of too: a score without a cause, a closing that nobody agreed, a goal that is nearer, longer that was given
and is written down once the day has passed, an exception that nobody can show, what was done in time and is told late."""


@pytest.mark.parametrize("seed", range(8))
def test_no_change_by_a_command_is_called_dishonest(
    seed: int, qaif: Qaif, base: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stop_clock(monkeypatch, NOW)
    desk, draw = Desk(qaif, base), random.Random(seed)  # noqa: S311  # drawn the same each time
    day, judged = date(2026, 6, 16), date.fromisoformat(NOW)
    first = before = moment(base, judged)
    done = 0
    for _ in range(30):
        day += timedelta(days=draw.randrange(1, 4))
        words = {
            "n": draw.randint(1, 5),
            "m": draw.randint(1, 5),
            "l": draw.randint(1, 3),
            "w": f"word{draw.randrange(10**6)}",
        }
        later = day + timedelta(days=draw.randint(1, 200))
        said = draw.choice((*COMMANDS, *EDITS)).format(**words, d=day, later=later)
        result = desk(*shlex.split(said))
        assert result.code in {0, 2}, result.err
        after = moment(base, judged)
        done += result.code == 0
        read = under_new_ids(Loaded(before.framework, before.written, ()), after.written)
        began = replace(before, written=read.register)
        found = [item for item in check_change(ChangeSet(began, after, (), None)) if item.code not in TRUE]
        assert [f"{item.code} {item.record}{item.pointer}: {item.message}" for item in found] == [], said
        before = after
    assert done > 5
    whole = [
        item
        for item in check_change(ChangeSet(first, before, (), None, began=date(2026, 6, 15)))
        if item.code not in TRUE
    ]
    assert [f"{item.code} {item.record}{item.pointer}: {item.message}" for item in whole] == []
