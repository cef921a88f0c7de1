"""A register at a moment: one for each day, worked out once, and without what came later."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from qaif_cli.model.as_known import as_known
from qaif_cli.model.kinds.concern import Concern, ImprovementPlan
from qaif_cli.model.kinds.indicator import Indicator
from qaif_cli.model.kinds.meeting import Meeting
from qaif_cli.model.kinds.risk import Risk
from qaif_cli.model.moment import Moment, once
from tests.support.committees import meeting
from tests.support.moments import known, moment

DAY = date(2026, 6, 15)
BEFORE = date(2026, 2, 1)


@pytest.fixture
def now(base: Path) -> Moment:
    return moment(base, DAY)


def edit(path: Path, find: str, put: str) -> None:
    text = path.read_text("utf-8")
    assert text.count(find) == 1
    path.write_text(text.replace(find, put), "utf-8")


def risk_on(now: Moment, id_: str = "R-0001") -> Risk:
    found = now.register.get(Risk, id_)
    assert found
    return found


def test_there_is_one_moment_for_each_day_however_it_is_come_by(now: Moment) -> None:
    before = now.on(BEFORE)
    assert now.on(DAY) is now
    assert now.on(BEFORE) is before
    assert before.on(DAY) is now
    assert before.on(date(2026, 5, 1)) is now.on(date(2026, 5, 1))
    assert (before.day, before.today, before.written, before.framework) == (
        BEFORE, now.today, now.written, now.framework,
    )  # fmt: skip


def test_two_readings_of_one_register_are_two_moments(base: Path) -> None:
    assert moment(base, DAY) != moment(base, DAY)


def test_what_is_known_is_worked_out_once(now: Moment) -> None:
    assert now.register is now.register
    asked: list[date] = []

    @once
    def counted(then: Moment) -> int:
        """Counts how often it is asked."""
        asked.append(then.day)
        return len(then.register.risks)

    assert [counted(now), counted(now), counted(now.on(BEFORE)), counted(now.on(BEFORE))] == [3, 3, 2, 2]
    assert asked == [DAY, BEFORE]
    assert counted.__doc__ == "Counts how often it is asked."


def test_what_is_nothing_is_worked_out_once_too(now: Moment) -> None:
    asked: list[date] = []

    @once
    def nothing(then: Moment) -> None:
        asked.append(then.day)

    nothing(now)
    nothing(now)
    assert asked == [DAY]


def test_two_functions_of_one_moment_are_kept_apart(now: Moment) -> None:
    @once
    def first(_: Moment) -> str:
        return "first"

    @once
    def second(_: Moment) -> str:
        return "second"

    assert [first(now), second(now), first(now)] == ["first", "second", "first"]


def test_the_whole_sees_the_files_on_the_same_day(now: Moment) -> None:
    before = now.on(BEFORE)
    assert before.whole.register is now.written
    assert before.whole is before.whole
    assert before.whole.day == BEFORE
    assert before.register is not now.written
    assert len(risk_on(before.whole).reviews) > len(risk_on(before).reviews)


def test_what_was_worked_out_of_the_whole_is_not_said_of_the_moment(now: Moment) -> None:
    @once
    def reviews(then: Moment) -> int:
        return len(risk_on(then).reviews)

    before = now.on(BEFORE)
    assert (reviews(before.whole), reviews(before)) == (5, 1)


def test_a_record_that_had_not_begun_is_left_out_and_no_list_names_it(base: Path) -> None:
    edit(base / "concerns" / "Q-0002.yaml", "levels:\n", "risks: [R-0001, R-0002, R-0003]\nlevels:\n")
    before = moment(base, BEFORE)
    assert [risk.id for risk in before.register.risks] == ["R-0001", "R-0003"]
    assert [concern.id for concern in before.register.concerns] == ["Q-0002"]
    concern = before.register.get(Concern, "Q-0002")
    assert concern
    assert concern.risks == ("R-0001", "R-0003")
    assert before.register.path("R-0001") == "risks/R-0001.yaml"
    on_its_day = before.on(date(2026, 2, 3)).register.get(Concern, "Q-0002")
    assert on_its_day
    assert on_its_day.risks == ("R-0001", "R-0002", "R-0003")


def test_an_agenda_does_not_name_what_had_not_begun_and_minutes_do(base: Path) -> None:
    items = "items:\n  - {id: M1, record: R-0002}\n  - {id: M2, record: R-0001}\n"
    id_ = meeting(base, "quality-committee", "2026-02-01", items)
    told = items.replace("R-0002}", "R-0002, minute: A risk is coming}")
    minuted = meeting(base, "system-quality-group", "2026-02-01", told)
    before = moment(base, BEFORE)
    seen = {
        name: [item.id for item in found.items]
        for name in (id_, minuted)
        if (found := before.register.get(Meeting, name))
    }
    assert seen == {id_: ["M2"], minuted: ["M1", "M2"]}


def test_what_cannot_be_read_and_what_stands_beside_the_records_stay(base: Path) -> None:
    (base / "risks" / "R-0009.yaml").write_text("id: R-0009\n", "utf-8")
    now = moment(base, BEFORE)
    assert [item.id for item in now.register.unreadable] == ["R-0009"]
    assert now.register.framework_text == now.written.framework_text
    assert now.register.beside == now.written.beside


PLAN = """\
improvement_plan:
  agreed: 2026-03-26
  by: chief-nursing-officer
  actions:
    - id: A1
      title: Read every result within two days
      owner: quality-lead
      due: 2026-07-15
      added: 2026-03-26
"""


def plan_on(base: Path, day: date) -> object:
    concern = moment(base, day).register.get(Concern, "Q-0001")
    assert concern
    return concern.improvement_plan


def test_a_plan_is_gone_where_all_its_actions_came_later(base: Path) -> None:
    assert plan_on(base, date(2026, 3, 25)) is None
    plan = plan_on(base, date(2026, 3, 26))
    assert isinstance(plan, ImprovementPlan)
    assert (plan.agreed, plan.by, len(plan.actions)) == (date(2026, 3, 26), "chief-nursing-officer", 1)


def test_a_plan_with_an_action_was_there_before_it_was_agreed(base: Path) -> None:
    edit(base / "concerns" / "Q-0001.yaml", PLAN, PLAN.replace("added: 2026-03-26", "added: 2026-03-20"))
    plan = plan_on(base, date(2026, 3, 25))
    assert isinstance(plan, ImprovementPlan)
    assert (plan.agreed, plan.by, [action.id for action in plan.actions]) == ("unknown", None, ["A1"])
    assert plan_on(base, date(2026, 3, 19)) is None


def test_a_plan_of_which_nothing_is_dated_was_always_there(base: Path) -> None:
    edit(base / "concerns" / "Q-0001.yaml", PLAN, "improvement_plan: {agreed: unknown}\n")
    assert plan_on(base, date(2026, 2, 12)) == ImprovementPlan(agreed="unknown")
    edit(
        base / "concerns" / "Q-0001.yaml", "improvement_plan: {agreed: unknown}", "improvement_plan: unknown"
    )
    assert plan_on(base, date(2026, 2, 12)) == "unknown"


CORRECTED = """\
  - date: 2026-01-25
    corrects: 2026-03-04/2
    by: safety-lead
    consequence: 5
    likelihood: 4
    note: The right score
actions:
"""


def test_a_correction_stands_in_its_place_and_says_no_more_that_it_is_one(base: Path) -> None:
    path = base / "risks" / "R-0001.yaml"
    text = path.read_text("utf-8")
    head, _, tail = text.partition("target:\n")
    target, _, actions = tail.partition("actions:\n")
    path.write_text(f"{head}{CORRECTED.replace('actions:', 'target:')}{target}actions:\n{actions}", "utf-8")
    now = moment(base, DAY)
    days = ["2026-01-20", "2026-01-25", "2026-04-02", "2026-05-01", "2026-06-01"]
    assert [str(review.date) for review in risk_on(now).reviews] == days
    assert all(review.corrects is None for review in risk_on(now).reviews)
    assert [review.score for review in risk_on(now.on(BEFORE)).reviews] == [12, 20]
    assert len(risk_on(now.whole).reviews) == 6
    assert [review.score for review in risk_on(now.on(date(2026, 1, 24))).reviews] == [12]


def test_histories_are_in_the_order_of_their_days(base: Path) -> None:
    entry = "  - { date: 2026-02-03, by: quality-lead, consequence: 3, likelihood: 3, note: First score }\n"
    path = base / "risks" / "R-0002.yaml"
    edit(path, entry, "")
    edit(path, "target:", f"{entry}target:")
    assert [review.note for review in risk_on(moment(base, DAY), "R-0002").reviews] == ["First score", None]
    written = moment(base, DAY).whole
    assert [review.note for review in risk_on(written, "R-0002").reviews] == [None, "First score"]


def test_a_revised_figure_takes_the_place_of_what_we_had_before_it_reached_us() -> None:
    item = Indicator.model_validate(
        {
            "id": "x", "title": "X", "owner": "somebody", "area": "a", "definition": "d", "unit": "days",
            "better": "down", "dimensions": [], "every": "monthly", "baseline": "unknown", "target": None,
            "points": [
                {"date": "2026-01-31", "value": 5, "received": "2026-02-09"},
                {"date": "2026-01-31", "value": 6, "received": "2026-04-09", "corrects": "2026-01-31/1"},
                {"date": "2026-02-28", "value": 7, "received": "2026-04-10"},
            ],
        }
    )  # fmt: skip
    assert [point.value for point in known(item, date(2026, 2, 28)).points] == [6]
    assert [point.value for point in known(item, date(2026, 4, 10)).points] == [6, 7]
    raw = as_known(item, date(2026, 2, 28))
    assert raw
    assert [point.value for point in raw.points] == [5, 6]


@pytest.mark.parametrize(
    ("day", "owner", "former"),
    [
        (date(2026, 2, 28), "safety-lead", []),
        (date(2026, 3, 1), "quality-lead", ["safety-lead"]),
        (date(2026, 1, 20), "safety-lead", []),
    ],
)
def test_the_owner_is_who_owned_it_then(now: Moment, day: date, owner: str, former: list[str]) -> None:
    risk = risk_on(now.on(day))
    assert (risk.owner, [one.role for one in risk.previous_owners]) == (owner, former)
    assert risk.owner_on(day) == owner
    assert risk.owner_on(date(2026, 1, 20)) == "safety-lead"


def test_of_three_owners_each_is_the_owner_in_their_time(base: Path) -> None:
    former = "  - role: safety-lead\n    until: 2026-02-28\n"
    edit(base / "risks" / "R-0001.yaml", former, f"  - role: secretary\n    until: 2026-01-31\n{former}")
    now = moment(base, DAY)
    owners = {day: risk_on(now.on(day)) for day in (date(2026, 1, 31), BEFORE, date(2026, 3, 1))}
    assert [risk.owner for risk in owners.values()] == ["secretary", "safety-lead", "quality-lead"]
    assert [len(risk.previous_owners) for risk in owners.values()] == [0, 1, 2]


def test_a_record_that_had_not_begun_is_none(now: Moment) -> None:
    risk = risk_on(now)
    assert as_known(risk, date(2026, 1, 19), settled=True) is None
    assert as_known(risk, date(2026, 1, 20), settled=True) is not None
    assert as_known(risk.model_copy(update={"opened": "unknown"}), date(2026, 1, 19)) is None  # no review yet
