from __future__ import annotations

from datetime import date

from qaif_cli.judge.state.open_records import due_in_force
from qaif_cli.model.record import Action


def test_the_last_extension_by_its_day_counts_wherever_it_stands() -> None:
    extensions = [
        {"date": day, "due": due, "by": "lead", "why": "More time"}
        for day, due in (("2026-05-20", "2026-07-31"), ("2026-05-04", "2026-06-30"))
    ]
    action = Action.model_validate(
        {"id": "A1", "title": "Count", "owner": "lead", "due": "2026-05-31", "extensions": extensions}
    )
    for day, due in (
        (date(2026, 5, 3), date(2026, 5, 31)),
        (date(2026, 5, 4), date(2026, 6, 30)),
        (date(2026, 6, 1), date(2026, 7, 31)),
    ):
        assert action.due_on(day) == due_in_force(action, day)[0] == due
