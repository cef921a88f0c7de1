"""Workbooks as programs write them, mangled inside: a register, an exported register and a sheet that come back, as .xlsx and as .ods."""

from __future__ import annotations

import io
import re
import resource
import shutil
import sys
import zipfile
from functools import cache
from pathlib import Path
from random import Random

from tests.support.fuzz_commands import DAY, desk, fault_of
from tests.support.fuzz_yaml import SPLINTERS

MEGABYTES = 200
"""So much more memory may one command take than those before it."""
VALUES = (
    "", " ", "0", "-1", "1", "25", "26", "1e308", "1e999", "-1e308", "NaN", "INF", "44927", "44927.999999", "2958466", "-693594", "60", "0.5", "99999999999", "A1", "A0", "XFD1048576", "XFE1048577", "A1:XFD1048576", "B2:A1", "1048576", "16384", "2147483648",
    "18446744073709551616", "true", "s", "inlineStr", "str", "e", "d", "b", "n", "date", "float", "percentage", "2026-06-15", "2026-02-30", "15/06/2026", "0000-00-00T00:00:00", "PT99999999H", "rId1", "rId999", "../../etc/passwd", "file:///etc/passwd",
    "https://example.org/x", "R-0001", "R-9999", "=1+1", "&#0;", "&#xD800;", "&amp;", "&x;", "x" * 5000, "é 🙂", "dd/mm/yyyy", "[$-409]mmm", "General",
)  # fmt: skip
INSIDE = (
    "<f>1+1</f>", '<f>HYPERLINK("https://example.org")</f>', '<f t="shared" si="0" ref="A1:XFD1048576">A1</f>', "<v></v>", "<v>99999</v>", "<v>-1</v>", "<is><t>x</t></is>", '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>', "<row/>", "<c/>", '<c r="ZZZZ9"/>',
    '<row r="1"/>' * 50, '<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>', '<dimension ref="A1:XFD1048576"/>', '<cols><col min="1" max="16384" hidden="1"/></cols>', "<!--x-->", "<![CDATA[<v>1</v>]]>", '<!DOCTYPE x [<!ENTITY y "z">]>', "<?x?>", "]]>", "<", ">", "&",
    "<si/>", "<si><r><t>a</t></r><r><t>b</t></r><rPh><t>c</t></rPh></si>", '<externalReference r:id="rId9"/>', '<sheet name="x" sheetId="9" r:id="rId9"/>', '<sheet name="x" sheetId="1" state="veryHidden" r:id="rId1"/>', '<definedName name="x">#REF!</definedName>',
    '<table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>', '<table:table-row table:number-rows-repeated="1048576"><table:table-cell office:value-type="string" table:number-columns-repeated="16384"><text:p>x</text:p></table:table-cell></table:table-row>',
    "<table:covered-table-cell/>", '<text:s text:c="999999999"/>', "<text:p>" * 40, "<office:annotation><text:p>x</text:p></office:annotation>", "<table:table/>",
)  # fmt: skip
_ATTRIBUTE = re.compile(r'="([^"]*)"')
_TAG = re.compile(r"<(/?)[A-Za-z][^<>]*>")
_TEXT = re.compile(r">([^<>]+)<")


@cache
def _register(ending: str) -> bytes:
    """A register as another program holds it, with dates, numbers, a formula, merged cells and more than one sheet."""
    rows: list[list[object]] = [
        ["Ref", "Title", "Owner", "Area", "Domain", "Consequence", "Likelihood", "Date opened", "Status"],
        ["R1", "Results are late", "quality-lead", "primary-care", "safety", 4, 3, "2026-05-04", "Open"],
        ["R2", "Nobody reads\nthem", "safety-lead", "primary-care", "safety", 5, 5, "2026-05-05", "Open"],
    ]
    return _xlsx(rows) if ending == "xlsx" else _ods(rows)


def _xlsx(rows: list[list[object]]) -> bytes:
    from datetime import date

    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(
            [date.fromisoformat(str(cell)) if str(cell).startswith("2026") else cell for cell in row]
        )
    sheet.append(["R3", "=A2&B2"])
    sheet.merge_cells("B5:C6")
    book.create_sheet("Other").append(["x", 1.5, True])
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def _ods(rows: list[list[object]]) -> bytes:
    cells = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="float" office:value="{cell}"><text:p>{cell}</text:p></table:table-cell>'
            if isinstance(cell, int)
            else f'<table:table-cell office:value-type="date" office:date-value="{cell}"><text:p>{cell}</text:p></table:table-cell>'
            if str(cell).startswith("2026")
            else f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>'
            for cell in row
        )
        + '<table:table-cell table:number-columns-repeated="7"/></table:table-row>'
        for row in rows
    )
    names = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text")
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {names}><office:body><office:spreadsheet>'
        f'<table:table table:name="Risks">{cells}<table:table-row table:number-rows-repeated="9"><table:table-cell/></table:table-row>'
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as book:
        book.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        book.writestr("content.xml", content)
    return made.getvalue()


@cache
def _ours(kind: str) -> bytes:
    """What qaif itself writes, and reads when it comes back."""
    made = desk() / f"made-{kind}.xlsx"
    asked: tuple[str, ...] = ("export", f"--xlsx={made}")
    if kind != "register":
        asked = ("sheet", f"--{kind}", "--xlsx", "--within=3m", f"--out={made}")
    wrong = fault_of(*asked, f"--as-of={DAY}", "--records", str(desk() / "records"))
    assert not wrong, wrong
    return made.read_bytes()


def mangled_book(data: bytes, random: Random) -> bytes:
    """A workbook in which something is other than it was: in its members, or as a file."""
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        members = {name: book.read(name) for name in book.namelist()}
    for _ in range(random.choice((1, 1, 2, 4))):
        name = random.choice(
            [*members, *(name for name in members if "sheet" in name or "content" in name)] or ["x"]
        )
        if random.random() < 0.04:
            members.pop(name, None)
        elif random.random() < 0.04:
            members[name] = random.choice((b"", b"\xff\xfe", b"x" * 100, members.get(name, b"")[:50]))
        else:
            members[name] = _mangled_xml(members.get(name, b"").decode("utf-8", "replace"), random).encode()
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", random.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED))) as book:
        for name, held in members.items():
            book.writestr(name, held)
    whole = bytearray(made.getvalue())
    if random.random() < 0.05:
        at = random.randrange(len(whole))
        whole[at] = random.randrange(256)
    return bytes(whole[: random.randrange(len(whole))] if random.random() < 0.02 else whole)


def _mangled_xml(text: str, random: Random) -> str:
    pattern = random.choice((_ATTRIBUTE, _ATTRIBUTE, _TEXT, _TEXT, _TAG))
    found = list(pattern.finditer(text))
    if not found:
        return text + random.choice(INSIDE)
    one = random.choice(found)
    if pattern is not _TAG:
        return text[: one.start(1)] + random.choice((*VALUES, *SPLINTERS)) + text[one.end(1) :]
    how = random.random()
    if how < 0.6:
        return text[: one.end()] + random.choice(INSIDE) + text[one.end() :]
    if how < 0.8:
        return text[: one.start()] + text[one.end() :]
    return text[: one.end()] + one[0] * random.choice((1, 2, 300)) + text[one.end() :]


def _held() -> int:
    """The most memory that this process has held, in megabytes."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most // (1 << 20 if sys.platform == "darwin" else 1 << 10)


def _told(path: Path, data: bytes, *words: str) -> str:
    """What is wrong with how a command ends on a workbook, or nothing; the workbook stays where it was."""
    path.write_bytes(data)
    before = _held()
    wrong = fault_of(*words, "--records", str(desk() / "records"))
    more = _held() - before
    if not wrong and more > MEGABYTES:
        wrong = f"it took {more} MB of memory"
    if wrong:
        kept = desk() / "wrong"
        kept.mkdir(exist_ok=True)
        shutil.copy(path, kept / f"{len([*kept.iterdir()])}-{path.name}")
    return f"{path.name}: {wrong}" if wrong else ""


def sent(random: Random) -> str:
    """A workbook that another program made, as it is imported."""
    ending = random.choice(("xlsx", "ods"))
    kind = random.choice((("risks",), ("risks", "--day-first"), ("providers",), ("indicators",)))
    path = desk() / f"sent.{ending}"
    return _told(path, mangled_book(_register(ending), random), "import", *kind, str(path), "--no-input")


def returned(random: Random) -> str:
    """A workbook of qaif's own that comes back."""
    kind = random.choice(("register", "review", "actions"))
    path = desk() / f"back-{kind}.xlsx"
    data = mangled_book(_ours(kind), random)
    if kind == "register":
        return _told(path, data, "import", "risks", str(path), "--no-input")
    return _told(path, data, "apply", str(path), "--dry-run")
