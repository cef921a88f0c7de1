"""Lists of the Organisation Data Service bring providers up to date; others are counted, and added where they are chosen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from qaif_cli.flow.incoming.listed_providers import list_outcome
from qaif_cli.flow.incoming.mapping import SheetChoice
from qaif_cli.flow.incoming.organisations import spelt
from qaif_cli.flow.incoming.providers import ProviderChoice, prepare_providers
from qaif_cli.store import yaml
from tests.flow.incoming.conftest import Written, table
from tests.flow.incoming.test_import_account import ASK
from tests.support.desk import Desk
from tests.support.organisation_files import as_csv, ods_row
from tests.support.running import Golden

NEW = ("--type", "acute", "--area", "safety", "--owner", "quality-lead")
FERNHILL, OAKRISE = "providers/fernhill-practice.yaml", "providers/oakrise-practice.yaml"
LIST = [
    ods_row("T99001", "FERNHILL PRACTICE"),
    ods_row("ZZ1", "TESTMERE UNIVERSITY HOSPITALS NHS FOUNDATION TRUST"),
    ods_row("ZZ2", "NOWHERE NHS TRUST", closed="20200331"),
    ods_row("Z9Z9Z", "WENDLE VALE AND ST ALDITH'S NHS TRUST"),
    ods_row("007", "NUMBERED CARE TRUST"),
    ods_row("1E5", "EXPONENT CARE TRUST"),
]
Lists = Callable[..., tuple[int, str]]


@pytest.fixture
def lists(desk: Desk, written: Written) -> Lists:
    """Imports a list to a register whose practices have codes; gives the exit code and all that was said."""
    for path, code in ((FERNHILL, "T99001"), (OAKRISE, "T99002")):
        file = desk.records / path
        file.write_text(file.read_text("utf-8").replace("ods_code: null", f"ods_code: {code}"), "utf-8")

    def run(
        rows: list[list[str]] | str, *options: str, told: str = "", name: str = "etr.csv"
    ) -> tuple[int, str]:
        text = rows if isinstance(rows, str) else as_csv(rows, quoted=True)
        given = ("--map", written("map.yaml", told)) if told else ()
        result = desk("import", "providers", written(name, text), *given, *options)
        return result.code, result.out + result.err

    return run


def record(desk: Desk, path: str) -> dict[str, object]:
    found = yaml.parse((desk.records / path).read_text("utf-8"))
    assert isinstance(found, dict)
    return found


def test_a_dry_run_counts_what_is_not_ours_and_writes_nothing(
    desk: Desk, lists: Lists, golden: Golden, tmp_path: Path
) -> None:
    before = desk.everything()
    code, said = lists(LIST, "--code", "ZZ1", *NEW)
    assert code == 0
    golden("import/providers-list.txt", said.replace(f"{tmp_path}/", ""))
    assert desk.everything() == before


def test_a_chosen_one_is_added_and_a_second_run_adds_nothing(desk: Desk, lists: Lists) -> None:
    code, said = lists(LIST, "--code", "z9z9z", "--code", "007", "--code", "1E5", *NEW, "--write")
    assert (code, "3 providers added, 0 changed, 1 as the file says." in said) == (0, True)
    made = record(desk, "providers/wendle-vale-and-st-aldith-nhs-trust.yaml")
    assert made["title"] == "Wendle Vale and St Aldith's NHS Trust"
    assert (made["ods_code"], made["type"], made["areas"], made["cqc"]) == (
        "Z9Z9Z",
        "acute",
        ["safety"],
        "unknown",
    )
    assert record(desk, "providers/numbered-care-trust.yaml")["ods_code"] == "007"
    assert record(desk, "providers/exponent-care-trust.yaml")["ods_code"] == "1E5"
    before = desk.everything()
    code, said = lists(LIST, "--code", "z9z9z", "--code", "007", "--code", "1E5", *NEW, "--write")
    assert (code, "No providers would be added, 0 would be changed, 4 as the file says." in said) == (0, True)
    assert desk.everything() == before


@pytest.mark.parametrize("width", [12, 26, 27])
@pytest.mark.parametrize("heading", [(), ("Organisation Code", "Name", "Open Date")])
def test_every_width_with_a_heading_or_without(width: int, heading: tuple[str, ...], lists: Lists) -> None:
    rows = [
        ods_row("T99001", "FERNHILL PRACTICE", width=width),
        ods_row("ZZ1", "TESTMERE NHS TRUST", width=width),
    ]
    if heading:
        rows = [list(heading), *([row[0], row[1], row[10]] for row in rows)]
    code, said = lists(rows)
    assert (code, "1 as the file says." in said) == (0, True)
    assert "Not on the register and not chosen: 1 (1 open)." in said


@pytest.mark.parametrize(
    ("status", "closed", "state"),
    [
        ("A", "", "open"),
        ("ACTIVE", "", "open"),
        ("", "", "open"),
        ("C", "20200331", "closed"),
        ("INACTIVE", "20200331", "closed"),
        ("INACTIVE", "", "closed"),
        ("", "20200331", "closed"),
        ("ACTIVE", "20200331", "closed"),
        ("", "20990331", "open"),
        ("D", "", "dormant"),
        ("P", "", "proposed"),
    ],
)
def test_both_sets_of_words_for_a_status(status: str, closed: str, state: str, lists: Lists) -> None:
    row = ods_row("T77777", "ANOTHER PRACTICE", status=status, closed=closed, setting="4")
    head = [ods_row("T99001", "FERNHILL PRACTICE", status="A", setting="4")]
    said = lists([*head, row], name="epraccur.csv")[1]
    assert f"not chosen: 1 (1 {state})." in said


def test_a_day_of_opening_that_has_not_come_is_no_open_organisation(lists: Lists) -> None:
    code, said = lists([ods_row("ZZ9", "TO COME NHS TRUST", opened="20260701")], "--code", "ZZ9", *NEW)
    assert code == 0
    assert "To Come NHS Trust was not added, for it has not opened yet." in said


def test_a_closing_that_is_announced_is_told_and_nothing_is_closed(desk: Desk, lists: Lists) -> None:
    head = ["Organisation Code", "Name", "Close Date", "Succession Organisation"]
    rows = [
        ["T99001", "FERNHILL PRACTICE", "20270401", "T99002"],
        ["T99002", "OAKRISE PRACTICE", "01/05/2027", "ZZ9"],
        ["ZZ1", "TESTMERE NHS TRUST", "20270601", ""],
    ]
    told = "columns: {Organisation Code: code, Name: name, Close Date: closed, Succession Organisation: successor}\n"
    before = desk.everything()
    lists([head, *rows[:2]], "--close-by", "quality-lead", "--write", told=told)
    assert desk.everything() == before
    code, said = lists([head, *rows], "--code", "ZZ1", *NEW, "--close-by", "quality-lead", told=told)
    assert code == 0
    for note in (
        "row 2, T99001: Fernhill Practice (fernhill-practice) closes on 1 April 2027; its successor is Oakrise Practice (oakrise-practice).",
        "row 3, T99002: Oakrise Practice (oakrise-practice) closes on 1 May 2027; its successor is ZZ9.",
        "row 4, ZZ1: Testmere NHS Trust closes on 1 June 2027. Nothing is closed before.",
    ):
        assert note in said


@pytest.mark.parametrize(
    ("setting", "type_"),
    [
        ("4", "general-practice"),
        ("RO76", "general-practice"),
        ("RO76|RO80", "general-practice"),
        ("2", "out-of-hours"),
        ("RO80|RO87", "out-of-hours"),
        ("13", "hospice"),
        ("RO249", "hospice"),
        ("14", "care-home"),
        ("RO246", "care-home"),
        ("RO247", "community"),
        ("11", "optometry"),
    ],
)
def test_both_sets_of_prescribing_settings(setting: str, type_: str, desk: Desk, lists: Lists) -> None:
    row = ods_row("T77777", "ANOTHER PRACTICE", status="ACTIVE", setting=setting)
    code, said = lists([row], "--all", *NEW[2:], "--write", name="epraccur.csv")
    assert (code, "1 provider added" in said) == (0, True)
    assert record(desk, "providers/another-practice.yaml")["type"] == type_


def test_a_setting_that_is_no_type_of_ours_is_asked_for(desk: Desk, lists: Lists) -> None:
    row = ods_row("T77777", "TESTMERE PRISON", status="A", setting="25")
    code, said = lists([row], "--code", "T77777", *NEW[2:])
    assert (code, "nothing says its type (what kind of organisation it is)." in said) == (1, True)
    code, _ = lists([row], "--code", "T77777", *NEW[2:], "--write", told="values: {setting: {'25': other}}\n")
    assert (code, record(desk, "providers/testmere-prison.yaml")["type"]) == (0, "other")


def test_what_is_new_is_told_by_the_map_for_each_code(desk: Desk, lists: Lists) -> None:
    told = "take:\n  ZZ1: {type: acute}\n  Z9Z9Z: {type: mental-health, area: primary-care}\n  NONE1: {}\ndefaults: {area: safety, owner: quality-lead}\n"
    code, said = lists(LIST, "--write", told=told)
    assert (code, "2 providers added" in said) == (0, True)
    made = record(desk, "providers/wendle-vale-and-st-aldith-nhs-trust.yaml")
    assert (made["type"], made["areas"], made["owner"]) == ("mental-health", ["primary-care"], "quality-lead")


def test_those_with_a_value_in_a_column_are_taken(lists: Lists) -> None:
    rows = [*LIST, ods_row("ZZ7", "ELSEWHERE NHS TRUST")]
    rows[-1][3] = "QAA"
    code, said = lists(rows, "--where", "High Level Health Geography=qaa", *NEW)
    assert (code, "1 provider would be added" in said) == (0, True)
    code, said = lists(rows, "--where", "Geography=QAA", *NEW)
    assert (code, "No column is headed `Geography`, which --where names." in said) == (2, True)


def test_a_new_name_is_taken_and_the_old_one_kept(desk: Desk, lists: Lists) -> None:
    code, said = lists([ods_row("T99001", "FERNHILL AND BROOK PRACTICE")], "--write")
    assert (code, "Fernhill Practice is now Fernhill and Brook Practice" in said) == (0, True)
    made = record(desk, FERNHILL)
    assert (made["title"], made["formerly"]) == ("Fernhill and Brook Practice", ["Fernhill Practice"])
    assert "fernhill-practice" in desk("find", "Fernhill Practice").out
    assert "1 as the file says" in lists([ods_row("T99001", "FERNHILL AND BROOK PRACTICE")], "--write")[1]
    desk.does("provider", "edit", "fernhill-practice", "--title", "Fernhill")
    desk.does("provider", "edit", "fernhill-practice", "--title", "Fernhill Practice")
    assert "changed: row" not in lists([ods_row("T99001", "FERNHILL PRACTICE")])[1]


@pytest.mark.parametrize(
    "name", ["FERNHILL PRACTICE", "Fernhill Practice", "FERNHILL  PRACTICE", "Fernhill practice"]
)
def test_capitals_and_blanks_make_no_other_name(name: str, lists: Lists) -> None:
    assert "1 as the file says" in lists([ods_row("T99001", name)])[1]


def test_names_stay_where_the_map_leaves_the_column(lists: Lists) -> None:
    told = "columns: {Organisation Code: code, Name: name}\n"
    assert "0 would be changed" not in lists([ods_row("T99001", "OTHER NAME")], told=told)[1]
    rows = [ods_row("T99001", "OTHER NAME")]
    said = lists(rows, told="columns: {Organisation Code: code, Name: leave, Open Date: opened}\n")[1]
    assert "The columns do not say which organisations these are." in said


def test_a_code_that_is_not_known_is_found_by_the_whole_name(desk: Desk, lists: Lists) -> None:
    file = desk.records / OAKRISE
    file.write_text(file.read_text("utf-8").replace("T99002", "unknown"), "utf-8")
    code, said = lists([ods_row("T55555", "OAKRISE PRACTICE")], "--write")
    assert (code, "oakrise-practice: its code is T55555" in said) == (0, True)
    assert record(desk, OAKRISE)["ods_code"] == "T55555"


def test_a_name_that_two_organisations_have_finds_none(desk: Desk, lists: Lists) -> None:
    file = desk.records / OAKRISE
    file.write_text(file.read_text("utf-8").replace("T99002", "unknown"), "utf-8")
    said = lists([ods_row("T55555", "OAKRISE PRACTICE"), ods_row("T55556", "OAKRISE PRACTICE")])[1]
    assert "Not on the register and not chosen: 2" in said


def test_a_closed_one_is_offered_and_stays_open(desk: Desk, lists: Lists) -> None:
    rows = [ods_row("T99001", "FERNHILL PRACTICE", status="C", closed="20260331", setting="4")]
    code, said = lists(rows, "--write", name="epraccur.csv")
    assert code == 0
    assert "row 1, T99001: Fernhill Practice closed on 31 March 2026:" in said
    assert (
        'qaif provider close fernhill-practice --date 2026-03-31 --by ROLE --reason "Closed in the Organisation Data Service"'
        in said
    )
    assert "closed" not in record(desk, FERNHILL)


def test_a_closed_one_is_closed_on_a_roles_word_with_its_successor(desk: Desk, lists: Lists) -> None:
    rows = [
        ["Organisation Code", "Name", "Status", "Close Date", "Successor"],
        ["T99001", "FERNHILL PRACTICE", "INACTIVE", "20260331", "T99002"],
        ["T99002", "OAKRISE PRACTICE", "ACTIVE", "", ""],
    ]
    said = lists(rows)[1]
    assert said.count("--successor oakrise-practice") == 1
    code, said = lists(rows, "--close-by", "quality lead", "--write")
    assert (code, "closed on 31 March 2026, and oakrise-practice goes on with its care" in said) == (0, True)
    assert record(desk, FERNHILL)["closed"] == {
        "date": "2026-03-31",
        "by": "quality-lead",
        "reason": "Closed in the Organisation Data Service",
        "successor": "oakrise-practice",
    }
    before = desk.everything()
    assert "0 would be changed, 2 as the file says" in lists(rows, "--close-by", "quality lead", "--write")[1]
    assert desk.everything() == before


def test_absent_is_not_closed(lists: Lists) -> None:
    said = lists([ods_row("T99001", "FERNHILL PRACTICE")])[1]
    assert (
        "On the register and not in the file: oakrise-practice. That does not say that they closed." in said
    )


def test_a_code_twice_refuses_what_is_ours_and_nothing_else(desk: Desk, lists: Lists) -> None:
    twice = [ods_row("ZZ8", "ONE NHS TRUST"), ods_row("ZZ8", "OTHER NHS TRUST")]
    assert lists([*LIST, *twice])[0] == 0
    code, said = lists([*LIST, *twice], "--code", "ZZ8", *NEW, "--write")
    assert (code, "rows 7 to 8 (`Organisation Code`): the code ZZ8 stands in 2 rows." in said) == (2, True)
    assert "Nothing was imported, for some rows are refused." in said
    assert "providers/one-nhs-trust.yaml" not in desk.everything()


def test_a_code_that_is_not_in_the_file_is_said(lists: Lists) -> None:
    code, said = lists(LIST, "--code", "ZZ1", "--code", "NOPE9", *NEW)
    assert (code, "The file has no organisation `NOPE9`." in said) == (2, True)


def test_a_word_that_is_nothing_of_the_register_is_refused(lists: Lists) -> None:
    code, said = lists(
        LIST, "--code", "ZZ1", "--type", "acutte", "--area", "safety", "--owner", "quality-lead"
    )
    assert (code, "Did you mean `acute`?" in said) == (2, True)


def test_a_file_that_is_no_list_is_refused(lists: Lists) -> None:
    code, said = lists("Ref,Risk\n1,Beds\n")
    assert (code, "No row looks like the heading of a list of organisations" in said) == (2, True)


def test_every_cell_is_accounted_for(lists: Lists, tmp_path: Path) -> None:
    account = tmp_path / "cells.csv"
    lists(LIST, "--code", "ZZ1", *NEW, "--account", str(account))
    told = table(account.read_text("utf-8"))
    filled = sum(bool(cell) for row in LIST for cell in row)
    assert len(told) == len({line["cell"] for line in told}) == filled
    by_heading = {
        line["heading"]: (line["outcome"], line["why"]) for line in told if line["cell"].endswith("2")
    }
    assert by_heading["Organisation Code"] == ("imported", "ods_code")
    assert by_heading["Postcode"] == ("set aside", "the register has no field for it")


def test_the_written_map_is_followed(lists: Lists, tmp_path: Path) -> None:
    kept = tmp_path / "kept.yaml"
    lists(LIST, "--code", "ZZ1", *NEW, "--write-map", str(kept))
    text = kept.read_text("utf-8")
    assert "qaif import providers FILE --map THIS" in text
    code, said = lists(LIST, "--code", "ZZ1", told=text)
    assert (code, "1 provider would be added" in said) == (0, True)


CELLS = st.sampled_from(
    [
        "",
        "T99001",
        "ZZ1",
        "007",
        "zz1",
        "x",
        "A",
        "INACTIVE",
        "Total",
        "20200331",
        "20261301",
        "31/03/2020",
        "FERNHILL PRACTICE",
        "4",
        "RO76",
        "?",
    ]
)


@example(heading="Code,Name,Status,Close Date", rows=[["", "T99001", "", ""]] * 2, everything=True)
@settings(max_examples=80)
@given(
    st.sampled_from(
        [
            "Code,Name,Status,Close Date",
            "Organisation Code,Name,Prescribing Setting,Open Date",
            "ICB23CDH,ICB23NM,x,y",
        ]
    ),
    st.lists(st.lists(CELLS, min_size=4, max_size=4), min_size=1, max_size=6),
    st.booleans(),
)
def test_each_cell_has_one_fate_whatever_stands_in_it(
    heading: str, rows: list[list[str]], everything: bool
) -> None:
    text = as_csv([heading.split(","), *rows])
    choice = ProviderChoice(
        everything=everything, defaults={"type": "acute", "area": "safety", "owner": "quality-lead"}
    )
    prepared = prepare_providers(ASK, text.encode(), "list.csv", SheetChoice(), choice)
    made = list_outcome(prepared)
    filled = sum(bool(cell) for row in [heading.split(","), *rows] for cell in row)
    assert len(made.fates) == filled
    refused = {fate.place[0] for fate in made.fates.values() if fate.fate == "refused"}
    assert refused == {item.row for item in made.refusals}
    codes = [draft.fields["ods_code"] for draft in made.drafts if draft.fields]
    assert len(codes) == len(set(codes)) == len(made.added)


@pytest.mark.parametrize(
    ("name", "read"),
    [
        ("TESTMERE NHS FOUNDATION TRUST", "Testmere NHS Foundation Trust"),
        ("ST ALDITH'S HOSPICE", "St Aldith's Hospice"),
        ("THE HEALTH CENTRE ON THE HILL", "The Health Centre on the Hill"),
        ("DR O'BRIEN & PARTNERS", "Dr O'Brien & Partners"),
        ("WENDLE GP OOH (2ND FLOOR)", "Wendle GP OOH (2nd Floor)"),
        ("Wendle vale Practice", "Wendle vale Practice"),
    ],
)
def test_a_name_in_capitals_is_spelt(name: str, read: str) -> None:
    assert spelt(name) == read
