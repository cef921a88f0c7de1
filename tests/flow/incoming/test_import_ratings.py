"""The regulator's care directory with ratings: a look at each provider's rating, and no fall where there is no grade."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from qaif_cli.store import yaml
from tests.flow.incoming.conftest import Written, table
from tests.support.desk import Desk
from tests.support.organisation_files import DIRECTORY, LOCATIONS, PROVIDERS, QUESTIONS, as_csv, rated
from tests.support.running import Golden

PATH = "providers/fernhill-practice.yaml"
OURS = {
    "Location ID": "1-800000001",
    "Location ODS Code": "T99001",
    "Location Name": "Fernhill Practice",
    "Location Street Address": "1 High Street",
    "Provider ID": "1-900000001",
    "Provider Name": "Fernhill Practice",
}
OTHER = {
    "Location ID": "1-800000009",
    "Location Name": "Nowhere Care Home",
    "Provider ID": "1-900000009",
    "Provider Name": "Nowhere Care Ltd",
}
GOOD = dict.fromkeys(("Overall", *QUESTIONS), "Good") | {
    "Safe": "Requires improvement",
    "Well-led": "Outstanding",
}
FILE = "01_June_2026_Latest_ratings.csv"
Rates = Callable[..., tuple[int, str]]


@pytest.fixture
def rates(desk: Desk, written: Written) -> Rates:
    """Imports ratings; gives the exit code and all that was said."""

    def run(
        rows: list[list[str]],
        *options: str,
        heading: tuple[str, ...] = LOCATIONS,
        name: str = FILE,
        told: str = "",
    ) -> tuple[int, str]:
        given = ("--map", written("map.yaml", told)) if told else ()
        result = desk("import", "providers", written(name, as_csv([list(heading), *rows])), *given, *options)
        return result.code, result.out + result.err

    return run


def ratings(desk: Desk, path: str = PATH) -> list[dict[str, Any]]:
    record = yaml.parse((desk.records / path).read_text("utf-8"))
    assert isinstance(record, dict)
    found = record["cqc"]["ratings"]
    assert isinstance(found, list)
    return found


def test_a_rating_is_put_together_from_its_rows(
    desk: Desk, rates: Rates, golden: Golden, tmp_path: Path
) -> None:
    rows = [
        *rated(OURS, GOOD),
        *rated(OURS, {"Overall": "Good"}, service="Older people"),
        *rated(OTHER, GOOD),
    ]
    account = tmp_path / "cells.csv"
    code, said = rates(rows, "--write", "--account", str(account))
    assert code == 0
    golden("import/providers-ratings.txt", said.replace(f"{tmp_path}/", ""))
    assert ratings(desk)[-1] == {
        "checked_on": "2026-06-01",
        "published": "2026-03-01",
        "overall": "good",
        "safe": "requires-improvement",
        "effective": "good",
        "caring": "good",
        "responsive": "good",
        "well_led": "outstanding",
    }
    told = table(account.read_text("utf-8"))
    assert len(told) == sum(bool(cell) for row in rows for cell in row) + len(LOCATIONS)
    imported = {line["why"] for line in told if line["outcome"] == "imported"}
    assert imported == {
        f"rating: {name}" for name in ("overall", "safe", "effective", "caring", "responsive", "well_led")
    }


def test_a_second_run_adds_nothing_and_a_later_file_is_another_look(desk: Desk, rates: Rates) -> None:
    rates(rated(OURS, GOOD), "--write")
    before = desk.everything()
    code, said = rates(rated(OURS, GOOD), "--write")
    assert (code, "0 would be changed, 1 as the file says" in said) == (0, True)
    assert desk.everything() == before
    code, said = rates(rated(OURS, GOOD), "--checked-on", "2026-06-10", "--write")
    assert (code, "looked up again: good, published 1 March 2026" in said) == (0, True)
    assert [item["checked_on"] for item in ratings(desk)][-2:] == ["2026-06-01", "2026-06-10"]


NONE_NOW = "that there is none now is no fall"


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("Not Rated", None),
        ("", None),
        ("Inspected but not rated", "Inspected but not rated"),
        ("INSUFFICIENT EVIDENCE TO RATE", "Insufficient evidence to rate"),
        ("No published rating", "No published rating"),
        ("Not assessed", "Not assessed"),
        ("Not applicable", "Not applicable"),
    ],
)
def test_what_is_no_grade_is_no_fall(words: str, says: str | None, desk: Desk, rates: Rates) -> None:
    code, said = rates(rated(OURS, {"Overall": words, "Safe": "Good"}), "--write")
    assert code == 0
    assert NONE_NOW in said
    assert "the last grade was requires improvement, published 15 February 2024" in said
    assert (ratings(desk)[-1]["overall"], ratings(desk)[-1].get("says")) == ("not-rated", says)
    assert ratings(desk)[-1]["safe"] == "good"
    out = " ".join(desk("provider", "list").out.split())
    assert "(requires improvement, 15 Feb 2024)" in out


def test_a_location_of_2026_that_has_no_overall_rating_keeps_those_of_its_services(
    desk: Desk, rates: Rates
) -> None:
    rows = [
        *rated(OURS, {"Overall": "Good", "Safe": "Good"}, service="Doctors/GPs", published="01/04/2026"),
        *rated(OURS, {"Overall": "Inadequate"}, service="Out of hours", published="12/05/2026"),
    ]
    code, said = rates(rows, "--write")
    assert (code, NONE_NOW in said) == (0, True)
    assert ratings(desk)[-1] == {
        "checked_on": "2026-06-01",
        "published": "2026-05-12",
        "overall": "not-rated",
        "says": "Services by themselves: Doctors/GPs: good; Out of hours: inadequate",
    }


@pytest.mark.parametrize("words", ["Regulations met", "Not all regulations met"])
def test_services_that_are_not_rated_are_judged(words: str, desk: Desk, rates: Rates) -> None:
    assert rates(rated(OURS, {"Overall": words}), "--write")[0] == 0
    assert ratings(desk)[-1]["overall"] == words.lower().replace(" ", "-")


@pytest.mark.parametrize(
    ("held", "why"),
    [
        ("{ checked_on: 2026-06-05, published: 2024-02-15, overall: good }", "looked up again on 5 June 2026, after the day of the file"),
        ("{ checked_on: 2026-05-05, published: 2026-04-15, overall: good }", "a rating published on 15 April 2026, later than the one of the file"),
        ("{ checked_on: 2026-06-01, published: 2024-02-15, overall: inadequate }", "looked up on 1 June 2026 already, as inadequate"),
    ],
)  # fmt: skip
def test_what_is_later_stays(held: str, why: str, desk: Desk, rates: Rates) -> None:
    file = desk.records / PATH
    last = "    - { checked_on: 2026-02-03, published: 2024-02-15, overall: requires-improvement }\n"
    assert last in file.read_text("utf-8")
    file.write_text(file.read_text("utf-8").replace(last, f"{last}    - {held}\n"), "utf-8")
    before = desk.everything()
    code, said = rates(rated(OURS, GOOD), "--write")
    assert (code, why in said) == (0, True)
    assert desk.everything() == before


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"Latest Rating": "Fair"}, "`Fair` is no rating of the regulator."),
        ({"Publication Date": "31/11/2025"}, "`31/11/2025` is no day."),
        ({"Publication Date": "01/09/2026"}, "2026-09-01 has not come yet."),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(
    change: Mapping[str, str], why: str, desk: Desk, rates: Rates
) -> None:
    rows = rated({**OURS, **change}, {"Overall": "Good"})
    before = desk.everything()
    code, said = rates(rows, "--write")
    assert (code, why in said) == (2, True)
    assert desk.everything() == before
    assert rates(rated({**OTHER, **change}, {"Overall": "Good"}))[0] == 0  # of others it does not matter


def test_two_ratings_of_one_day_are_for_a_person_to_tell_apart(rates: Rates) -> None:
    rows = [*rated(OURS, {"Overall": "Good"}), *rated(OURS, {"Overall": "Inadequate"})]
    code, said = rates(rows)
    assert (code, "has another rating of the same day." in said) == (1, True)
    assert rates([*rated(OURS, {"Overall": "Good"}), *rated(OURS, {"Overall": "Good"})])[0] == 0
    assert rates(rows, told="leave_rows: [3]\n")[0] == 0


def test_of_two_days_the_later_counts(desk: Desk, rates: Rates) -> None:
    rows = [
        *rated(OURS, {"Overall": "Good"}),
        *rated(OURS, {"Overall": "Inadequate"}, published="01/02/2020"),
    ]
    assert rates(rows, "--write")[0] == 0
    assert ratings(desk)[-1]["overall"] == "good"


def test_the_day_of_the_file_is_asked_for(rates: Rates) -> None:
    code, said = rates(rated(OURS, GOOD), name="ratings.csv")
    assert (code, "nobody says of which day the file is. Say --checked-on DATE" in said) == (1, True)
    assert rates(rated(OURS, GOOD), "--checked-on", "2026-06-15", name="ratings.csv")[0] == 0
    code, said = rates(rated(OURS, GOOD), "--checked-on", "2026-06-16", name="ratings.csv")
    assert (code, "has not come yet" in said) == (2, True)


def test_several_locations_have_no_rating_of_the_whole(desk: Desk, rates: Rates) -> None:
    rows = [*rated(OURS, GOOD), *rated({**OURS, "Location ID": "1-800000002"}, {"Overall": "Inadequate"})]
    before = desk.everything()
    code, said = rates(rows, "--write")
    assert (code, "locations of it are rated by themselves (1-800000001, 1-800000002)" in said) == (0, True)
    assert desk.everything() == before


def test_a_location_of_a_trust_is_not_the_trust(desk: Desk, rates: Rates) -> None:
    desk.does("provider", "edit", "fernhill-practice", "--cqc-id", "RZ1", "--ods-code", "RZ1")
    code, said = rates(rated({**OURS, "Provider ID": "RZ1"}, GOOD))
    assert (code, "it is a location of a trust, rated by itself" in said) == (0, True)
    whole = {"Provider ID": "RZ1", "Provider ODS Code": "RZ1", "Provider Name": "Fernhill Practice"}
    code, said = rates(rated(whole, GOOD, heading=PROVIDERS), "--write", heading=PROVIDERS)
    assert (code, "1 changed" in said) == (0, True)
    assert ratings(desk)[-1]["overall"] == "good"


def test_a_provider_without_identifiers_is_found_by_its_code_and_gets_them(desk: Desk, rates: Rates) -> None:
    file = desk.records / PATH
    head, _, tail = file.read_text("utf-8").replace("ods_code: null", "ods_code: T99001").partition("cqc:\n")
    file.write_text(f"{head}cqc: unknown\n{tail[tail.index('areas:') :]}", "utf-8")
    code, said = rates(rated(OURS, GOOD), "--write")
    assert (code, "the regulator's identifier is 1-900000001" in said) == (0, True)
    record = yaml.parse(file.read_text("utf-8"))
    assert isinstance(record, dict)
    assert record["cqc"]["provider_id"] == "1-900000001"
    assert record["cqc"]["ratings"][0]["overall"] == "good"


NEW = ("--type", "care-home", "--area", "safety", "--owner", "quality-lead")


def test_a_chosen_one_is_added_with_its_rating(desk: Desk, rates: Rates) -> None:
    code, said = rates([*rated(OURS, GOOD), *rated(OTHER, GOOD)], "--code", "1-800000009", *NEW, "--write")
    assert (code, "1 provider added, 1 changed" in said) == (0, True)
    made = yaml.parse((desk.records / "providers/nowhere-care-home.yaml").read_text("utf-8"))
    assert isinstance(made, dict)
    assert (made["ods_code"], made["cqc"]["provider_id"], made["cqc"]["locations"]) == (
        "unknown",
        "1-900000009",
        ["1-800000009"],
    )
    assert made["cqc"]["ratings"][0]["well_led"] == "outstanding"


def test_the_directory_without_ratings_adds_and_changes_no_rating(desk: Desk, rates: Rates) -> None:
    rows = [
        ["Fernhill Practice", *[""] * 12, "1-800000001", "1-900000001"],
        ["Nowhere Care Home", *[""] * 12, "1-800000009", "1-900000009"],
    ]
    name = "20_May_2026_CQC_directory.csv"
    code, said = rates(rows, "--code", "1-800000009", *NEW, "--write", heading=DIRECTORY, name=name)
    assert (code, "1 provider added, 0 changed, 1 as the file says" in said) == (0, True)
    assert desk.changed() == ["providers/nowhere-care-home.yaml"]


def test_a_workbook_with_both_sheets_asks_which(desk: Desk, tmp_path: Path) -> None:
    from openpyxl import Workbook  # heavy, and for this test alone

    book = Workbook()
    first, second = book.active, book.create_sheet("Providers")
    assert first is not None
    first.title = "Locations"
    for row in ([*LOCATIONS], *rated(OURS, GOOD)):
        first.append(row)
    second.append([*PROVIDERS])
    path = tmp_path / "01_June_2026_Latest_ratings.xlsx"
    book.save(path)
    result = desk("import", "providers", str(path))
    assert (result.code, "2 sheets hold organisations: `Locations`, `Providers`." in result.err) == (2, True)
    assert "1 would be changed" in desk.does("import", "providers", str(path), "--sheet", "Locations")


def test_a_code_that_a_spreadsheet_made_a_number_is_refused(desk: Desk, tmp_path: Path) -> None:
    from openpyxl import Workbook  # as above

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Organisation Code", "Name"])
    sheet.append([100000, "EXPONENT CARE TRUST"])
    book.save(tmp_path / "etr.xlsx")
    result = desk("import", "providers", str(tmp_path / "etr.xlsx"))
    assert (result.code, "a spreadsheet makes 7 of 007 and 100000 of 1E5" in result.out) == (1, True)


def test_what_is_no_key_question_is_left_and_named(desk: Desk, rates: Rates) -> None:
    code, said = rates(rated(OURS, {"Overall": "Good", "Use of resources": "Inadequate"}), "--write")
    assert (code, "no key questions, and left: `Use of resources`." in said) == (0, True)
    assert ratings(desk)[-1]["overall"] == "good"


ACTIVE = (
    "Location ID",
    "Location Name",
    "Location Latest Overall Rating",
    "Publication Date",
    "Provider ID",
    "Provider Name",
)


def test_the_list_of_active_locations_has_the_rating_of_the_whole(desk: Desk, rates: Rates) -> None:
    row = ["1-800000001", "Fernhill Practice", "Good", "01/03/2026", "1-900000001", "Fernhill Practice"]
    notes = [["Issues with our care directory files", *[""] * 5], [""] * 6, list(ACTIVE)]
    name = "01_June_2026_HSCA_Active_Locations.csv"
    code, said = rates([*notes[1:], row], "--write", heading=tuple(notes[0]), name=name)
    assert (code, "the heading is row 3" in said, "1 changed" in said) == (0, True, True)
    assert (ratings(desk)[-1]["overall"], ratings(desk)[-1]["published"]) == ("good", "2026-03-01")


def test_a_file_without_the_rating_of_the_whole_says_nothing_of_it(desk: Desk, rates: Rates) -> None:
    code, said = rates(rated(OURS, {"Safe": "Good", "Caring": "Good"}), "--write")
    assert (code, "the file has no row with the rating of the whole" in said) == (0, True)
    entry = ratings(desk)[-1]
    assert (entry["overall"], entry["safe"], entry["caring"]) == ("unknown", "good", "good")


def test_a_registration_that_will_end_is_said_and_the_rest_is_taken(desk: Desk, rates: Rates) -> None:
    row = ["1-800000001", "Fernhill Practice", "Inadequate", "01/03/2026", "1-900000001", "Fernhill Practice", "31/05/2027"]  # fmt: skip
    code, said = rates([row], "--write", heading=(*ACTIVE, "Location HSCA End Date"))
    assert (code, "with the regulator ends on 31 May 2027." in said) == (0, True)
    assert ratings(desk)[-1]["overall"] == "inadequate"


def test_a_registration_that_ended_is_said_and_nothing_is_taken(desk: Desk, rates: Rates) -> None:
    heading = (*ACTIVE, "Location HSCA End Date")
    row = [
        "1-800000001",
        "Fernhill Practice",
        "Inadequate",
        "01/03/2026",
        "1-900000001",
        "Fernhill Practice",
        "31/05/2026",
    ]
    before = desk.everything()
    code, said = rates([row], "--write", heading=heading)
    assert (
        code,
        "the registration of Fernhill Practice (fernhill-practice) with the regulator ended on 31 May 2026"
        in said,
    ) == (0, True)
    assert desk.everything() == before
