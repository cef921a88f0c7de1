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
    ],
)
def test_the_near_one_is_said_and_nothing_is_guessed_of_several(text: str, said: str) -> None:
    with pytest.raises(QaifError) as told:
        named("provider", text, NAMES)
    assert f"There is no provider `{text}`. {said}" in str(told.value)
