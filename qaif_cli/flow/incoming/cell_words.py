"""What the two sides of a merge say of a cell, in words: short, so that what differs is seen, and nothing that may identify a person."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from qaif_cli.flow.incoming.shown import private
from qaif_cli.flow.incoming.threeway import MergedCell
from qaif_cli.flow.outgoing.columns import BY_HEADING, RegisterColumn
from qaif_cli.flow.outgoing.values import Titles, in_cell
from qaif_cli.judge.identifiers import HIDDEN
from qaif_cli.model.words import in_words, where_they_part

LONGEST = 60
_LISTS = ("entries", "names")
_LINES = "the same words in other lines"


def cell_in_words(cell: MergedCell, id_: str, now: Titles, *, asked: bool) -> str:
    """What became of a cell that either side changed.

    Args:
        cell: The cell.
        id_: The risk.
        now: How names are shown.
        asked: Whether it must be said who is taken.
    """
    if asked:
        was, mine, theirs = _apart(cell.heading, (cell.was, cell.mine, cell.theirs), now)
        both = f"BOTH changed it; it was {was}, yours is {mine}, theirs is {theirs}"
        if cell.change != "both":
            both = f"{cell.change} alone, and its partner in the score was changed by the other; yours is {mine}, theirs is {theirs}"
        take = f"{id_}:{cell.heading}"
        return f'{both}. Say --take "{take}=yours" or --take "{take}=theirs"'
    if cell.change == "same":
        return f"the same in both, {_became(cell.heading, cell.was, cell.mine, now)}"
    if cell.change == "yours" and cell.side == "yours":
        return f"yours, {_became(cell.heading, cell.was, cell.mine, now)}"
    if cell.change == "theirs" and cell.side == "theirs":
        return f"theirs, {_became(cell.heading, cell.was, cell.theirs, now)}; kept"
    was, mine, theirs = _apart(cell.heading, (cell.was, cell.mine, cell.theirs), now)
    kept, other = (mine, f"theirs is {theirs}") if cell.side == "yours" else (theirs, f"yours is {mine}")
    return f"both changed it; {cell.side} is taken, {kept}; it was {was}, {other}"


def _became(heading: str, was: str, new: str, now: Titles) -> str:
    """A change of one value; of a list, the lines that are new, changed or gone."""
    column = BY_HEADING[heading]
    if column.kind not in _LISTS or not (was and new):
        old, made = _apart(heading, (was, new), now)
        return _LINES if old == made else f"{old} → {made}"
    before, after = (_lines(column, text, now) for text in (was, new))
    told = []
    for name in dict.fromkeys((*before, *after)):
        old, made = before.get(name, ""), after.get(name, "")
        if old == made:
            continue
        if old and made:
            told.append(" → ".join(_quoted(heading, (old, made))))
        else:
            told.append(f"{'new' if made else 'gone'} {_quoted(heading, (made or old,))[0]}")
    return "; ".join(told) or "the same lines in another order"


def _apart(heading: str, texts: Sequence[str], now: Titles) -> list[str]:
    """What each side says, so that what differs is seen; of lists, the lines that not all have."""
    column = BY_HEADING[heading]
    if column.kind in _LISTS and all(texts):
        lists = [_lines(column, text, now) for text in texts]
        common = set.intersection(*(set(lines.items()) for lines in lists))
        left = [
            "\n".join(line for pair in lines.items() if pair not in common for line in pair[1:])
            for lines in lists
        ]
        told = iter(_quoted(heading, [text for text in left if text]))
        return [next(told) if text else "without that" for text in left]
    values = [in_cell(column, text, now) for text in texts]
    told = iter(_quoted(heading, [value for value in values if isinstance(value, str)]))
    return [next(told) if isinstance(value, str) else _plain(value) for value in values]


def _lines(column: RegisterColumn, text: str, now: Titles) -> dict[str, str]:
    """The lines of a list, each by the name of its entry; one without is its own name."""
    lines: Iterable[str] = str(in_cell(column, text, now) or "").split("\n")
    return {
        line.partition(" ")[0] if column.kind == "entries" and line[1:2].isdecimal() else line: line
        for line in lines
    }


def _plain(value: object) -> str:
    """A value that is no text."""
    if value is None:
        return "nothing"
    return in_words(value) if isinstance(value, date) else str(value)


def _quoted(heading: str, texts: Sequence[str]) -> list[str]:
    """Texts with what differs in them, without what may identify a person."""
    open_ones = [text for text in texts if not private(text, heading)]
    told = iter(where_they_part(open_ones, LONGEST))
    return [f"“{HIDDEN if private(text, heading) else next(told)}”" for text in texts]
