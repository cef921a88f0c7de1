from __future__ import annotations

from typing import Any

from qaif_cli.model.base import AreaId, Frozen, ProviderId, RecordId, RiskId, RoleId
from qaif_cli.model.pruning import without_links
from qaif_cli.model.record import Record


class Entry(Frozen):
    risks: tuple[RiskId, ...] = ()
    provider: ProviderId | None = None
    about: RecordId | None = None
    by: RoleId = "someone"


class Sample(Record):
    area: AreaId | None = None
    providers: tuple[ProviderId, ...] = ()
    entries: tuple[Entry, ...] = ()


def sample(**values: Any) -> Sample:
    return Sample.model_validate({"id": "s", "title": "t", "owner": "unknown", **values})


def test_a_record_without_such_links_is_as_it_was() -> None:
    record = sample(providers=["a", "b"])
    assert without_links(record, {"c"}) == record


def test_an_entry_of_a_list_is_left_out_and_the_others_keep_their_order() -> None:
    assert without_links(sample(providers=["a", "b", "c", "b", "d"]), {"b", "d"}) == sample(
        providers=["a", "c"]
    )


def test_the_nearest_list_loses_the_entry() -> None:
    record = sample(entries=[{"risks": ["R-0001", "R-0002"]}, {"risks": ["R-0002"]}])
    assert without_links(record, {"R-0002"}) == sample(entries=[{"risks": ["R-0001"]}, {"risks": []}])


def test_an_entry_with_a_link_of_its_own_goes_whole() -> None:
    record = sample(entries=[{"provider": "a", "risks": ["R-0001"]}, {"provider": "b"}, {"provider": "a"}])
    assert without_links(record, {"a"}) == sample(entries=[{"provider": "b"}])


def test_an_entry_that_goes_whole_takes_what_is_inside_it_along() -> None:
    record = sample(
        entries=[{"provider": "a", "risks": ["R-0001"]}, {"provider": "b", "risks": ["R-0002", "R-0003"]}]
    )
    assert without_links(record, {"a", "R-0001"}) == sample(
        entries=[{"provider": "b", "risks": ["R-0002", "R-0003"]}]
    )


def test_a_link_to_a_record_of_whatever_kind_is_a_link() -> None:
    record = sample(entries=[{"about": "x"}, {"about": "R-0001"}])
    assert without_links(record, {"x"}) == sample(entries=[{"about": "R-0001"}])


def test_a_link_in_no_list_takes_the_record_along() -> None:
    assert without_links(sample(area="x", providers=["a"]), {"x"}) is None


def test_a_word_of_the_framework_may_have_the_name_of_a_hidden_record() -> None:
    record = sample(owner="x", entries=[{"by": "x"}])
    assert without_links(record, {"x"}) == record


def test_the_record_given_is_not_changed() -> None:
    record = sample(providers=["a", "b"])
    without_links(record, {"a"})
    assert record == sample(providers=["a", "b"])
