"""A register from a spreadsheet becomes risks: all of them, or none, and once."""

from __future__ import annotations

from pathlib import Path

import pytest

from qaif_cli.judge.anew import in_every
from qaif_cli.model.finding import Finding
from qaif_cli.model.moment import Moment
from qaif_cli.store import yaml
from tests.flow.incoming.conftest import COLUMNS, DEFAULTS, HEADING, Imports, Written, table
from tests.support.desk import Desk

SHEET = (
    "RISK REGISTER,,,,,,,\n"
    "Ref,Risk,Description,Likelihood,Impact,Score,Controls,Last review\n"
    'QR 01,Beds,"If beds are short, then patients wait, resulting in harm",3,4,12,"Policy\n- Daily call",01/03/2026\n'
    "QR 02,Staff,Too few midwives,2,5,9,None,2026-04-30\n"
    ",Total,,,,21,,\n"
)
MAP = (
    "dates: british\n"
    "columns:\n  Ref: reference\n  Risk: title\n  Description: description\n  Likelihood: likelihood\n"
    "  Impact: consequence\n  Score: score\n  Controls: control\n  Last review: reviewed\n" + DEFAULTS
)


def test_a_dry_run_writes_nothing_and_says_what_would_be(desk: Desk, imports: Imports) -> None:
    code, said = imports(SHEET, MAP)
    assert code == 0
    assert "the heading is row 2" in said
    assert "2 risks would be added." in said
    assert "row 3 R-0004 (QR 01): Beds: 4 × 3 = 12" in said
    assert "row 5, QR 02: score 9 is stated; consequence 5 × likelihood 2 is 10" in said
    assert "6: a row of totals" in said
    assert said.endswith("Nothing was written.\n")
    assert desk.changed() == []


def test_a_risk_is_written_whole(desk: Desk, imports: Imports) -> None:
    code, said = imports(SHEET, MAP, "--write")
    assert (code, "2 risks added." in said) == (0, True)
    assert desk.changed() == ["risks/R-0004.yaml", "risks/R-0005.yaml"]
    risk = yaml.parse((desk.records / "risks/R-0004.yaml").read_text("utf-8"))
    assert risk["formerly"] == ["QR 01"]
    assert (risk["cause"], risk["event"], risk["effect"]) == ("beds are short", "patients wait", "harm")
    assert [entry["text"] for entry in risk["controls"]] == ["Policy", "Daily call"]
    assert risk["reviews"] == [{"date": "2026-03-01", "by": "safety-lead", "consequence": 4, "likelihood": 3}]
    assert (risk["tier"], risk["whose"], risk["validated"]) == ("corporate", "icb", "unknown")
    assert "QR 02" in desk("find", "QR", "02").out
    assert desk("check").code in (0, 1)


def test_a_second_run_adds_nothing(desk: Desk, imports: Imports) -> None:
    imports(SHEET, MAP, "--write")
    before = desk.everything()
    code, said = imports(SHEET, MAP, "--write")
    assert (code, "No risks would be added, 2 in the register already." in said) == (0, True)
    assert desk.everything() == before


def test_the_register_is_judged_twice_however_many_risks_come(
    imports: Imports, monkeypatch: pytest.MonkeyPatch
) -> None:
    times: list[Moment] = []

    def counted(now: Moment) -> tuple[Finding, ...]:
        times.append(now)
        return in_every(now)

    monkeypatch.setattr("qaif_cli.flow.writing.weighing.in_every", counted)
    rows = "".join(f"A{place},Risk {place},2,2\n" for place in range(30))
    code, said = imports(HEADING + rows, COLUMNS + DEFAULTS, "--write")
    assert (code, len(times)) == (0, 2)
    assert "30 risks added." in said
    assert "… and 10 more" in said


def test_nothing_is_written_where_one_row_is_refused(desk: Desk, imports: Imports) -> None:
    code, said = imports(HEADING + "A1,Beds,2,2\nA2,Staff,6,2\n", COLUMNS + DEFAULTS, "--write")
    assert code == 2
    assert "row 3, C3 (`Likelihood`): `6` is no whole number from 1 to 5." in said
    assert "Nothing was imported, for some rows are refused." in said
    assert desk.changed() == []
    assert imports(HEADING + "A1,Beds,2,2\nA2,Staff,6,2\n", COLUMNS + DEFAULTS)[0] == 1


def test_rows_that_the_map_leaves_out_do_not_stop_the_others(desk: Desk, imports: Imports) -> None:
    code, said = imports(
        HEADING + "A1,Beds,2,2\nA2,Staff,6,2\n", COLUMNS + DEFAULTS + "leave_rows: [3]\n", "--write"
    )
    assert (code, "3: the map leaves out this row" in said) == (0, True)
    assert desk.changed() == ["risks/R-0004.yaml"]


def test_the_same_reference_of_another_register_is_no_risk_that_is_there(
    desk: Desk, imports: Imports
) -> None:
    imports(HEADING + "1,Beds,2,2\n", COLUMNS + DEFAULTS, "--write")
    code, said = imports(HEADING + "1,Staff,2,2\n", COLUMNS + DEFAULTS, "--write")
    assert code == 2
    assert "1 stands in the register as R-0004, with another title." in said
    code, _ = imports(HEADING + "1,Staff,2,2\n", COLUMNS + DEFAULTS + 'prefix: "Surgery "\n', "--write")
    assert code == 0
    assert "R-0005" in desk("find", "Surgery 1").out


def test_a_reference_that_looks_like_our_own_id_is_refused(imports: Imports) -> None:
    code, said = imports(HEADING + "R-0001,Beds,2,2\n", COLUMNS + DEFAULTS)
    assert (code, "looks like an ID of this register" in said) == (1, True)


def test_the_written_map_is_followed_as_it_is(
    desk: Desk, imports: Imports, tmp_path: Path, written: Written
) -> None:
    kept = tmp_path / "kept.yaml"
    code, said = imports(SHEET, "", "--write-map", str(kept))
    assert code == 1
    assert "No column says: area (the area in whose report it stands)" in said
    text = kept.read_text("utf-8")
    assert "Likelihood: likelihood  # 3; 2" in text
    assert 'area: "?"' in text
    for name, value in {
        "area": "safety",
        "domain": "safety",
        "owner": "quality-lead",
        "by": "safety-lead",
    }.items():
        text = text.replace(f'{name}: "?"', f"{name}: {value}")
    code, said = imports(SHEET, text.replace("# dates:", "dates:"), "--write")
    assert (code, desk.changed()) == (0, ["risks/R-0004.yaml", "risks/R-0005.yaml"])
    again = desk("import", "risks", written("r.csv", SHEET), "--write-map", str(kept))
    assert "is there already. Name another file with --write-map." in again.err


@pytest.mark.parametrize(
    "text",
    [
        "There is a risk that beds are short\nCaused by: a closed ward\nResulting in: falls",
        "There is a risk of beds are short, due to a closed ward; which could lead to falls",
        "As a result of a closed ward, there is a risk that beds are short, leading to falls",
    ],
)
def test_a_description_that_says_there_is_a_risk_is_parted(desk: Desk, imports: Imports, text: str) -> None:
    sheet = f'Ref,Risk,Likelihood,Impact,Description\nA1,Beds,2,2,"{text}"\n'
    code, said = imports(sheet, COLUMNS.replace("}", ", Description: description}") + DEFAULTS, "--write")
    assert (code, "by its THERE IS A RISK THAT, CAUSED BY and RESULTING IN" in said) == (0, True)
    kept = yaml.parse((desk.records / "risks/R-0004.yaml").read_text("utf-8"))
    assert (kept["cause"], kept["event"], kept["effect"]) == ("a closed ward", "beds are short", "falls")


@pytest.mark.parametrize(
    "text",
    [
        "There is a risk that beds are short due to a closed ward, due to leave, leading to falls",
        "There is a risk that beds are short, leading to falls",
    ],
)
def test_a_description_that_can_be_parted_in_two_ways_stays_whole(
    desk: Desk, imports: Imports, text: str
) -> None:
    sheet = f'Ref,Risk,Likelihood,Impact,Description\nA1,Beds,2,2,"{text}"\n'
    assert imports(sheet, COLUMNS.replace("}", ", Description: description}") + DEFAULTS, "--write")[0] == 0
    kept = yaml.parse((desk.records / "risks/R-0004.yaml").read_text("utf-8"))
    assert (kept["cause"], kept["event"], kept["effect"]) == ("unknown", text, "unknown")


def test_every_cell_is_in_the_account_once(imports: Imports, tmp_path: Path) -> None:
    account = tmp_path / "account.csv"
    imports(SHEET, MAP, "--account", str(account))
    rows = table(account.read_text("utf-8"))
    assert len({row["cell"] for row in rows}) == len(rows) == 27
    outcomes = {row["cell"]: (row["outcome"], row["why"]) for row in rows}
    assert outcomes["A1"] == ("set aside", "above the heading")
    assert outcomes["A2"] == ("set aside", "the heading")
    assert outcomes["B3"] == ("imported", "title")
    assert outcomes["C3"] == ("derived", "cause, event and effect, by its IF, THEN and RESULTING IN")
    assert outcomes["F5"] == ("derived", "5 × 2 = 10, and not 9")
    assert outcomes["G5"] == ("set aside", "it says that there is none")
    assert outcomes["F6"] == ("set aside", "a row of totals")


def test_a_map_that_names_what_is_not_there_says_so_once(imports: Imports) -> None:
    code, said = imports(HEADING, "columns: {Reff: reference}\n")
    assert code == 2
    assert "The map names columns that the sheet has not: `Reff`. Its headings: `Ref`, `Risk`" in said
    code, said = imports(HEADING, "columns: {Ref: refrence, Risk: title, Likelihood: title}\ncolour: red\n")
    assert code == 2
    assert "There is no key `colour`." in said
    assert "There is no field `refrence`. Did you mean `reference`?" in said
    assert "`Risk` and `Likelihood` are both `title`." in said


def test_words_of_the_scale_are_proposed_for_the_map_and_others_asked(
    imports: Imports, tmp_path: Path
) -> None:
    kept = tmp_path / "kept.yaml"
    sheet = HEADING + "A1,Beds,Likely,4 - Major\nA2,Heat,High,(2) Minor\nA3,Cold,4 - Rare,3\n"
    imports(sheet, COLUMNS + DEFAULTS, "--write-map", str(kept))
    values = yaml.parse(kept.read_text("utf-8"))["values"]
    assert values["likelihood"] == {"Likely": 4, "High": "?", "4 - Rare": "?"}
    assert values["consequence"] == {"4 - Major": 4, "(2) Minor": 2}


def test_a_day_that_is_none_is_asked_and_the_map_says_what_may_be_written(
    imports: Imports, tmp_path: Path
) -> None:
    kept = tmp_path / "kept.yaml"
    sheet = "Ref,Risk,Likelihood,Impact,Directorate,Date raised\nA1,Beds,2,2,Wards,14.5.26\nA2,Heat,1,1,Safety,13/05/2026\n"
    imports(sheet, "", "--write-map", str(kept))
    text = kept.read_text("utf-8")
    assert yaml.parse(text)["values"]["opened"] == {"14.5.26": "?"}
    assert "  opened:  # the day on which it was opened; such as 14/05/2026, or unknown\n" in text
    assert "`qaif role list` has them\n" in text
    told = COLUMNS + "values: {area: {Wards: safety}}\n" + DEFAULTS
    imports(HEADING.strip() + ",Area\nA1,Beds,2,2,Wards\n", told, "--write-map", str(tmp_path / "areas.yaml"))
    assert "  area:  # the area in whose report it stands; one of " in (tmp_path / "areas.yaml").read_text(
        "utf-8"
    )


def test_a_broken_line_of_the_map_is_named_and_nobody_is_sent_to_begin_anew(imports: Imports) -> None:
    code, said = imports(HEADING, "columns:\n\tRef: reference\n")
    assert code == 2
    assert "is no map: line 2: " in said
    assert "Put that line right; what else you wrote into the map stays." in said


def test_an_old_reference_that_is_short_for_an_id_of_ours_never_means_another_risk(
    desk: Desk, imports: Imports
) -> None:
    imports(HEADING + "R-001,Beds,2,2\nR-009,Heat,1,1\n", COLUMNS + DEFAULTS, "--write")
    both = "`R-001` is short for R-0001, and older papers know R-0004 by it. Write R-0001 or R-0004."
    score = ("--likelihood", "3", "--consequence", "3", "--by", "safety-lead")
    for command in (("show", "R-001"), ("risk", "show", "R-001"), ("score", "R-001", *score)):
        assert both in desk.refuses(*command)
    assert "R-0005: Heat" in desk("show", "R-009").out
    assert "R-0005" in desk("score", "R-009", *score, "--dry-run").out
    assert "R-0001" in desk("show", "R-1").out


def test_a_reference_of_the_spreadsheet_names_its_risk_where_something_is_written(
    desk: Desk, imports: Imports
) -> None:
    imports(HEADING + "QS-001,Beds,2,2\nQS-024,Heat,1,1\n", COLUMNS + DEFAULTS, "--write")
    score = ("--likelihood", "3", "--consequence", "3", "--by", "safety-lead", "--dry-run")
    assert "R-0004: 9" in desk("score", "QS-001", *score).out
    assert "R-0005: 9" in desk("score", "qs-024", *score).out
