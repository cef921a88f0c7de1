"""Another ID of a record: what its `formerly` says then, in any sequence."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from qaif_cli.judge.changes.fields import alterations
from qaif_cli.judge.state.renumbered import known_as, left_behind
from qaif_cli.model.record import Record
from qaif_cli.store.splice import splice
from qaif_cli.store.yaml import parse

NAMES = st.lists(st.sampled_from(["R-0001", "R-0002", "R-0003"]), max_size=6)


def record(**fields: object) -> Record:
    return Record.model_validate({"id": "R-0001", "title": "A risk", "owner": "unknown", **fields})


@settings(max_examples=40, deadline=None)
@given(NAMES)
def test_no_record_was_formerly_what_it_is_and_no_other_name_is_lost(names: list[str]) -> None:
    now, was = record(), [record()]
    for name in names:
        now = now.model_copy(update={"id": name, "formerly": now.formerly_as(name)})
        was.append(now)
    assert {*now.formerly, now.id} == {"R-0001", *names}
    assert now.id not in now.formerly
    assert len(now.formerly) == len({*now.formerly})
    for earlier in was:
        assert not left_behind(now, now)
        assert {told.verdict for told in alterations(earlier, now)} <= {"added", "kept"}


@settings(max_examples=20, deadline=None)
@given(NAMES)
def test_the_edits_write_what_it_says(names: list[str]) -> None:
    text, now = "id: R-0001\n", record()
    for name in names:
        text = splice(text, known_as(now, name))
        now = now.model_copy(update={"id": name, "formerly": now.formerly_as(name)})
        data = parse(text)
        assert isinstance(data, dict)
        assert tuple(data.get("formerly", ())) == now.formerly


def test_a_title_that_it_has_again_is_no_former_one() -> None:
    there = record(title="New", formerly=("Old",))
    assert there.formerly_as("Old", "New") == ("New",)
    back = there.model_copy(update={"title": "Old", "formerly": ("New",)})
    assert [told.verdict for told in alterations(there, back) if told.name == "formerly"] == ["added"]


def test_another_name_is_not_lost_in_passing() -> None:
    there = record(formerly=("R-0009",))
    lost = there.model_copy(update={"formerly": ()})
    assert [told.verdict for told in alterations(there, lost)] == ["removed"]
