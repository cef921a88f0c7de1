"""A CSV as a sheet of text: its encoding, its separator and the lines before its heading, with nothing guessed."""

from __future__ import annotations

import codecs
import csv
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace

from qaif_cli.exchange.cells import shown
from qaif_cli.exchange.growing import BadBookError, Growing
from qaif_cli.exchange.sheet import Cell, Sheet

SEPARATORS = ";\t,"
"""What may stand between cells; where two part a file alike, the first is meant, for a comma may stand in numbers."""
_TRIED = 100
"""As many lines tell the separator."""
LINE_END = re.compile(r"\r\n|\r|\n")
_SEP = re.compile(r'"?sep=([^"\w])"?[,;\t]*', re.IGNORECASE)
_REMARK = re.compile(r'"?#(?![,;\t]|"[,;\t]|"?$|N/A|DIV/0!|VALUE!|REF!|NAME\?|NUM!|NULL!)|"?#"?[,;\t]*$')
"""A remark before the heading; `#,Risk` is a heading of which the first column counts."""
_SAVE = "Save the sheet as CSV UTF-8 (comma delimited)."


def text_of(data: bytes, encoding: str = "") -> str:
    """The text of a file.

    Args:
        data: The file.
        encoding: What the user says that it is written in; empty where its mark tells, or it is UTF-8.

    Raises:
        BadBookError: where it is not text, or not in that encoding.
    """
    wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    if b"\0" in data and not (wide or encoding):
        raise BadBookError("is not a text file", _SAVE)
    used = "utf-16" if wide else encoding or "utf-8-sig"
    if used.lower().replace("_", "-") in ("utf-8", "utf8"):
        used = "utf-8-sig"
    try:
        text = data.decode(used)
        text.encode("utf-8")
    except UnicodeDecodeError as error:
        if wide:
            raise BadBookError("is cut short or damaged", "Get it again, or save it anew.") from None
        raise _not_in(data, error, encoding) from None
    except (LookupError, ValueError):  # no encoding, one that is none of texts, or half a sign alone
        raise BadBookError(
            f"cannot be read as `{shown(encoding)}`, which is no encoding of it",
            "Say --encoding cp1252, or leave it out.",
        ) from None
    if "\0" in text:
        raise BadBookError("is not a text file", _SAVE)
    return text


def _not_in(data: bytes, error: UnicodeDecodeError, encoding: str) -> BadBookError:
    """What is said of a file that is not written in what it was taken for."""
    sign = data[min(error.start, len(data) - 1)]
    before = LINE_END.split(data[: error.start].decode("latin-1"))
    line = LINE_END.split(data.decode("cp1252", "replace"))[len(before) - 1]
    where = f"byte 0x{sign:02X} in line {len(before)}"
    if encoding:
        return BadBookError(
            f"is not written in {encoding} ({where})", "Leave --encoding out, or name the right one."
        )
    return BadBookError(
        f"is not written in UTF-8 ({where})",
        f"If that line reads `{shown(line)}`, say --encoding cp1252; if it does not, open the sheet and save it as CSV UTF-8.",
    )


def read_delimited(data: bytes, encoding: str = "") -> Sheet:
    """The one sheet of a CSV; the row of a cell is the line of the file in which its row begins.

    Args:
        data: The file.
        encoding: As of `text_of`.

    Raises:
        BadBookError: where it is not text, or a quotation mark is not closed.
    """
    lines = LINE_END.split(text_of(data, encoding))
    first, sign = _beginning(lines)
    sign = sign or separator(lines[first:])
    growing = Growing("")
    widths = {}
    for line, cells in records(lines, first, sign):
        widths[line] = len(cells)
        for column, text in enumerate(cells, 1):
            if text.strip():
                growing.keep(line, column, Cell("text", text))
    remarks = tuple(line.strip(' "#') for line in lines[:first] if _REMARK.match(line))
    return replace(growing.done(), widths=widths, separator=sign, remarks=remarks)


def _beginning(lines: Sequence[str]) -> tuple[int, str]:
    """How many lines stand before the heading, and the separator that one of them names."""
    sign = ""
    for count, line in enumerate(lines):
        named = _SEP.fullmatch(line) if count == 0 else None
        if named:
            sign = named[1]
        elif line.strip() and not _REMARK.match(line):
            return count, sign
    return len(lines), sign


def records(lines: Sequence[str], first: int, sign: str) -> Iterator[tuple[int, list[str]]]:
    """The rows, each with the line in which it begins.

    Args:
        lines: The file.
        first: How many lines are passed over.
        sign: What stands between cells.

    Raises:
        BadBookError: where a quotation mark is not closed.
    """
    reader = csv.reader((f"{line}\n" for line in lines[first:]), delimiter=sign, strict=True)
    begun = first + 1
    try:
        for cells in reader:
            yield begun, cells
            begun = first + reader.line_num + 1
    except csv.Error:
        line = lines[begun - 1]
        if len(line) > csv.field_size_limit() and first + reader.line_num == begun:
            what = f"A cell has more than {csv.field_size_limit():,} letters and signs, and no spreadsheet holds as many."
            raise BadBookError(what, f"Make it shorter.\n      {begun} | {shown(line)}", begun) from None
        raise BadBookError(
            "A quotation mark is not closed, or stands inside a cell.",
            f"Put it right or take it out.\n      {begun} | {shown(line)}",
            begun,
        ) from None


def separator(lines: Sequence[str]) -> str:
    """What stands between cells: what parts the most lines alike.

    Where two part as many, it is the one that makes more cells of the first line.
    """
    return max(SEPARATORS, key=lambda sign: _alike(lines[:_TRIED], sign))


def _alike(lines: Sequence[str], sign: str) -> tuple[int, int]:
    """How many rows have as many cells as most have, and more than one; and the cells of the first row."""
    widths: list[int] = []
    with suppress(csv.Error):  # a row that cannot be read is told with its line when the rows are
        widths.extend(
            len(cells) for cells in csv.reader((f"{line}\n" for line in lines), delimiter=sign) if cells
        )
    parted = Counter(width for width in widths if width > 1)
    return max(parted.values(), default=0), widths[0] if widths else 0
