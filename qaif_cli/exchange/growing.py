"""A sheet while it is read, bounded by what it holds and not by the range that it claims."""

from __future__ import annotations

from collections.abc import Iterable

from qaif_cli.exchange.sheet import Cell, Place, Sheet

MOST_ROWS = 50_000
MOST_COLUMNS = 500
MOST_CELLS = 1_000_000
_GRID_ROWS = 1_048_576
_GRID_COLUMNS = 16_384
_ANEW = "Open it and save it anew."


class BadBookError(Exception):
    """Why a file is refused whole.

    Args:
        what: What is wrong; it follows the name of the file.
        todo: What to do about it, a sentence.
        line: The line at which it is wrong; then `what` and `todo` are sentences about that.
    """

    def __init__(self, what: str, todo: str, line: int = 0) -> None:
        super().__init__(what)
        self.what = what
        self.todo = todo
        self.line = line


class Growing:
    """A sheet of which more cells come.

    Attributes:
        name: What it is called.
        hidden: Whether the sheet is hidden.
        merges: The merged ranges so far.
    """

    def __init__(self, name: str, *, hidden: bool = False) -> None:
        self.name = name
        self.hidden = hidden
        self.merges: list[tuple[int, int, int, int]] = []
        self._cells: dict[Place, Cell] = {}
        self._rows: set[int] = set()
        self._columns: set[int] = set()
        self._hidden_rows: set[int] = set()
        self._hidden_columns: list[tuple[int, int]] = []
        self._hiding = 0

    def hide_row(self, row: int) -> None:
        """A row is not shown; it is remembered only where a cell of it follows."""
        self._hiding = row

    def hide_columns(self, first: int, last: int) -> None:
        """Columns from one to another are not shown."""
        self._hidden_columns.append((first, last))
        self._claimed(len(self._hidden_columns), _GRID_COLUMNS)

    def merge(self, place: tuple[int, int, int, int]) -> None:
        """One more merged range: its first row and column, its last row and column."""
        self.merges.append(place)
        self._claimed(len(self.merges), MOST_ROWS)

    def _claimed(self, count: int, most: int) -> None:
        if count > most:
            raise BadBookError(f"is damaged: sheet `{self.name}` claims more ranges than it has cells", _ANEW)

    def keep(self, row: int, column: int, cell: Cell) -> None:
        """One more cell.

        Raises:
            BadBookError: where there are too many.
        """
        self._cells[row, column] = cell
        self._columns.add(column)
        if row not in self._rows:
            self._rows.add(row)
            self._bounded(row, column)
        elif len(self._columns) > MOST_COLUMNS or len(self._cells) > MOST_CELLS:
            self._bounded(row, column)
        if row == self._hiding:
            self._hidden_rows.add(row)

    def _bounded(self, row: int, column: int) -> None:
        where = f"sheet `{self.name}`" if self.name else "it"
        todo = "Keep what is to be read in a file of its own."
        if not (1 <= row <= _GRID_ROWS and 1 <= column <= _GRID_COLUMNS):
            raise BadBookError(f"is damaged: a cell lies outside {where}", _ANEW)
        if len(self._rows) > MOST_ROWS:
            raise BadBookError(
                f"is too long: {where} has more than {MOST_ROWS:,} rows that hold anything", todo
            )
        if len(self._columns) > MOST_COLUMNS:
            raise BadBookError(
                f"is too wide: {where} has more than {MOST_COLUMNS} columns that hold anything", todo
            )
        if len(self._cells) > MOST_CELLS:
            raise BadBookError(
                f"is too large: {where} has more than {MOST_CELLS:,} cells that hold anything", todo
            )

    def done(self) -> Sheet:
        """The sheet, when all of it is read."""
        return Sheet(
            self.name,
            self._cells,
            hidden=self.hidden,
            merges=tuple(self.merges),
            hidden_rows=frozenset(self._hidden_rows),
            hidden_columns=frozenset(column for column in self._columns if self._is_hidden(column)),
        )

    def _is_hidden(self, column: int) -> bool:
        return _within(column, self._hidden_columns)


def _within(number: int, ranges: Iterable[tuple[int, int]]) -> bool:
    return any(first <= number <= last for first, last in ranges)
