"""What was said otherwise since a paper: told by record, without what is only new, and without what was private."""

from __future__ import annotations

import re
from datetime import date

import pytest

from qaif_cli.judge.changes.by_word import not_kept
from qaif_cli.judge.changes.change_rule import ChangeSet
from qaif_cli.judge.changes.keeping import in_short
from qaif_cli.judge.changes.since import changed_since
from qaif_cli.model.changed_field import ChangedField
from qaif_cli.model.moment import Moment
from qaif_cli.render.findings import About
from qaif_cli.render.summary import as_summary
from tests.judge.changes.test_dishonest import base, edited

RISK = "risks/R-0001.yaml"
PAPER = date(2026, 5, 20)


def then() -> Moment:
    now = base()
    return Moment(now.written, now.framework, PAPER, PAPER)


def changed(*edits: dict[str, str], public: bool = False, fresh: bool = False) -> list[ChangedField]:
    after = base()
    for edit in edits:
        after = edited(after, edit.get("file", RISK), edit)
    return list(changed_since(then(), after, public=public, fresh=fresh))


def test_what_is_reworded_is_told_with_both_words() -> None:
    (item,) = changed(
        {"find": "cause: results arrive in two inboxes", "put": "cause: results lie in two inboxes"}
    )
    assert (item.record, item.field, item.word) == ("R-0001", "cause", "named")
    assert (item.was, item.now) == ("results arrive in two inboxes", "results lie in two inboxes")
    assert item.title == "Test results are not acted on at Fernhill"


def test_what_is_eased_says_so_and_what_is_new_is_left_out() -> None:
    (item,) = changed(
        {"find": "  by: 2026-12-31", "put": "  by: 2027-03-31"},
        {"append": "amended: [{ date: 2026-06-15, field: target/by, was: 2026-12-31 }]\n"},
    )
    assert (item.field, item.how, item.was) == ("target/by", "eased", "31 December 2026")
    assert (
        changed(
            {
                "find": "gaps:\n",
                "put": "gaps:\n  - { id: G2, in: control, text: None at night, date: 2026-06-12 }\n",
            }
        )
        == []
    )


def test_what_happened_before_the_paper_and_is_said_since_is_told() -> None:
    done = {"find": "    added: 2026-03-04\n", "put": "    added: 2026-03-04\n    done: 2026-05-04\n"}
    (item,) = changed(done)
    assert (item.field, item.day) == ("actions/A2/done", date(2026, 5, 4))
    assert changed({**done, "put": done["put"].replace("2026-05-04", "2026-06-04")}) == []


def test_an_entry_of_a_day_that_was_told_already_is_told() -> None:
    late = "        why: The new system comes in July\n      - { date: 2026-05-10, due: 2026-08-31, by: director-of-quality, why: The supplier is late }\n"
    (item,) = changed({"find": "        why: The new system comes in July\n", "put": late})
    assert (item.field, item.now, item.day) == (
        "actions/A2/extensions/2",
        "The supplier is late",
        date(2026, 5, 10),
    )


def test_the_words_of_what_was_private_are_never_told_in_public() -> None:
    title = {"find": "title: Test results are not", "put": "title: Results are not"}
    public = {"find": "whose: provider\n", "put": "sensitivity: public\nwhose: provider\n"}
    assert changed(title, public, public=True) == []
    assert {item.field for item in changed(title, public)} == {"title", "sensitivity"}
    assert (
        changed({"file": "framework.yaml", "find": "    months: 1\n", "put": "    months: 6\n"}, public=True)
        == []
    )


def test_a_summary_names_what_is_said_otherwise() -> None:
    about = About(PAPER, 1, 0, "main", "info", ())
    named = changed({"find": "title: Test results are not", "put": "title: Results are not"})
    page = as_summary([], about, named=named)
    assert (
        "## What was said otherwise\n\n- R-0001, title: was “Test results are not acted on at Fernhill” and is"
        in page
    )
    assert "“Results are not acted on at Fernhill” now (named)" in page
    assert "said otherwise" not in as_summary([], about)


LONG = " ".join(f"word{number}" for number in range(60))


@pytest.mark.parametrize(
    ("was", "now", "told"),
    [
        (f"{LONG} here", f"{LONG} there", ("… word56 word57 word58 word59 here", "… word56 word57 word58 word59 there")),
        (LONG, f"{LONG} and more", ("… word55 word56 word57 word58 word59", "… word55 word56 word57 word58 word59 and more")),
        ("'{ as it stood'", "'{ as it stands'", ("{ as it stood", "{ as it stands")),
    ],
)  # fmt: skip
def test_what_differs_is_told_however_long_and_strange_it_is(
    was: str, now: str, told: tuple[str, str]
) -> None:
    line = "text: Results are sorted by hand each morning"
    before, after = (edited(base(), RISK, {"find": line, "put": f"text: {text}"}) for text in (was, now))
    then = Moment(before.written, before.framework, PAPER, PAPER)
    (item,) = changed_since(then, after)
    assert (item.was, item.now) == told
    (hit,) = not_kept.check(ChangeSet(then, after, (), None))
    was, now = re.findall("“(.*?)”", hit.message)
    assert was != now
    assert now.endswith(told[1][-10:])


def test_of_parts_one_is_told_that_is_not_the_same() -> None:
    was, now = '{"title": "Ring them", "due": "2026-07-01"}', '{"title": "Ring them", "due": "2026-08-01"}'
    assert (in_short(was, now), in_short(now, was)) == ("2026-07-01", "2026-08-01")
    assert in_short(was) == "Ring them"
    assert in_short("{ no parts", "{") == "{ no parts"


@pytest.mark.parametrize(
    ("text", "beside", "said"),
    [
        ('{"id": "S1", "measure": "waits", "since": "2026-01-01"}', "", "People who wait"),
        ('{"date": "2026-03-26", "members": 3, "including": ["chair"]}', "", "3"),
        ('{"date": "2026-03-26", "kind": "segment", "value": "3"}', "", "Oversight segment 3"),
        ('{"area": "safety", "why": "Each service reports on it"}', "", "Safety"),
        ('{"reason": "Mended", "months": [1, 2]}', "", "reason Mended; months 1, 2"),
        ('{"left": {"a": 1, "b": 2}}', '{"left": {"a": 1, "b": 3}}', "2"),
        ('{"left": [{"a": 1}]}', '{"left": [{"a": 2}]}', "a 1"),
    ],
)
def test_an_entry_is_told_by_what_people_call_it(text: str, beside: str, said: str) -> None:
    names = {"waits": "People who wait", "segment": "Oversight segment", "safety": "Safety"}
    assert in_short(text, beside, names) == said


def test_an_entry_without_name_and_day_is_told_by_what_it_says_alone() -> None:
    exception = "  by_exception:\n    - { area: primary-care, why: It is small, citation: our own, mark: P }\n  to: quality-committee\n"
    (item,) = changed({"file": "framework.yaml", "find": "  to: quality-committee\n", "put": exception})
    assert (item.place, item.was, item.now, item.how) == (
        "reporting by exception",
        "",
        "Primary care",
        "eased",
    )


def test_a_text_that_became_a_link_to_what_is_called_so_is_told_apart() -> None:
    named = {
        "file": "commitments/primary-care-1.yaml",
        "find": "  indicator: ",
        "put": "  indicator: results-read # ",
    }
    text = edited(
        base(),
        named["file"],
        {**named, "put": "  indicator: Test results read within two days at Fernhill # "},
    )
    then = Moment(text.written, text.framework, PAPER, PAPER)
    (item,) = changed_since(then, edited(base(), named["file"], named))
    assert (item.was, item.now) == (
        "Test results read within two days at Fernhill",
        "Test results read within two days at Fernhill (results-read)",
    )


def test_what_is_new_in_the_settings_is_named_in_a_summary() -> None:
    body = {
        "file": "framework.yaml",
        "find": "themes:\n",
        "put": "themes:\n  - { id: friends, name: friends, citation: our own, mark: P }\n",
    }
    assert changed(body) == []
    assert "friends" in str(changed(body, fresh=True))


def test_a_correction_is_told_with_what_it_puts_right() -> None:
    review = "  - date: 2026-03-04\n    by: quality-lead\n    consequence: 4\n    likelihood: 2\n    note: A slip\n    corrects: 2026-03-04/2\ntarget:\n"
    (item,) = changed({"find": "target:\n", "put": review})
    assert item.was
    assert item.now == "A slip"


def test_what_is_filled_whole_is_told_with_the_first_day_in_it() -> None:
    taken = {"file": "concerns/Q-0002.yaml", "find": "improvement_plan:\n  agreed: 2025-09-25\n", "put": ""}
    assert first_day_of(taken) == date(2025, 9, 25)


def first_day_of(taken: dict[str, str]) -> date | None:
    """The day with which what was there before is told where the record had it not."""
    without = edited(base(), taken["file"], taken)
    before = Moment(without.written, without.framework, PAPER, PAPER)
    (item,) = changed_since(before, Moment(base().written, base().framework, PAPER, PAPER))
    return item.day
