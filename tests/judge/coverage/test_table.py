"""The mapping is whole: 87 statements, each in its section, and every rule has its place."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from qaif_cli.flow.cards import card_codes
from qaif_cli.flow.request import Ask, read
from qaif_cli.judge.coverage.statement import Period, Statement, first_day
from qaif_cli.judge.coverage.table import STATEMENTS
from qaif_cli.judge.coverage.unstated import RULES_WITHOUT_STATEMENT

SECTIONS = {
    "S01": "§1",
    "S02": "§1",
    "S03": "§1",
    "S04": "§2.1, §2.6",
    "S05": "§2.3",
    "S06": "§2.3",
    "S07": "§2.3",
    "S08": "§2.4",
    "S09": "§2.5",
    "S10": "§2.5",
    "S11": "§2.5",
    "S12": "§2.6 req 1",
    "S13": "§2.6 req 1",
    "S14": "§2.6 req 2",
    "S15": "§2.6 req 3",
    "S16": "§2.6 req 3",
    "S17": "§2.6 req 4",
    "S18": "§2.6 req 4",
    "S19": "§2.6 req 4",
    "S20": "§2.6 req 5",
    "S21": "§2.6 req 5",
    "S22": "§2.6 req 6",
    "S23": "§3.2",
    "S24": "§3.3",
    "S25": "§3.4, §3.5",
    "S26": "§3.5",
    "S27": "§3.5",
    "S28": "§3.5",
    "S29": "§3.5",
    "S30": "§3.5, §5.1",
    "S31": "§3.5",
    "S32": "§4.1 step 1, §6",
    "S33": "§4.1 step 3",
    "S34": "§4.1 step 3",
    "S35": "§4.3",
    "S36": "§4.3",
    "S37": "§4.3",
    "S38": "§4.3",
    "S39": "§4.3",
    "S40": "§4.3",
    "S41": "§4.3, §4.4",
    "S42": "§4.3",
    "S43": "§4.3",
    "S44": "§4.3, §4.5",
    "S45": "§4.3",
    "S46": "§4.3",
    "S47": "§4.3",
    "S48": "§4.3",
    "S49": "§4.3",
    "S50": "§4.3",
    "S51": "§4.4",
    "S52": "§4.4",
    "S53": "§4.4",
    "S54": "§4.4",
    "S55": "§4.4, §6",
    "S56": "§4.4, §6",
    "S57": "§4.4, §6",
    "S58": "§4.4",
    "S59": "§4.4",
    "S60": "§4.4",
    "S61": "§4.4",
    "S62": "§4.4",
    "S63": "§4.4",
    "S64": "§4.4",
    "S65": "§4.5",
    "S66": "§4.5",
    "S67": "§4.5",
    "S68": "§4.6",
    "S69": "§4.6",
    "S70": "§4.6",
    "S71": "§4.7",
    "S72": "§4.8",
    "S73": "§5.1",
    "S74": "§5.1 Women's",
    "S75": "§5.1",
    "S76": "§5.1",
    "S77": "§5.1",
    "S78": "§5.1",
    "S79": "§5.1",
    "S80": "§5.1",
    "S81": "§5.1",
    "S82": "§5.1",
    "S83": "§5.1",
    "S84": "§5.2",
    "S85": "§5.2 p5",
    "S86": "§5.2 p5",
    "S87": "§5.3",
}
"""Where each statement stands in the framework, as we read it."""


def test_they_are_whole_and_in_order() -> None:
    assert [item.id for item in STATEMENTS] == [f"S{number:02}" for number in range(1, 88)]


def test_each_stands_in_its_section() -> None:
    assert {item.id: item.section for item in STATEMENTS} == SECTIONS


@pytest.mark.parametrize("item", STATEMENTS, ids=lambda item: item.id)
def test_each_says_what_it_asks_and_what_shows_it(item: Statement) -> None:
    for text in (item.text, item.reading):
        assert text[0].isupper()
        assert text.endswith(".")
    assert not item.why_not.endswith(".")
    assert item.looks or item.assessed or item.committed or item.why_not
    assert len(set(item.codes)) == len(item.codes)
    assert not (item.count and not item.shows), "what is counted has to be shown"
    assert not (item.count and item.expects), "what is expected is counted once"


def test_every_rule_that_is_named_exists() -> None:
    named = {code for item in STATEMENTS for code in item.codes}
    assert named - card_codes() == set()
    assert set(RULES_WITHOUT_STATEMENT) - card_codes() == set()


def test_every_rule_judges_a_statement_or_says_why_not() -> None:
    named = {code for item in STATEMENTS for code in item.codes}
    assert card_codes() - named - set(RULES_WITHOUT_STATEMENT) == set()
    assert named & set(RULES_WITHOUT_STATEMENT) == set()
    assert all(RULES_WITHOUT_STATEMENT.values())


@pytest.mark.parametrize(
    ("period", "last", "first"),
    [
        ("year", date(2026, 11, 19), date(2025, 11, 19)),
        ("year", date(2024, 2, 29), date(2023, 3, 1)),
        ("cycle", date(2026, 6, 30), date(2026, 4, 30)),
        ("cycle", date(2026, 4, 30), date(2026, 3, 1)),
        ("cycle", date(2026, 2, 28), date(2025, 12, 28)),
        ("meetings", date(2026, 11, 26), date(2026, 9, 1)),
    ],
)
def test_what_is_not_overdue_on_the_last_day_counts(
    period: Period, last: date, first: date, base: Path
) -> None:
    framework = read(Ask(base, base, last, last)).framework
    assert first_day(period, framework, last) == first
