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
        ("nightjar", "Did you mean `nightjar-urgent-care`?"),
        ("hospice", "Did you mean `st-aldith-hospice`?"),
        ("orl", "Did you mean `orle-valley`?"),
        ("nigthjar urgent care", "Did you mean `nightjar-urgent-care`?"),
        ("pra", "There are: nightjar-urgent-care, orle-valley"),
        ("ni", "There are: nightjar-urgent-care"),
        ("head", "Did you mean `head-of-safety`, `head-of-records` or `estates-lead`?"),
    ],
)
def test_the_near_one_is_said_and_nothing_is_guessed_of_several(text: str, said: str) -> None:
    with pytest.raises(QaifError) as told:
        named("provider", text, NAMES)
    assert f"There is no provider `{text}`. {said}" in str(told.value)


@pytest.mark.parametrize("text", ["R-0007", "r-0007", "r-7", "R7", "r007"])
def test_the_noughts_of_an_id_need_not_be_typed(text: str) -> None:
    assert named("risk", text, {"R-0007": "Results lie in two inboxes", "R-0070": "No cover"}) == "R-0007"


def test_an_id_that_looks_short_is_still_its_own() -> None:
    assert named("area", "w3", {"w3": "Ward 3", "W-0003": "Ward three"}) == "w3"
