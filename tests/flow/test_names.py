from __future__ import annotations

import pytest

from qaif_cli.errors import QaifError
from qaif_cli.flow.names import named

NAMES = {
    "nightjar-urgent-care": "Nightjar Urgent Care",
    "orle-valley": "Orle Valley Community Trust",
    "st-aldith-hospice": "St Aldith's Hospice",
    "fernhill-practice": "Fernhill",
    "oakrise-practice": "Oakrise",
    "head-of-safety": "Lead for Safety",
    "head-of-records": "Head of Records",
    "estates-lead": "Head of Estates",
}


@pytest.mark.parametrize("text", ["nightjar-urgent-care", " Nightjar  urgent care ", "NIGHTJAR-URGENT-CARE"])
def test_an_id_or_a_title_is_meant_however_it_is_written(text: str) -> None:
    assert named("provider", text, NAMES) == "nightjar-urgent-care"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("nigthjar urgent care", "Did you mean `nightjar-urgent-care`?"),
        ("pra", "Did you mean `fernhill-practice` or `oakrise-practice`?"),
        ("rle val", "Did you mean `orle-valley`?"),
        ("ni", "There are: nightjar-urgent-care"),
        ("head", "Did you mean `head-of-safety`, `head-of-records` or `estates-lead`?"),
    ],
)
def test_the_near_one_is_said_and_nothing_is_guessed_of_several(text: str, said: str) -> None:
    with pytest.raises(QaifError) as told:
        named("provider", text, NAMES)
    assert f"There is no provider `{text}`. {said}" in str(told.value)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("nightjar", "nightjar-urgent-care"),
        ("hospice", "st-aldith-hospice"),
        ("orl", "orle-valley"),
        ("Head of rec", "head-of-records"),
        ("head estates", "estates-lead"),
    ],
)
def test_the_words_that_only_one_name_has_are_enough(text: str, meant: str) -> None:
    assert named("role", text, NAMES) == meant


def test_a_part_of_a_number_is_never_taken_for_a_record() -> None:
    with pytest.raises(QaifError, match="There is no risk `R-00`"):
        named("risk", "R-00", {"R-0007": "Results lie in two inboxes"})
    with pytest.raises(QaifError, match="There is no risk `R-00071`"):
        named("risk", "R-00071", {"R-0007": "Results lie in two inboxes"})


def test_an_area_is_meant_before_what_is_named_after_it() -> None:
    names = {"primary-care-1": "Access", "primary-care": "Primary care", "primary-care-2": "Hubs"}
    assert named("record", "primary", names) == "primary-care"


def test_what_begins_with_the_words_comes_before_what_holds_them() -> None:
    assert named("column", "scor", {"score": "score", "initial_score": "initial_score"}) == "score"


@pytest.mark.parametrize("text", ["R-0007", "r-0007", "r-7", "R7", "r007"])
def test_the_noughts_of_an_id_need_not_be_typed(text: str) -> None:
    assert named("risk", text, {"R-0007": "Results lie in two inboxes", "R-0070": "No cover"}) == "R-0007"


def test_an_id_that_looks_short_is_still_its_own() -> None:
    assert named("area", "w3", {"w3": "Ward 3", "W-0003": "Ward three"}) == "w3"


def test_where_there_are_too_many_roles_to_name_it_is_said_where_the_last_ones_stand() -> None:
    roles = {f"role-{number}": f"Role {number}" for number in range(31)}
    with pytest.raises(QaifError, match=r"role-29 …\. `qaif role list` has them all\."):
        named("role", "midwifery-matron", roles)
