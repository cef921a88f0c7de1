"""The law of the merge, whatever either side changes: each cell's fate is as the three-way table says, and order is nothing."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from qaif_cli.flow.incoming.merge import merged_back
from qaif_cli.flow.incoming.threeway import change_of
from qaif_cli.flow.outgoing.export import ExportOptions, export_register
from qaif_cli.flow.request import Ask
from tests.support.desk import BASE
from tests.support.workbooks import places, sort_rows

DAY = date(2026, 6, 15)
IDS = ("R-0001", "R-0002", "R-0003")
COLUMNS = {"Title": "title", "Cause (if)": "cause", "Effect (resulting in)": "effect"}
WORDS = st.sampled_from(["", "one", "two"])
"""What a side writes into a cell; nothing where it leaves it."""


class Edit(NamedTuple):
    """What both sides write into one cell."""

    mine: str
    theirs: str


EDITS = st.fixed_dictionaries({(id_, name): st.builds(Edit, WORDS, WORDS) for id_ in IDS for name in COLUMNS})
Edits = dict[tuple[str, str], Edit]


@contextmanager
def a_register() -> Iterator[Ask]:
    """The base register, free to be changed."""
    with TemporaryDirectory() as folder:
        records = Path(shutil.copytree(BASE, Path(folder) / "records"))
        yield Ask(records, Path(folder), DAY, DAY)


@cache
def exported() -> bytes:
    return export_register(Ask(BASE, Path("/"), DAY, DAY), ExportOptions("register.xlsx", all=True)).data


def value(id_: str, word: str) -> str:
    """What a side writes: no two risks say the same, so that no column looks sorted."""
    return f"{word} of {id_}"


def mine(edits: Edits, order: list[int] | None = None) -> bytes:
    """The workbook as one side changed it."""
    book = load_workbook(BytesIO(exported()))
    rows, columns = places(book["Risks"])
    for (id_, name), edit in edits.items():
        if edit.mine:
            book["Risks"].cell(rows[id_], columns[name]).value = value(id_, edit.mine)
    if order:
        sort_rows(book["Risks"], order)
    into = BytesIO()
    book.save(into)
    return into.getvalue()


def field_of(records: Path, id_: str, name: str) -> str:
    line = next(line for line in text_of(records, id_).splitlines() if line.startswith(f"{COLUMNS[name]}: "))
    return line.partition(": ")[2]


def text_of(records: Path, id_: str) -> str:
    return (records / "risks" / f"{id_}.yaml").read_text("utf-8")


def theirs(records: Path, edits: Edits) -> None:
    """Change the records as the other side did."""
    for (id_, name), edit in edits.items():
        if edit.theirs:
            text = text_of(records, id_).replace(field_of(records, id_, name), value(id_, edit.theirs), 1)
            (records / "risks" / f"{id_}.yaml").write_text(text, "utf-8")


def fate(edit: Edit) -> str:
    """The three-way table."""
    if not (edit.mine or edit.theirs):
        return "unchanged"
    if edit.mine == edit.theirs:
        return "same"
    return "both" if edit.mine and edit.theirs else "yours" if edit.mine else "theirs"


FATES = {"yours": "yours, ", "theirs": "theirs, ", "same": "the same in both, ", "both": "BOTH changed it"}


@settings(max_examples=12)
@given(EDITS, st.permutations(range(3)), st.sampled_from(["yours", "theirs"]))
def test_each_cell_fares_as_the_table_says(edits: Edits, order: list[int], side: str) -> None:
    with a_register() as ask:
        assert ask.records
        was = {key: field_of(ask.records, *key) for key in edits}
        theirs(ask.records, edits)
        told = merged_back(ask, mine(edits), "register.xlsx", (), write=False)
        found = cells(told.text)
        for key, edit in edits.items():
            expected = fate(edit)
            assert found.get(key, "").startswith(FATES.get(expected, ""))
            assert (key in found) == (expected != "unchanged")
        assert bool(told.stopped) == any(fate(edit) == "both" for edit in edits.values())
        moved = mine(edits, order)
        assert cells(merged_back(ask, moved, "register.xlsx", (), write=False).text) == found
        merged_back(ask, moved, "register.xlsx", (side,), write=True)
        for key, edit in edits.items():
            taken = (
                edit.mine
                if fate(edit) == "yours" or (fate(edit) == "both" and side == "yours")
                else edit.theirs
            )
            assert field_of(ask.records, *key) == (value(key[0], taken) if taken else was[key])


def cells(text: str) -> dict[tuple[str, str], str]:
    """What is told of each cell."""
    found: dict[tuple[str, str], str] = {}
    id_ = ""
    for line in text.splitlines():
        if line.startswith("R-"):
            id_ = line[:6]
        elif line.startswith("  ") and line.strip().partition(": ")[0] in COLUMNS:
            name, _, said = line.strip().partition(": ")
            found[id_, name] = said
    return found


@given(st.text("abc", max_size=2), st.text("abc", max_size=2), st.text("abc", max_size=2))
def test_a_change_is_told_by_who_made_it(was: str, here: str, there: str) -> None:
    expected = {
        (False, False): "unchanged",
        (True, False): "yours",
        (False, True): "theirs",
        (True, True): "same" if here == there else "both",
    }
    assert change_of(was, here, there) == expected[here != was, there != was]


TEXTS = (
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1).map(str.strip).filter(bool)
)


@settings(max_examples=20)
@given(st.lists(TEXTS, min_size=3, max_size=3))
def test_any_text_goes_out_and_comes_back_unchanged(texts: list[str]) -> None:
    with a_register() as ask:
        assert ask.records
        for id_, text in zip(IDS, texts, strict=True):
            quoted = text.replace("\\", "\\\\").replace('"', '\\"')
            there = text_of(ask.records, id_).replace(
                f"title: {field_of(ask.records, id_, 'Title')}", f'title: "{quoted}"'
            )
            (ask.records / "risks" / f"{id_}.yaml").write_text(there, "utf-8")
        sent = export_register(ask, ExportOptions("register.xlsx", all=True)).data
        told = merged_back(ask, sent, "register.xlsx", (), write=True)
        assert "nothing changes" in told.text
