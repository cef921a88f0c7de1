"""A record that both boards have: what theirs adds is added, ours stands elsewhere, and nothing is said twice."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from qaif_cli.flow.bringing.matched import joined
from qaif_cli.model.register import Held
from qaif_cli.store.loader import read_text

HEAD = "id: primary-care-1\ntitle: A commitment\nowner: quality-lead\ntype: commitment\narea: primary-care\nposition: 1\nsource: here\nsensitivity: public\n"
UPDATE = "  - {{ date: {}, by: {}, involvement: {}, status: on-track }}\n"


def held(more: str, head: str = HEAD) -> Held:
    return read_text("commitments/primary-care-1.yaml", head + more)


def test_histories_stand_in_the_order_of_days_and_corrections_find_what_they_correct() -> None:
    ours = held(
        "updates:\n" + UPDATE.format("2026-01-05", "lead", "a") + UPDATE.format("2026-03-05", "lead", "b")
    )
    correction = (
        "  - { date: 2026-02-07, by: nv-lead, involvement: d, status: on-track, corrects: 2026-02-05/1 }\n"
    )
    theirs = held("updates:\n" + UPDATE.format("2026-02-05", "nv-lead", "c") + correction)
    made = read_text(ours.path, joined(ours, theirs).text)
    updates = made.record.updates  # type: ignore[attr-defined]  # it is a commitment
    assert [(str(entry.date), entry.involvement, entry.corrects) for entry in updates] == [
        ("2026-01-05", "a", None),
        ("2026-02-05", "c", None),
        ("2026-02-07", "d", "2026-02-05/2"),
        ("2026-03-05", "b", None),
    ]


def test_an_entry_that_both_have_word_for_word_stands_once() -> None:
    both = "updates:\n" + UPDATE.format("2026-01-05", "lead", "a")
    assert joined(held(both), held(both)).text == HEAD + both


A1 = "actions:\n  - {{ id: A1, title: {}, owner: {}, due: {} }}\n"


@pytest.mark.parametrize(
    ("theirs", "names"),
    [
        (A1.format("Look", "nv-lead", "2026-05-01"), ["A1", "A2"]),
        (A1.format("Ask", "nv-lead", "2026-05-01"), ["A1", "A2"]),
        (A1.format("Ask", "unknown", "unknown"), ["A1"]),
        (A1.format("Look", "unknown", "unknown"), ["A1", "A2"]),
        (A1.format("Ask", "lead", "2026-04-01"), ["A1"]),
    ],
    ids=[
        "another",
        "of one title, worked on",
        "of one title, taken up by nobody",
        "another, of nobody",
        "the very same",
    ],
)
def test_actions_come_under_free_names(theirs: str, names: list[str]) -> None:
    ours = held(A1.format("Ask", "lead", "2026-04-01"))
    made = read_text(ours.path, joined(ours, held(theirs)).text).record
    assert [action.id for action in made.actions] == names  # type: ignore[attr-defined]  # it is a commitment


OURS_STANDS: Mapping[str, tuple[str, str]] = {
    "title": ("title: A commitment", "title: Another commitment"),
    "owner": ("owner: quality-lead", "owner: nv-lead"),
    "source": ("source: here", "source: there"),
}


@pytest.mark.parametrize("field", OURS_STANDS)
def test_where_they_say_different_things_ours_stands_and_it_is_told(field: str) -> None:
    mine, other = OURS_STANDS[field]
    made = joined(held(""), held("", HEAD.replace(mine, other)))
    assert made.text == HEAD
    assert [name for name, *_ in made.differs] == [field]
    assert not made.added


def test_a_closing_of_theirs_closes_nothing_of_ours() -> None:
    made = joined(held(""), held("closed: { date: 2026-03-01, by: nv-lead, reason: done }\n"))
    assert made.text == HEAD
    assert [name for name, *_ in made.differs] == ["closed"]


def test_the_one_is_private_where_private_words_come_into_it() -> None:
    more = "updates:\n" + UPDATE.format("2026-02-05", "nv-lead", "c")
    private = HEAD.replace("sensitivity: public", "sensitivity: private")
    made = joined(held(""), held(more, private))
    assert made.private
    assert read_text("commitments/primary-care-1.yaml", made.text).record.sensitivity == "private"
    assert joined(held(""), held("", private)).text == HEAD  # nothing of theirs came


def test_own_fields_are_taken_where_ours_says_nothing() -> None:
    made = joined(held("extra: { a: 1 }\n"), held("extra: { a: 2, b: 3 }\n"))
    assert "extra: { a: 1, b: 3 }" in made.text
    assert [name for name, *_ in made.differs] == ["extra/a"]
