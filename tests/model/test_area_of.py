"""In which areas a record stands, whatever its kind."""

from __future__ import annotations

from datetime import date

from qaif_cli.model.area_of import areas_of
from qaif_cli.model.kinds import KINDS
from tests.flow.test_first_four_pages import area_of, count
from tests.support.moments import moment
from tests.support.shipped import RECORDS


def test_each_record_stands_in_the_areas_that_it_names() -> None:
    day = date(2026, 11, 19)
    made = count(day.isoformat())
    found = areas_of(moment(RECORDS, day))
    of = {row["id"]: row for rows in made.of.values() for row in rows}
    assert {id_: area_of(of[id_], made) for id_ in found} == found
    kinds = {kind for kind, rows in made.of.items() if any(found.get(row["id"]) for row in rows)}
    assert kinds == {
        "areas",
        "cases",
        "commitments",
        "concerns",
        "impacts",
        "indicators",
        "intelligence",
        "providers",
        "risks",
        "situations",
    }
    assert len(KINDS) > len(kinds)
