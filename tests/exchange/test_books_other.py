"""OpenDocument, Excel 97 to 2003 and CSV give the same cells as .xlsx, as far as they can hold them."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from io import BytesIO
from unittest.mock import patch

import pytest
import xlwt  # type: ignore[import-untyped]  # xlwt has no types
from hypothesis import given
from hypothesis import strategies as st

from qaif_cli.errors import QaifError
from qaif_cli.exchange.books import read_book
from qaif_cli.exchange.sheet import Cell
from tests.exchange.test_books import packed, refused, sheet

_NAMES = "office table text calcext style number draw"
_SPACES = " ".join(f'xmlns:{name}="urn:{name}"' for name in _NAMES.split())
APRIL = datetime(2026, 4, 1)  # noqa: DTZ001  # a sheet knows no time zones


def ods(tables: str, styles: str = "") -> bytes:
    content = f"<office:document-content {_SPACES}><office:automatic-styles>{styles}</office:automatic-styles><office:body>{tables}</office:body></office:document-content>"
    return packed(**{"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": content})


def row(cells: str, **said: str) -> str:
    named = "".join(f' table:{key.replace("_", "-")}="{value}"' for key, value in said.items())
    return f"<table:table-row{named}>{cells}</table:table-row>"


def text(said: str) -> str:
    return f'<table:table-cell office:value-type="string"><text:p>{said}</text:p></table:table-cell>'


STYLES = (
    '<number:date-style style:name="N84"><number:month number:textual="true"/><number:text>-</number:text><number:year/></number:date-style>'
    '<number:number-style style:name="N3"><number:number number:min-integer-digits="3"/></number:number-style>'
    '<style:style style:name="month" style:data-style-name="N84"/><style:style style:name="code" style:data-style-name="N3"/>'
    '<style:style style:name="child" style:parent-style-name="month"/>'
    '<style:style style:name="away"><style:table-properties table:display="false"/></style:style>'
)


def test_what_a_cell_of_open_document_holds() -> None:
    number = '<table:table-cell table:style-name="code" office:value-type="float" office:value="7"><text:p>007</text:p></table:table-cell>'
    error = '<table:table-cell table:formula="of:=NA()" office:value-type="string" office:string-value="" calcext:value-type="error"><text:p>#N/A</text:p></table:table-cell>'
    day = '<table:table-cell office:value-type="date" office:date-value="2026-04-01"><text:p>Apr-26</text:p></table:table-cell>'
    note = f'<table:table-cell office:value-type="percentage" office:value="0.87"><office:annotation><text:p>aside</text:p></office:annotation><text:p>87%</text:p></table:table-cell>{text("")}'
    columns = '<table:table-column table:number-columns-repeated="4"/><table:table-column table:visibility="collapse" table:default-cell-style-name="child"/><table:table-column/>'
    spaced = text("a<text:tab/>b<text:s text:c='2'/>c")
    cells = f'{spaced}{number}{error}<table:table-cell table:formula="of:=[.A1]"/>{day}{note}'
    data = ods(
        f'<table:table table:name="A">{columns}{row(cells, visibility="filter")}</table:table>', STYLES
    )
    only = sheet(data, "a.ods")
    assert [only.cells[1, column] for column in range(1, 7)] == [
        Cell("text", "a\tb  c"),
        Cell("number", 7, "", "000"),
        Cell("error", "#N/A", "NA()"),
        Cell("uncomputed", None, "[.A1]"),
        Cell("date", APRIL, "", "mmm-yy"),
        Cell("number", 0.87, "", "0%"),
    ]
    assert len(only.cells) == 6
    assert (set(only.hidden_rows), set(only.hidden_columns)) == ({1}, {5})


def test_what_repeats_is_kept_only_where_it_holds_something() -> None:
    empty = '<table:table-cell table:number-columns-repeated="16384"/>'
    rows = (
        row(empty, number_rows_repeated="1048570")
        + row(text("end"), number_rows_repeated="2")
        + row('<table:table-cell table:number-columns-spanned="2" table:number-rows-spanned="3"/>')
    )
    data = ods(f'<table:table table:name="A" table:style-name="away">{rows}</table:table>', STYLES)
    only = sheet(data, "a.ods")
    assert set(only.cells) == {(1_048_571, 1), (1_048_572, 1)}
    assert only.hidden
    assert only.merges == ((1_048_573, 1, 1_048_575, 2),)
    many = ods(f"<table:table>{row(text('x'), number_rows_repeated='1048576')}</table:table>")
    assert "is too large" in refused(many, "a.ods")


@pytest.mark.parametrize(
    "parts",
    [
        {"encrypted-package": "x"},
        {"content.xml": "x", "META-INF/manifest.xml": "<m:manifest><m:encryption-data/></m:manifest>"},
    ],
)
def test_open_document_with_a_password_is_refused(parts: dict[str, str]) -> None:
    assert "has a password" in refused(packed(**parts), "a.ods")


def old_book() -> bytes:
    book = xlwt.Workbook()
    page = book.add_sheet("Register")
    page.write(0, 0, "Ref")
    page.write(1, 0, 7)
    page.write(1, 1, APRIL, xlwt.easyxf(num_format_str="mmm-yy"))
    page.write(1, 2, True)  # noqa: FBT003  # the value of a cell
    page.write_merge(3, 4, 0, 2, "merged")
    page.row(1).hidden = True
    page.col(1).hidden = True
    book.add_sheet("Away").visibility = 1
    into = BytesIO()
    book.save(into)
    return into.getvalue()


OLD = old_book()


def test_what_a_cell_of_an_old_workbook_holds() -> None:
    first, away = read_book(old_book(), "a.xls")
    assert dict(first.cells) == {
        (1, 1): Cell("text", "Ref"),
        (2, 1): Cell("number", 7),
        (2, 2): Cell("date", APRIL, "", "mmm-yy"),
        (2, 3): Cell("bool", True),  # noqa: FBT003  # the value of a cell
        (4, 1): Cell("text", "merged"),
    }
    assert first.merges == ((4, 1, 5, 3),)
    assert (set(first.hidden_rows), set(first.hidden_columns)) == ({2}, {2})
    assert (away.name, away.hidden) == ("Away", True)


def test_an_old_workbook_is_refused_where_it_cannot_be_read() -> None:
    assert "is cut short or damaged" in refused(old_book()[:900], "a.xls")
    with patch("qaif_cli.exchange.xls.find_spec", return_value=None):
        assert "pip install 'qaif[xls]'" in refused(old_book(), "a.xls")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_csv_in_an_encoding_that_is_sure(encoding: str) -> None:
    assert sheet("Ref,Cost £\n007,£300\n".encode(encoding), "a.csv").cells[2, 2].value == "£300"


def test_a_csv_in_another_encoding_is_refused_and_taken_when_named() -> None:
    data = "Ref,Note\n1,ok\n2,cost = £300\n"
    said = refused(data.encode("cp850"), "a.csv")
    assert "`a.csv` is not written in UTF-8 (byte 0x9C in line 3)." in said
    assert "If that line reads `2,cost = œ300`, say --encoding cp1252" in said
    assert read_book(data.encode("cp1252"), "a.csv", "cp1252")[0].cells[3, 2].value == "cost = £300"
    assert read_book(data.encode("cp850"), "a.csv", "cp850")[0].cells[3, 2].value == "cost = £300"
    for wrong, words in (
        ("utf-8", "is not written in utf-8 (byte 0x9C"),
        ("cp-none", "which is no encoding"),
    ):
        with pytest.raises(QaifError) as caught:
            read_book(data.encode("cp850"), "a.csv", wrong)
        assert words in str(caught.value)


@pytest.mark.parametrize(
    ("written", "cells"),
    [
        ("sep=;\nRef;Waits, weeks\n1;2,5\n", {(2, 1): "Ref", (2, 2): "Waits, weeks", (3, 1): "1", (3, 2): "2,5"}),
        ('"sep=,"\r\na,b;c\r\n', {(2, 1): "a", (2, 2): "b;c"}),
        ("sep=\t\na\tb\n", {(2, 1): "a", (2, 2): "b"}),
        ("# made on Monday\n#\n\n#,Risk\n1,Fire\n# not a remark,x\n", {(4, 1): "#", (4, 2): "Risk", (5, 1): "1", (5, 2): "Fire", (6, 1): "# not a remark", (6, 2): "x"}),
        ("Date;Waits, weeks\n01/04/2026;12,5\n", {(1, 1): "Date", (1, 2): "Waits, weeks", (2, 1): "01/04/2026", (2, 2): "12,5"}),
        ("2026-04-01;12,5\n2026-05-01;13,5\n", {(1, 1): "2026-04-01", (1, 2): "12,5", (2, 1): "2026-05-01", (2, 2): "13,5"}),
        ('id,title\n1,"a; b"\n2,"c\nd"\n', {(1, 1): "id", (1, 2): "title", (2, 1): "1", (2, 2): "a; b", (3, 1): "2", (3, 2): "c\nd"}),
        ("Register 2026,,\nRef,Risk,Score\n1,Fire,\n", {(1, 1): "Register 2026", (2, 1): "Ref", (2, 2): "Risk", (2, 3): "Score", (3, 1): "1", (3, 2): "Fire"}),
    ],
)  # fmt: skip
def test_separators_and_what_stands_before_the_heading(
    written: str, cells: dict[tuple[int, int], str]
) -> None:
    assert {place: cell.value for place, cell in sheet(written.encode(), "a.csv").cells.items()} == cells


def test_a_quotation_mark_that_is_not_closed_is_told_with_its_line() -> None:
    said = refused(b'a,b\n1,"two\n3,4\n', "a.csv")
    assert (
        "a.csv:2: A quotation mark is not closed, or stands inside a cell. Put it right or take it out."
        in said
    )
    assert said.endswith('      2 | 1,"two')


LONG = "x" * 2_000


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a,b\n" + f"1,{LONG}\n" * 3 + f'2,"{LONG}\n' + f"3,{LONG}\n" * 95, "a.csv:5: A quotation mark is not closed"),
        (f"a,b\n1,2\n3,{LONG * 70}\n", "a.csv:3: A cell has more than 131,072 letters and signs"),
        (f"{LONG * 70},b\n1,2\n", "a.csv:1: A cell has more than 131,072 letters and signs"),
    ],
)  # fmt: skip
def test_a_row_that_is_too_long_is_told_with_its_line(text: str, said: str) -> None:
    assert said in refused(text.encode(), "a.csv")


def test_a_separator_is_no_quotation_mark_and_no_letter() -> None:
    assert sheet(b'sep="\na,b\n', "a.csv").cells[2, 2].value == "b"


PIECES = st.sampled_from(
    [b'"', b",", b";", b"\t", b"\n", b"\r", b"\\ud800", b"\0", b"\xff", b"\xfe", b"a", b"1", b"#", b"sep=", b"+2AA-", b"xn--", b"\xed\xa0\x80"]
)  # fmt: skip
CODES = st.sampled_from(["", "cp1252", "utf-16", "utf_7", "undefined", "punycode", "idna", "unicode_escape", "rot13", "hex", "a\0b", "\udc80", "x" * 500])  # fmt: skip


@given(st.lists(PIECES, max_size=12).map(b"".join), CODES)
def test_no_bytes_and_no_encoding_are_more_than_read_or_refused(data: bytes, encoding: str) -> None:
    try:
        (only,) = read_book(data, "a.csv", encoding)
    except QaifError as error:
        str(error).encode()  # it can be printed
    else:
        assert all(str(cell.value).encode() for cell in only.cells.values())


@given(st.lists(st.tuples(st.integers(0, 6000), st.integers(0, 255)), min_size=1, max_size=4))
def test_a_damaged_old_workbook_is_read_or_refused(changes: list[tuple[int, int]]) -> None:
    data = bytearray(OLD)
    for place, sign in changes:
        data[place % len(data)] = sign
    with suppress(QaifError):
        read_book(bytes(data), "a.xls")
