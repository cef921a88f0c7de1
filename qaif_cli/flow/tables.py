"""What the options of a command say of a foreign table."""

from __future__ import annotations

from collections.abc import Sequence

from qaif_cli.errors import QaifError
from qaif_cli.exchange.columns import Choice

__all__ = ["Choice", "pairs_of", "table_choice"]


def table_choice(
    date: str, value: str, where: Sequence[str], sheet: str, encoding: str, *, day_first: bool
) -> Choice:
    """The choice that options make.

    Args:
        date: The heading of the dates.
        value: The heading of the values.
        where: A heading and the value that a row must have there, each with = between.
        sheet: The name of the sheet.
        encoding: What a CSV is written in.
        day_first: Whether dates in figures have the day first.

    Raises:
        QaifError: where a `--where` is not written so.
    """
    pairs = pairs_of(where)
    return Choice(date.strip(), value.strip(), pairs, sheet.strip(), encoding.strip(), day_first)


def pairs_of(
    where: Sequence[str], option: str = "--where", example: str = "Site=North site"
) -> tuple[tuple[str, str], ...]:
    """The headings of an option, each with what is said of it: for `--where` the value that a row must have there.

    Args:
        where: The option, each time it was given.
        option: The option.
        example: How it is written.

    Raises:
        QaifError: where one is not written so.
    """
    pairs = []
    for text in where:
        heading, sign, wanted = text.partition("=")
        if not (sign and heading.strip()):
            raise QaifError(f"`{option} {text}` names no column and value.", f'Write {option} "{example}".')
        pairs.append((heading.strip(), wanted.strip()))
    return tuple(pairs)
