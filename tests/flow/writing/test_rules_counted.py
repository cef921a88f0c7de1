"""How many rules a change breaks is said by where each rule comes from."""

from __future__ import annotations

import pytest

from qaif_cli.flow.writing.report_result import rules_counted
from qaif_cli.model.vocabulary import Mark


@pytest.mark.parametrize(
    ("marks", "said"),
    [
        ("V", "1 framework rule"),
        ("V V", "2 framework rules"),
        ("V2", "1 rule from a second source"),
        ("P P", "2 rules of our own"),
        ("U", "1 rule that nobody verified"),
        ("P V", "1 framework rule and 1 of our own"),
        ("P V2 V2", "2 rules from a second source and 1 of our own"),
        ("V V2 P P", "1 framework rule, 1 from a second source and 2 of our own"),
    ],
)
def test_a_rule_is_counted_by_its_mark(marks: str, said: str) -> None:
    by_code: dict[str, Mark] = {f"R{place}": mark for place, mark in enumerate(marks.split())}  # type: ignore[misc]  # words of a table
    assert rules_counted(by_code) == said
