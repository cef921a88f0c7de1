"""A foreign table is read cell by cell, or refused whole in words that say what to do."""

from __future__ import annotations

import zipfile
from contextlib import suppress
from datetime import datetime
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import MergedCell

from qaif_cli.errors import QaifError
from qaif_cli.exchange.books import read_book
from qaif_cli.exchange.formats import shows_month
from qaif_cli.exchange.sheet import Cell, Sheet

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def packed(**parts: str) -> bytes:
    into = BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name.replace("__", "/"), text)
    return into.getvalue()


def one_sheet(rows: str, *, formats: str = "", after: str = "") -> bytes:
    """An .xlsx of one sheet, whose rows are given as they stand in it."""
    kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    links = '<Relationships><Relationship Id="{}" Type="{}/{}" Target="{}"/>{}</Relationships>'
    styles = f'<Relationship Id="s" Type="{kinds}/styles" Target="styles.xml"/>'
    parts = {
        "_rels/.rels": links.format("a", kinds, "officeDocument", "xl/workbook.xml", ""),
        "xl/_rels/workbook.xml.rels": links.format("r", kinds, "worksheet", "worksheets/sheet1.xml", styles),
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{kinds}"><sheets><sheet name="Register" r:id="r"/></sheets></workbook>',
        "xl/styles.xml": f"<styleSheet>{formats}</styleSheet>",
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData>{after}</worksheet>',
    }
    return packed(**parts)


def sheet(data: bytes, name: str = "book.xlsx") -> Sheet:
    (only,) = read_book(data, name)
    return only


def refused(data: bytes, name: str) -> str:
    with pytest.raises(QaifError) as caught:
        read_book(data, name)
    return str(caught.value)


def saved(book: Workbook) -> bytes:
    into = BytesIO()
    book.save(into)
    return into.getvalue()


def test_what_a_cell_holds_is_told_apart() -> None:
    formats = '<numFmts><numFmt numFmtId="164" formatCode="[$-809]mmm\\-yy;@"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="14"/><xf numFmtId="9"/></cellXfs>'
    rows = (
        '<row r="1"><c r="A1" t="inlineStr"><is><t>007</t></is></c><c r="B1"><v>7</v></c><c r="C1" t="e"><v>#N/A</v></c>'
        '<c r="D1"><f>SUM(A2:A9)</f></c><c r="E1" s="1"><v>45748</v></c><c r="F1" s="2"><v>45748.5</v></c>'
        '<c r="G1" s="3"><v>0.87</v></c><c r="H1" t="b"><v>1</v></c><c r="I1" s="2"/><c r="J1" t="str"><f>A9</f><v></v></c>'
        '<c r="K1" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="L1" s="2"><v>12</v></c></row>'
    )
    april = datetime(2025, 4, 1)  # noqa: DTZ001  # a sheet knows no time zones
    month = "[$-809]mmm\\-yy;@"
    assert dict(sheet(one_sheet(rows, formats=formats)).cells) == {
        (1, 1): Cell("text", "007"),
        (1, 2): Cell("number", 7),
        (1, 3): Cell("error", "#N/A"),
        (1, 4): Cell("uncomputed", None, "SUM(A2:A9)"),
        (1, 5): Cell("date", april, "", month),
        (1, 6): Cell("date", april.replace(hour=12), "", "dd/mm/yyyy"),
        (1, 7): Cell("number", 0.87, "", "0%"),
        (1, 8): Cell("bool", True),  # noqa: FBT003  # the value of a cell
        (1, 10): Cell("text", "", "A9"),
        (1, 11): Cell("error", "#DIV/0!", "1/0"),
        (1, 12): Cell("number", 12, "", "dd/mm/yyyy"),
    }
    assert shows_month(month)
    assert not shows_month("dd/mm/yyyy")


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "a.xlsx", "`a.xlsx` has a password. Open it, save it without one"),
        (b"<html><body><table>", "a.xls", "is a web page (HTML)"),
        ("\ufeff\n<!DOCTYPE html>".encode(), "a.csv", "is a web page (HTML)"),
        (b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">', "a.xls", "XML spreadsheet of 2003"),
        (b"Ref\tRisk\n1\tFire\n", "a.xls", "is text, though it is named .xls. Rename it to .csv"),
        (b"PK\x03\x04\0\0\0", "a.xlsx", "is cut short or damaged. Get it again"),
        (b"", "a.xlsx", "is empty"),
        (b"\x89PNG\r\n\x1a\n\0\0", "a.csv", "is not a text file"),
        (packed(word__document="<a/>"), "a.docx", "is no spreadsheet"),
        (packed(mimetype="x", content__xml="<a/>", META__INF="<encryption-data/>"), "a.ods", "is no spreadsheet"),
    ],
)  # fmt: skip
def test_what_is_no_workbook_is_refused_whole(data: bytes, name: str, said: str) -> None:
    assert said in refused(data, name)


def test_a_book_cut_short_anywhere_is_refused() -> None:
    book = Workbook()
    for row in range(50):
        book.worksheets[0].append([row, f"risk {row}"])
    whole = saved(book)
    for cut in range(1, len(whole), 397):
        assert "cut short" in refused(whole[:cut] if cut > 1 else b"PK", "a.xlsx")


@pytest.mark.parametrize("told", [10_000, 10])
def test_what_unpacks_to_too_much_is_refused_whatever_it_says_of_itself(
    monkeypatch: pytest.MonkeyPatch, told: int
) -> None:
    monkeypatch.setattr("qaif_cli.exchange.packed.MOST_BYTES", 5_000)
    data = packed(**{"content.xml": f"<a>{' ' * 9_993}</a>"})
    assert data.count((10_000).to_bytes(4, "little")) == 2
    lying = data.replace((10_000).to_bytes(4, "little"), told.to_bytes(4, "little"))
    said = refused(lying, "a.ods")
    assert "unpacks to more than 200 MB" in said or "is cut short or damaged" in said
    assert ("unpacks" in said) is (told > 5_000)


def test_content_is_bounded_and_a_claimed_range_is_not_content(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("qaif_cli.exchange.growing.MOST_ROWS", 20)
    rows = "".join(f'<row r="{row}"><c r="A{row}"><v>1</v></c></row>' for row in range(1, 22))
    assert "more than 20 rows" in refused(one_sheet(rows), "a.xlsx")
    assert sheet(one_sheet(rows.replace("<v>1</v>", "", 1))).cells.keys() == {
        (row, 1) for row in range(2, 22)
    }
    wide = "".join("<c><v>1</v></c>" for _ in range(501))
    assert "more than 500 columns" in refused(one_sheet(f"<row>{wide}</row>"), "a.xlsx")
    far = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    assert set(sheet(one_sheet(far)).cells) == {(1_048_576, 16_384)}
    assert "outside" in refused(one_sheet('<row r="1048577"><c><v>1</v></c></row>'), "a.xlsx")


def test_a_csv_of_too_many_rows_is_refused() -> None:
    assert "more than 50,000 rows" in refused(b"a,b\n" * 50_001, "a.csv")


def test_entities_are_refused() -> None:
    data = packed(**{"content.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'})
    assert "declares a document type" in refused(data, "a.ods")


@given(st.lists(st.tuples(st.integers(0, 4000), st.integers(0, 255)), max_size=6))
def test_a_damaged_book_is_read_or_refused(changes: list[tuple[int, int]]) -> None:
    data = bytearray(
        one_sheet('<row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c><c r="B1"><v>1.5</v></c></row>')
    )
    for place, sign in changes:
        data[place % len(data)] = sign
    with suppress(QaifError):
        read_book(bytes(data), "a.xlsx")


def test_every_cell_agrees_with_openpyxl() -> None:
    book = Workbook()
    first = book.worksheets[0]
    first.append(["Ref", "007", 7, 7.25, True, None, "=1+1", datetime(2026, 4, 1), "a\tb", " c "])  # noqa: DTZ001  # a sheet knows no time zones
    first.append([None, "Ward", "£", "=NA()", -0.5])
    first.merge_cells("A3:C4")
    first["A3"] = "merged"
    first.row_dimensions[2].hidden = True
    first.column_dimensions["B"].hidden = True
    book.create_sheet("Kept").sheet_state = "veryHidden"
    book.worksheets[1]["C5"] = "x"
    data = saved(book)
    ours = read_book(data, "a.xlsx")
    assert [(page.name, page.hidden) for page in ours] == [("Sheet", False), ("Kept", True)]
    assert ours[0].merges == ((3, 1, 4, 3),)
    assert (set(ours[0].hidden_rows), set(ours[0].hidden_columns)) == ({2}, {2})
    for page, other in zip(ours, load_workbook(BytesIO(data)).worksheets, strict=True):
        theirs = {
            (cell.row, cell.column): cell.value
            for row in other.iter_rows()
            for cell in row
            if not isinstance(cell, MergedCell) and cell.value is not None
        }
        assert {
            place: f"={cell.formula}" if cell.formula else cell.value for place, cell in page.cells.items()
        } == theirs


def test_a_sheet_is_not_thinned_where_that_could_be_content() -> None:
    said = '<c r="A2"/>'
    cells = f'<row r="1"><c r="A1" t="inlineStr"><is><t><![CDATA[{said}]]></t></is></c></row>'
    assert sheet(one_sheet(cells)).cells[1, 1].value == said
    long = "a" * 1_200_000
    cells = f'<row r="1" s="1"/><row r="2"><c r="A2" s="1"/><c r="B2" t="inlineStr"><is><t>{long}</t></is></c></row>'
    assert sheet(one_sheet(cells)).cells == {(2, 2): Cell("text", long)}


def test_rows_with_a_format_alone_are_nothing() -> None:
    rows = "".join(f'<row r="{row}" s="1"><c r="A{row}" s="1"/></row>' for row in range(2, 40_000))
    data = one_sheet(f'<row r="1"><c r="A1"><v>1</v></c></row>{rows}')
    assert sheet(data).cells == {(1, 1): Cell("number", 1)}


def test_more_ranges_than_cells_are_refused() -> None:
    columns = "<cols>{}</cols>".format('<col min="1" max="1" hidden="1"/>' * 16_385)
    assert "claims more ranges than it has cells" in refused(one_sheet("", after=columns), "a.xlsx")
