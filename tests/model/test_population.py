"""Facts about the people, and rates by their names."""

from __future__ import annotations

import pytest

from qaif_cli.model.population import Population

CITED = {"citation": "invented", "mark": "P", "year": "unknown"}
PEOPLE = Population.model_validate(
    {
        "all": "people",
        "facts": [
            {"id": "people", "name": "people live here", "value": 250000, "unit": "people", **CITED},
            {"id": "rural", "name": "live in a rural area", "value": 40, "unit": "in-100", **CITED},
            {"id": "gap", "name": "between men", "value": 6, "unit": "years", **CITED},
        ],
    }
)


@pytest.mark.parametrize(
    ("name", "count", "rate"),
    [("people", 250000, 4.8), ("rural", 100000, 12), ("gap", None, None), ("nobody", None, None)],
)
def test_a_rate_is_for_the_people_that_a_fact_is_about(
    name: str, count: float | None, rate: float | None
) -> None:
    assert PEOPLE.count(name) == count
    assert PEOPLE.rate(12, name) == rate


def test_without_how_many_there_are_a_share_is_no_number_of_people() -> None:
    rest = PEOPLE.model_copy(update={"facts": PEOPLE.facts[1:]})
    assert (rest.people, rest.count("rural"), rest.rate(12, "rural")) == (None, None, None)
