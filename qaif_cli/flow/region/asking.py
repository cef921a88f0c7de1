"""Finds the exports of boards side by side in a folder, and asks them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from qaif_cli.errors import QaifError
from qaif_cli.exchange.parquet import SideBySide
from qaif_cli.flow.outgoing.worked_out import ABOUT, VERSION, data_tables
from qaif_cli.flow.region.questions import QUESTIONS
from qaif_cli.model.region import Region, RegionAnswer, RegionBoard, RegionQuestion
from qaif_cli.model.tabled import ICB, DataTable
from qaif_cli.model.words import listed

FOLDER = f"{ICB}="
_KNOWN = ("short_name", "as_of", "public", "illustrative", "schema_version")
Files = Mapping[str, Mapping[str, str]]
"""The file of each table of each board: by the code, by the table."""


def region_of(folder: Path) -> Region:
    """What the exports in a folder say.

    Raises:
        QaifError: where there is none, one cannot be read, or says that it is another board's than its folder does.
    """
    tables = {table.name: table for table in data_tables()}
    found = _exports(folder)
    held = SideBySide()
    files = {code: paths for code, paths in found.items() if ABOUT in paths}
    notes = [
        f"{code}: there is no `{ABOUT}.parquet` in its folder, so nothing of it is counted."
        for code in found
        if code not in files
    ]
    if not files:
        raise _nothing(folder)
    boards = _boards(held, tables[ABOUT], files)
    answers = tuple(_answer(held, question, tables, files) for question in QUESTIONS)
    return Region(boards, answers, (*notes, *_to_mind(boards)))


def _nothing(folder: Path) -> QaifError:
    return QaifError(
        f"There is no board's export in `{folder}`.",
        f"Each board runs `qaif export --parquet DIR`; put the folders {FOLDER}CODE that it writes side by side.",
    )


def _exports(folder: Path) -> dict[str, dict[str, str]]:
    """The files of each board, by what its folder is called."""
    try:
        inside = sorted(path for path in folder.iterdir() if path.name.startswith(FOLDER) and path.is_dir())
        return {
            path.name.removeprefix(FOLDER): {file.stem: str(file) for file in sorted(path.glob("*.parquet"))}
            for path in inside
        }
    except OSError as error:
        raise QaifError(
            f"`{folder}` cannot be read: {error.strerror}.", "Name a folder that is there."
        ) from None


def _boards(held: SideBySide, table: DataTable, files: Files) -> tuple[RegionBoard, ...]:
    made = []
    for code, paths in files.items():
        path = paths[ABOUT]
        lacks = held.lacking(path, table, (ICB, "as_of"))
        if lacks:
            raise QaifError(
                f"`{path}` has no {listed(lacks)} as qaif writes it.", "Let that board export it again."
            )
        gone = held.lacking(path, table, _KNOWN)
        held.show(table, {ICB, *(name for name in _KNOWN if name not in gone)}, [path])
        answer = held.ask("SELECT * FROM export", path)
        rows = [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]
        if len(rows) != 1 or rows[0][ICB] != code or rows[0]["as_of"] is None:
            said = listed(sorted({str(row[ICB]) for row in rows})) or "nothing"
            raise QaifError(
                f"`{path}` is of {said}, and its folder says {FOLDER}{code}.",
                "Let that board export it again; do not rename the folders, nor put two exports into one.",
            )
        made.append(_board(rows[0]))
    held.show(table, (ICB, "as_of"), [paths[ABOUT] for paths in files.values()])
    return tuple(made)


def _board(row: Mapping[str, Any]) -> RegionBoard:
    return RegionBoard(
        row[ICB],
        row.get("short_name") or row[ICB],
        row["as_of"],
        bool(row.get("public")),
        bool(row.get("illustrative")),
        row.get("schema_version") or 0,
    )


def _answer(
    held: SideBySide, question: RegionQuestion, tables: Mapping[str, DataTable], files: Files
) -> RegionAnswer:
    left_out = {code: lack for code in files if (lack := _lacks(held, question, tables, files[code]))}
    counted = [code for code in files if code not in left_out]
    for name, columns in question.uses.items():
        held.show(tables[name], (ICB, *columns), [files[code][name] for code in counted])
        _of_these(held, tables[name], counted)
    answer = held.ask(question.sql, question.id)
    figures = {code: float(figure) for code, figure in held.of_answer(question.figure, question.id).rows}
    if question.zero:
        figures = {code: figures.get(code, 0) for code in counted}
    whole = held.of_answer(question.whole, question.id).rows
    return RegionAnswer(
        question, answer.columns, answer.rows, figures, (whole[0][0] if whole else "") or "", left_out
    )


def _of_these(held: SideBySide, table: DataTable, codes: Sequence[str]) -> None:
    others = {code for (code,) in held.distinct(table, ICB)} - set(codes)
    if others:
        raise QaifError(
            f"The files of `{table.name}` hold rows of {listed(sorted(map(str, others)))}, whose folder that is not.",
            "Let each board export again, into a folder of its own.",
        )


def _lacks(
    held: SideBySide, question: RegionQuestion, tables: Mapping[str, DataTable], paths: Mapping[str, str]
) -> str:
    """What of a board's export a question needs and is not there, in words; empty where all is."""
    for name, columns in question.uses.items():
        if name not in paths:
            return f"no table {name}"
        missing = held.lacking(paths[name], tables[name], (ICB, *columns))
        if missing:
            return f"no {listed(missing)} in {name}"
    return ""


def _to_mind(boards: Sequence[RegionBoard]) -> Iterator[str]:
    days = sorted({board.as_of for board in boards})
    if len(days) > 1:
        last = listed([board.icb for board in boards if board.as_of == days[0]])
        yield f"The exports are not of one day: they are of {days[0]} ({last}) to {days[-1]}, and each is judged on its own."
    for which, named in (
        ("made without what is private", [board.icb for board in boards if board.public]),
        ("of an invented register", [board.icb for board in boards if board.illustrative]),
        ("of another version of the tables", [board.icb for board in boards if board.version != VERSION]),
    ):
        if len(named) == len(boards):
            yield f"Every export is {which}."
        elif named:
            yield f"{len(named)} of {len(boards)} exports {'is' if len(named) == 1 else 'are'} {which}: {listed(named)}."
