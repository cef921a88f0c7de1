"""What is dated after a day changes nothing that is said as at that day: sequences of commands, drawn at random.

Not drawn: what has no history by its nature (edits of plain fields, a target, who leads or owns an action), a correction,
which is of the day of what it corrects, and a planned meeting or the paper of one, which is there once it is planned.
"""

from __future__ import annotations

import json
import random
import shlex
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.support.desk import Desk, stop_clock
from tests.support.running import Qaif

NOW = "2027-03-31"
COMMANDS = tuple(
    """\
score R-0001 --likelihood {n} --consequence {m} --by quality-lead --note {w} --date {d}
risk review R-0002 --likelihood {n} --consequence {m} --by safety-lead --note {w} --date {d}
risk add --title {w} --area primary-care --domain safety --whose icb --cause a --event b --effect c --owner quality-lead --control {w} --consequence {m} --likelihood {n} --by quality-lead --date {d}
risk close R-0002 --by quality-lead --why {w} --forum quality-committee --date {d}
risk reopen R-0002 --by quality-lead --note {w} --date {d}
risk control add R-0001 --text {w} --date {d}
risk assurance add R-0001 --text {w} --line {l} --date {d}
risk gap add R-0001 --in control --text {w} --date {d}
risk chase R-0001 --asked quality-lead --about {w} --date {d}
risk chase R-0001 --answered {d}
risk validate R-0002 --by safety-lead --date {d}
action add R-0001 --title {w} --owner quality-lead --due {later} --date {d}
action done R-0001 A2 --note {w} --date {d}
action extend R-0001 A2 --due {later} --by director-of-quality --why {w} --date {d}
action done Q-0001 A1 --note {w} --date {d}
escalate Q-0002 --to enhanced --authorised-by quality-committee --why {w} --recurrent --date {d}
escalate Q-0002 --to routine --authorised-by quality-committee --why {w} --date {d}
escalate Q-0001 --to intensive --authorised-by nhse-region --why {w} --significant --date {d}
escalate R-0002 --to enhanced --authorised-by quality-committee --why {w} --significant --date {d}
concern met Q-0001 X1 --evidence {w} --by quality-lead --date {d}
concern criterion Q-0001 --text {w} --to routine --due {later} --agreed {d}
concern support Q-0001 --body nhse-region --text {w} --date {d}
concern plan Q-0002 --by quality-lead --agreed {d}
concern share Q-0001 --with-body nhse-region --date {d}
concern table Q-0001 --body system-quality-group --decision {w} --next-decision {later} --date {d}
concern close Q-0002 --by safety-lead --why {w} --date {d}
concern reopen Q-0002 --by safety-lead --why {w} --date {d}
update Q-0001 --by quality-lead --insight {w} --source {w} --nature hard --involvement {w} --improvement {w} --sustained-by {w} --date {d}
update primary-care --by quality-lead --involvement {w} --improvement {w} --judgement limited --why {w} --basis checked --confirmed oakrise-practice --covers primary-care-1 --duty D1 --position not-met --evidence {w} --date {d}
update primary-care-1 --by quality-lead --status off-track --involvement {w} --date {d}
commitment close primary-care-2 --by quality-lead --why {w} --date {d}
commitment reopen primary-care-2 --by quality-lead --why {w} --date {d}
assessment update nhse-patient-safety --position met --by director-of-quality --evidence {w} --date {d}
provider rating fernhill-practice --overall good --published {d} --checked-on {d}
provider visit fernhill-practice --by quality-lead --findings {w} --date {d}
provider assurance fernhill-practice --by quality-lead --what {w} --date {d}
indicator record results-read --date 2026-06-30 --value {n} --received {d}
indicator phase results-read --from 2025-11-30 --why {w} --date {d}
indicator close results-read --by director-of-quality --why {w} --date {d}
indicator reopen results-read --by director-of-quality --why {w} --date {d}
intelligence add --title {w} --source complaint --nature hard --provider fernhill-practice --theme records --summary {w} --owner quality-lead --date {d}
intelligence discuss I-0001 --body insights-meeting --decision open-risk --risk R-0001 --note {w} --date {d}
meeting close 2026-04-14-insights-meeting --by director-of-quality --date {d}
paper approve system-quality-group-2026-06-18 --by chief-nursing-officer --date {d}
waive R-0001 --rule CON011 --until {later} --agreed-by quality-committee --why {w} --agreed-on {d}
""".splitlines()
)
READ = (
    *(("report", name) for name in ("--bimonthly", "--register")),
    *(
        (*words, "--format", "json")
        for words in (
            ("due",), ("risk", "list"), ("concern", "list"), ("area", "list"), ("coverage",),
        )
    ),
)  # fmt: skip


def said(desk: Desk, day: date) -> dict[str, str]:
    """What is said as at a day by papers, lists and pages."""
    pages = ("R-0002", "Q-0001")
    asked = [*READ, *(("show", id_, "--format", "json") for id_ in pages)]
    answers = {" ".join(words): desk.does(*words, "--as-of", day.isoformat()) for words in asked}
    return {words: _without_places(text) if "coverage" in words else text for words, text in answers.items()}


def _without_places(text: str) -> str:
    """The answer without the pointers of findings: the places at which entries stand in their file."""
    return json.dumps(json.loads(text, object_hook=lambda item: {**item, "pointer": ""}))


def entered(desk: Desk, draw: random.Random, first: date, days: int, times: int) -> int:
    """Some commands of days from a first one; gives how many were taken."""
    taken = 0
    for _ in range(times):
        day = first + timedelta(days=draw.randrange(days))
        words = {
            "n": draw.randint(1, 5),
            "m": draw.randint(1, 5),
            "l": draw.randint(1, 3),
            "w": f"word{draw.randrange(10**6)}",
        }
        later = day + timedelta(days=draw.randint(1, 200))
        result = desk(*shlex.split(draw.choice(COMMANDS).format(**words, d=day, later=later)))
        assert result.code in {0, 2}, result.err
        taken += result.code == 0
    return taken


@pytest.mark.parametrize("seed", range(10))
def test_nothing_as_at_a_day_changes_by_what_is_dated_later(
    seed: int, qaif: Qaif, base: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stop_clock(monkeypatch, NOW)
    desk, draw = Desk(qaif, base), random.Random(seed)  # noqa: S311  # drawn the same each time
    day = date(2026, 6, 15) + timedelta(days=draw.randrange(60))
    entered(desk, draw, day - timedelta(days=70), 71, 5)
    before = said(desk, day)
    assert entered(desk, draw, day + timedelta(days=1), 90, 6) > 0
    after = said(desk, day)
    assert [words for words in before if before[words] != after[words]] == []
