"""Every list that any `edit` can change: what goes from it is said, before it is written and when it is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from qaif_cli.cli.nouns import CARDS
from qaif_cli.flow.forms.form import Blank, Form
from qaif_cli.flow.request import Ask, Reading, read
from qaif_cli.flow.writing.answers import choices_for
from qaif_cli.model.kinds import BY_NAME
from tests.support.running import Qaif

pytestmark = pytest.mark.usefixtures("june")
DAY = date(2026, 6, 15)
EDITS = [form for card in CARDS for form in card.forms if form.verb == "edit"]
LISTS = [(form, blank) for form in EDITS for blank in form.blanks if blank.many]
WRITTEN = {
    "cqc_location": ("1-800000001", "1-800000002"),
    "outcome": ("N1=Agreed", "N2=Refused"),
    "rule": ("ACT003", "RSK001"),
    "setting": ("standings", "bodies"),
}
"""Answers that have a form of their own."""
names = lambda part: part.name if isinstance(part, Blank) else part.target  # noqa: E731  # a name for what pytest calls each case


def reading(base: Path) -> Reading:
    return read(Ask(base, base, DAY, DAY))


def doubled(base: Path, kind: str) -> None:
    """One more record of a kind: a copy of the last."""
    *_, held = (item for item in reading(base).register.held if item.kind == kind)
    path = base / held.path
    path.with_name(f"{held.record.id}-too.yaml").write_text(
        path.read_text("utf-8").replace(f"id: {held.record.id}\n", f"id: {held.record.id}-too\n"), "utf-8"
    )


def two_answers(blank: Blank, base: Path, there: set[str]) -> tuple[str, str]:
    """Two things that may be said; what is added is not there yet."""
    if blank.name in WRITTEN:
        return WRITTEN[blank.name]
    if blank.kind == "text":
        return ("First of all", "Second to none")
    there = there if blank.on_list == "adds" else set()
    while (
        blank.kind in BY_NAME and len(choices_for(blank, reading(base)).keys() - there) < 2
    ):  # two are named
        doubled(base, blank.kind)
    first, second, *_ = (id_ for id_ in choices_for(blank, reading(base)) if id_ not in there)
    return first, second


def words(value: Any, *, listed: bool = False) -> Iterator[str]:
    """Every word in a list of a record, however deep."""
    if isinstance(value, dict):
        for inner in value.values():
            yield from words(inner, listed=listed)
    elif isinstance(value, list):
        for inner in value:
            yield from words(inner, listed=True)
    elif listed and isinstance(value, str):
        yield value


def in_lists(base: Path, id_: str) -> set[str]:
    record = reading(base).register.by_id[id_].record
    return set(words(record.model_dump(mode="json", by_alias=True, warnings="none")))


def target(form: Form, base: Path) -> str:
    """An open record of the kind."""
    held = (item.record for item in reading(base).register.held if item.kind == form.target)
    return next(
        record.id
        for record in held
        if not (getattr(record, "closed", None) or getattr(record, "issued", None))
    )


def test_every_kind_with_lists_is_among_them() -> None:
    assert {form.target for form, _ in LISTS} == {
        "risk", "concern", "provider", "paper", "indicator", "intelligence", "case", "horizon", "impact", "situation",
    }  # fmt: skip
    assert {(form.target, blank.name) for form, blank in LISTS} >= {
        ("provider", "area"), ("indicator", "dimension"), ("paper", "purpose"), ("concern", "without_risk"),
    }  # fmt: skip


@pytest.mark.parametrize(("form", "blank"), LISTS, ids=names)
def test_what_goes_from_a_list_is_said(form: Form, blank: Blank, base: Path, qaif: Qaif) -> None:
    id_ = target(form, base)
    both = two_answers(blank, base, in_lists(base, id_))
    by = next(other for other in form.blanks if (other.many, other.kind) == (True, blank.kind)) if (
        blank.on_list == "removes"
    ) else blank  # fmt: skip

    def edit(flag: Blank, *answers: str) -> tuple[str, ...]:
        said = [word for answer in answers for word in (flag.option, answer)]
        return (form.target, "edit", id_, *said, "--records", str(base))

    adds = blank.on_list == "adds" and blank.name not in WRITTEN
    assert qaif(*edit(by, *(both[1:] if adds else both))).code == 0
    before = in_lists(base, id_)
    once = edit(blank, both[0].replace("Agreed", "Put off"))
    tried = qaif(*once, "--dry-run")
    assert in_lists(base, id_) == before
    done = qaif(*once)
    assert (tried.code, done.code, tried.err, done.err) == (0, 0, "", "")
    gone = before - in_lists(base, id_)
    assert bool(gone) != adds
    for out in (tried.out, done.out):
        said = [line for line in out.splitlines() if line.startswith(("Removed: ", "Replaced: "))]
        assert bool(said) == bool(gone)
        assert all(word in "".join(said) or word == "N2" for word in gone), (gone, out)
        assert all(blank.option in line for line in said)
    if blank.on_list == "replaces":
        assert f"({blank.option} replaces the list)" in done.out
        assert "Removed" not in qaif(*once).out


@pytest.mark.parametrize(("form", "blank"), LISTS, ids=names)
def test_help_says_what_a_list_does(form: Form, blank: Blank, qaif: Qaif) -> None:
    shown = " ".join(qaif(form.target, "edit", "--help").out.split())
    assert ("those given replace the list" in blank.help) == (blank.on_list == "replaces")
    assert f"{blank.help[0].upper()}{blank.help[1:]}" in shown
    for old in ("say all of them", "name all that stay", "They replace"):
        assert old not in shown
