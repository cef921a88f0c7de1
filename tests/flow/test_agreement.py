"""Commands that answer one question agree, on the shipped records at several days."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import pytest

from qaif_cli.store.loader import load
from tests.support.answers import (
    by_column,
    by_consideration,
    by_mismatch,
    by_rule,
    by_sentence,
    by_the_records,
    by_what_does_not_fit,
    counted,
    counted_in,
    counted_in_register,
    highest,
    highest_listed,
    late_by_record,
    late_of_appendix,
    late_of_due,
    late_of_list,
    late_of_rows,
    late_of_rule,
    levels_listed,
    levels_shown,
    many_late,
    many_late_of,
    many_late_of_the_pack,
    raised_in,
    raised_in_the_pack,
    raised_listed,
    reviews_due,
    reviews_in_register,
    reviews_listed,
    reviews_shown,
    risks_in_cells,
    risks_in_register,
    risks_listed,
    risks_of_all,
)
from tests.support.asked import Asked

NONE_LATE = "2026-06-10"
"""A day on which no action was late."""
DAYS = (NONE_LATE, "2026-09-01", "2026-11-19")

QUESTIONS: dict[str, dict[str, Callable[[Asked], Any]]] = {
    "which high risks does no concern above routine hold": {
        "the risks and concerns themselves": by_the_records,
        "check, CON011": by_rule,
        "escalate": by_consideration,
        "triangulate": by_mismatch,
        "report --bimonthly": by_sentence("report --bimonthly"),
        "report --bimonthly, the column Held at": by_column,
        "report --committee": by_sentence("report --committee"),
        "report --insights, what does not fit": by_what_does_not_fit,
    },
    "which actions are late": {
        "action list --late": late_of_list,
        "due": late_of_due,
        "check, ACT003": late_of_rule,
        "report --bimonthly": late_of_appendix("report --bimonthly"),
        "report --data-quality": late_of_appendix("report --data-quality", "What is late"),
    },
    "how many actions are late": {
        "action list --late": many_late,
        "report --bimonthly": many_late_of("report --bimonthly"),
        "report --committee": many_late_of_the_pack,
    },
    "how many actions of each record are late": {
        "action list --late": late_by_record,
        "risk list, commitment list, assessment list": late_of_rows,
    },
    "at which level is each service": {"concern list": levels_listed, "show": levels_shown},
    "which services are above routine": {
        "concern list": raised_listed,
        "report --bimonthly": raised_in("report --bimonthly"),
        "report --committee": raised_in_the_pack,
    },
    "what is the highest level of each provider": {
        "concern list": highest("provider"),
        "provider list": highest_listed("provider"),
    },
    "what is the highest level in each area": {
        "concern list": highest("area"),
        "area list": highest_listed("area"),
    },
    "which risks are open": {
        "risk list": risks_listed,
        "risk list --status all": risks_of_all,
        "score": risks_in_cells,
        "report --register": risks_in_register,
    },
    "how many risks are open, and how many score 15 or above": {
        "risk list": counted,
        "report --register": counted_in_register,
        "report --bimonthly": counted_in("report --bimonthly"),
        "report --committee": counted_in("report --committee", "Risks"),
    },
    "when is each risk to be reviewed next": {
        "risk list": reviews_listed,
        "show": reviews_shown,
        "due": reviews_due,
        "report --register": reviews_in_register,
    },
}
"""Each question with what answers it; the first is what the others are held against."""


@pytest.fixture(autouse=True)
def _once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The records are read once for all the commands of a day."""
    monkeypatch.setattr("qaif_cli.flow.request.load", cache(load), raising=False)


@pytest.mark.parametrize("day", DAYS)
def test_commands_that_answer_one_question_agree(day: str) -> None:
    asked = Asked(day)
    apart = [
        line for question, answers in QUESTIONS.items() for line in disagreements(question, answers, asked)
    ]
    assert not apart, "\n".join([f"as of {day}:", *apart])


def disagreements(question: str, answers: dict[str, Callable[[Asked], Any]], asked: Asked) -> Iterator[str]:
    """What does not answer a question as the first does."""
    (held, answer), *others = answers.items()
    first = answer(asked)
    assert first or (asked.day == NONE_LATE and "late" in question), f"{held} does not say {question}"
    for name, answer in others:
        said = answer(asked)
        if said != first:
            yield f"{question}? {held} and {name} differ: {told(first, said)}"


def told(first: Any, other: Any) -> str:
    """What an answer lacks, and what it has too many."""
    if not isinstance(first, set | dict):
        return f"{first}, {other}"
    there, here = (set(one.items()) if isinstance(one, dict) else one for one in (first, other))
    return f"it lacks {sorted(there - here)}, and has {sorted(here - there)} beside"


def test_a_concern_holds_only_the_risks_that_it_names() -> None:
    """R-0036 stands at a trust whose maternity service is at intensive, and no concern names it."""
    assert by_the_records(Asked("2026-11-19")) == {"R-0036", "R-0025", "R-0002", "R-0004"}
