"""Every number of a first page, against a second count from the files."""

from __future__ import annotations

import re
from calendar import month_name
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from qaif_cli.flow.briefing import ReportOptions
from tests.support import shipped
from tests.support.recount import Recount
from tests.support.running import Qaif
from tests.support.turn import turn

DAYS = {"2026-03-31": "2026-03-17", "2026-09-17": "2026-07-14", "2026-11-19": "2026-09-17"}
"""Each with the position of the paper before."""
BODIES = [("2026-03-31", ""), ("2026-09-17", ""), ("2026-11-19", "")]
END = "## What came of last time's recommendations"
MONTHS = month_name[1:]


Page = tuple[str, str, Recount]
"""A first page, the whole paper, and the second count."""


@pytest.mark.parametrize(("day", "body"), BODIES)
def test_every_number_is_what_a_second_count_gives(day: str, body: str) -> None:
    whole = shipped.paper(ReportOptions(body=body), date.fromisoformat(day))
    page = (whole.split(END)[0], whole, Recount(shipped.RECORDS, day))
    for check in CHECKS:
        check(page)


def found(pattern: str, text: str) -> tuple[str, ...]:
    """What a pattern finds, once."""
    (match,) = re.finditer(pattern, text, re.MULTILINE)
    return tuple(part or "" for part in match.groups())


def named(text: str) -> set[str]:
    """The IDs in a text."""
    return set(re.findall(r"[RQ]-\d{4}", text))


def high_risks(page: Page) -> None:
    text, _, count = page
    high, every, score = found(r"^(\d+) of (\d+) open risks? scores? (\d+) or above", text)
    assert (int(high), int(every), int(score)) == (len(count.highs), len(count.risks), count.high)
    table = text.split("| Risk | Area | Held at |")[1]
    rows = re.findall(r"^\| (R-\d{4}) .* \d+ → (\d+) → ", table, re.MULTILINE)
    assert {id_: int(score) for id_, score in rows} == {risk["id"]: count.score(risk) for risk in count.highs}


def what_moved(page: Page) -> None:
    text, _, count = page
    line = found(r"^- Since .*?: (\d+) new(.*?), (\d+) up(.*?), (\d+) down(.*?)\.$", text)
    moves = count.moves(DAYS[count.day])
    for number, ids, kind in zip(line[::2], line[1::2], moves, strict=True):
        assert (int(number), named(ids)) == (len(moves[kind]), moves[kind]), kind


def risks_that_no_concern_holds(page: Page) -> None:
    text, _, count = page
    number, ids = found(r"^- In no concern above routine: (\d+)(.*)$", text)
    assert (int(number), named(ids)) == (len(count.alone), count.alone)


def late_reviews(page: Page) -> None:
    text, _, count = page
    (number,) = found(r"; (no|\d+) reviews? late today", text)
    assert int(number.replace("no", "0")) == len(count.late_reviews)


def monthly_reviews(page: Page) -> None:
    text, _, count = page
    told = re.findall(r"\*\*(\d+) of (\d+) on time\*\*", text)
    assert [(int(on_time), int(owed)) for on_time, owed in told or [(0, 0)]] == [
        count.months(DAYS[count.day])
    ]


def concerns_above_the_lowest_level(page: Page) -> None:
    text, _, count = page
    rows = re.findall(r"^\| (Q-\d{4}) [^|]*\|[^|]*\|[^|]*\| ([^|]*) \| ([^|]*) \|", text, re.MULTILINE)
    assert {row[0] for row in rows} == {concern["id"] for concern in count.held}
    for id_, exits, plan in rows:
        concern = next(item for item in count.held if item["id"] == id_)
        met, there, late = count.exits(concern)
        said = f"{met} of {there}" if there else "none recorded"
        assert exits == said + (f"; {late} late" if late else "")
        tardy = sum(map(count.late, count.actions(concern)))
        assert re.findall(r"(\d+) actions? late", plan) == ([str(tardy)] if tardy else []), id_


def what_is_late(page: Page) -> None:
    text, whole, count = page
    line = found(r"^- Late: (.*?)\. Appendix", text)[0]
    told = {
        word.removesuffix("s").replace("criteria", "criterion"): int(number)
        for number, word in re.findall(r"(\d+) ([a-z' -]+)", line)
    }
    assert told.get("action", 0) == count.late_actions
    assert told.get("exit criterion", 0) == count.late_criteria
    assert told.get("follow-up", 0) == count.late_follow_ups
    table = whole.split("## Appendix C")[1].split("## Appendix D")[0]
    assert sum(told.values()) == len(re.findall(r" days? \|$", table, re.MULTILINE))


def what_is_not_known(page: Page) -> None:
    text, whole, count = page
    (number,) = found(r"^- (\d+) records? holds? values that are not known yet", text)
    assert int(number) == len(count.not_known)
    lines = re.findall(
        r"^- \*\*[^*]*\*\* \((\d+)\): (.*)\.$", whole.split("### Not known yet")[1], re.MULTILINE
    )
    assert [int(many) for many, _ in lines] == [len(names.split("; ")) for _, names in lines]


def what_was_closed(page: Page) -> None:
    text, _, count = page
    part = text.split("## Closed since")[1].split("## ")[0]
    closed = count.closed(DAYS[count.day])
    assert len(re.findall(r"^- ", part, re.MULTILINE)) == len(closed)
    assert named(part) == {id_ for id_ in closed if re.fullmatch(r"[RQ]-\d{4}", id_)}


def exceptions_are_as_many_as_the_appendix_names(page: Page) -> None:
    """`… and 4 more` makes as many records as stand below the rule in Appendix D."""
    text, whole, _ = page
    there = dict(exceptions(whole.split("### Exceptions")[1].split("### Not known yet")[0]))
    lines = re.findall(r"^(?:  - |- The framework is not kept: )(.*?): (.*)\.$", text, re.MULTILINE)
    assert lines
    for headline, names in lines:
        more = re.search(r" and (\d+) more$", names)
        shown = len(names.split("; ")) + (int(more[1]) if more else 0)
        assert shown == there[headline.lower()], headline


def exceptions(part: str) -> Iterator[tuple[str, int]]:
    """The rules of Appendix D, each with how many records it names."""
    for block in re.split(r"^- \*\*", part, flags=re.MULTILINE)[1:]:
        headline, _, rest = block.partition("**")
        records = Counter(line.split(": ")[0] for line in re.findall(r"^  - (.*)$", rest, re.MULTILINE))
        yield headline.lower(), len(records)


def agreed_exceptions_are_as_many_as_the_appendix_names(page: Page) -> None:
    text, whole, _ = page
    rows = whole.split("## Appendix E")[1].split("## Appendix F")[0].count("\n| ") - 2
    assert re.findall(r"^- (\d+) agreed exceptions?", text, re.MULTILINE) == ([str(rows)] if rows > 0 else [])


CHECKS = (
    high_risks,
    what_moved,
    risks_that_no_concern_holds,
    late_reviews,
    monthly_reviews,
    concerns_above_the_lowest_level,
    what_is_late,
    what_is_not_known,
    what_was_closed,
    exceptions_are_as_many_as_the_appendix_names,
    agreed_exceptions_are_as_many_as_the_appendix_names,
)


def test_no_sentence_keeps_a_setting(qaif: Qaif, base: Path) -> None:
    """With another score for monthly reviews and another name of the lowest level, both are said everywhere."""
    turn(base)
    framework = base / "framework.yaml"
    text = framework.read_text("utf-8")
    assert "from_score: 15" in text
    text = text.replace("from_score: 15", "from_score: 7")
    text = re.sub(r"(- id: routine\n +name: )routine", r"\1ordinary", text)
    text = re.sub(r"(- id: enhanced\n +name: )enhanced", r"\1closer", text)
    framework.write_text(text, "utf-8")
    for words in ("--bimonthly", "--committee", "--board", "--sqg", "--register", "--insights"):
        said = qaif("report", words, "--as-of", "2026-06-15", "--records", str(base)).out
        assert "7 or above" in said or words in {"--sqg", "--register", "--insights"}
        assert (
            re.findall(r"\b15 or above|above routine|at routine|under enhanced|[Ee]nhanced assurance", said)
            == []
        ), words
