"""A cell that identifies a person is refused by its place, also where no rule would look at the record."""

from __future__ import annotations

from qaif_cli.flow.incoming.account import CellFate
from qaif_cli.flow.incoming.private_cells import refused_as_private, to_look_at
from tests.flow.incoming.conftest import Written
from tests.support.desk import Desk
from tests.support.organisation_files import as_csv, ods_row

FERNHILL = "providers/fernhill-practice.yaml"


def test_the_name_of_an_organisation_is_refused_by_its_cell(desk: Desk, written: Written) -> None:
    file = desk.records / FERNHILL
    file.write_text(file.read_text("utf-8").replace("ods_code: null", "ods_code: T99001"), "utf-8")
    before = file.read_text("utf-8")
    rows = as_csv([ods_row("T99001", "FERNHILL NHS 9990000018")], quoted=True)
    done = desk("import", "providers", written("etr.csv", rows))
    assert (done.code, "B1 (`Name`): it holds an NHS number" in done.out) == (1, True), done.out + done.err
    assert "9990000018" not in done.out + done.err
    assert file.read_text("utf-8") == before


def test_only_what_would_be_taken_is_refused() -> None:
    def fate(what: str, text: str) -> CellFate:
        return CellFate("S", (2, 3), "DOB", text, "imported" if what else "set aside", "")

    fates, refusals = refused_as_private(
        [fate("", "1950-05-04"), fate("taken", "1950-05-04"), fate("taken", "x")]
    )
    assert [item.fate for item in fates] == ["set aside", "refused", "imported"]
    assert [(item.row, item.place) for item in refusals] == [(2, (2, 3))]
    assert list(to_look_at([fate("taken", "Mrs Placeholder")]))[1:] == [
        "  S!C2 (DOB): a person by title and surname"
    ]
