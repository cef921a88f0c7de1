"""The options that several commands share."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from qaif_cli.cli.completing import completer
from qaif_cli.cli.console import note
from qaif_cli.clock import today
from qaif_cli.flow.vocabulary import DECISIONS, POSITIONS, SETS

if TYPE_CHECKING:
    from qaif_cli.flow.request import Ask


class Style(StrEnum):
    """How a list is printed."""

    text = "text"
    json = "json"


def text_option(flag: str, metavar: str, says: str) -> Any:
    """An option with a text of its own after it."""
    return typer.Option(flag, metavar=metavar, help=says, show_default=False)


AsOf = Annotated[
    str,
    typer.Option(
        "--as-of",
        metavar="DATE",
        help="Judge as if this were today, for example 2026-11-19.",
        show_default=False,
    ),
]
At = Annotated[
    str,
    typer.Option(
        "--at",
        metavar="REV|DATE",
        help="Read the records as git had them: a commit, branch or tag, or the end of a day.",
        show_default=False,
    ),
]
Records = Annotated[
    Path | None,
    typer.Option(
        "--records",
        metavar="DIR",
        help="The records folder; else the nearest one from here upward.",
        show_default=False,
    ),
]
Format = Annotated[Style, typer.Option("--format", help="text for people, json for programs.")]
Plain = Annotated[bool, typer.Option("--plain", help="No boxes and no colour.")]
Area = Annotated[
    str,
    typer.Option(
        "--area", metavar="AREA", help="Only this area.", show_default=False, autocompletion=completer("area")
    ),
]
Owner = Annotated[
    str,
    typer.Option(
        "--owner",
        metavar="ROLE",
        help="Only what this role owns, by its short name or its title.",
        show_default=False,
        autocompletion=completer("role"),
    ),
]
Provider = Annotated[
    str,
    typer.Option(
        "--provider",
        metavar="PROVIDER",
        help="Only what concerns this provider.",
        show_default=False,
        autocompletion=completer("provider"),
    ),
]
Band = Annotated[
    str,
    typer.Option(
        "--band", metavar="BAND", help="Only scores in this band, such as extreme.", show_default=False
    ),
]
Level = Annotated[
    str,
    typer.Option(
        "--level",
        metavar="LEVEL",
        help="Only what is at this level, such as enhanced.",
        show_default=False,
        autocompletion=completer("level"),
    ),
]
Sort = Annotated[
    str,
    typer.Option(
        "--sort",
        metavar="COLUMN",
        help="Sort by this column; -COLUMN begins with the highest.",
        show_default=False,
    ),
]


def _only(name: str, metavar: str, text: str, kind: str, words: tuple[str, ...] = ()) -> Any:
    option = typer.Option(
        f"--{name}", metavar=metavar, help=text, show_default=False, autocompletion=completer(kind, words)
    )
    return Annotated[str, option]


FILTERS: dict[str, tuple[Any, Any]] = {
    "area": (Area, ""),
    "provider": (Provider, ""),
    "owner": (Owner, ""),
    "band": (Band, ""),
    "level": (Level, ""),
    "theme": (_only("theme", "THEME", "Only this theme.", "theme"), ""),
    "source": (_only("source", "SOURCE", "Only this kind of source, such as complaint.", "source"), ""),
    "clock": (_only("clock", "CLOCK", "Only what is on this clock, such as regulation-28.", "clock"), ""),
    "early_warning": (Annotated[bool, typer.Option("--early-warning", help="Only early warnings.")], False),
    "body": (_only("body", "BODY", "Only the meetings of this body.", "body"), ""),
    "set": (_only("set", "SET", f"Only this list: {', '.join(SETS.words)}.", "choice", SETS.words), ""),
    "decision": (
        _only(
            "decision",
            "DECISION",
            "Only what was decided on so, such as share: good practice to spread.",
            "choice",
            DECISIONS.words,
        ),
        "",
    ),
    "first": (Annotated[str, text_option("--from", "DATE", "Only what came in on this day or later.")], ""),
    "last": (Annotated[str, text_option("--to", "DATE", "Only what came in on this day or before.")], ""),
    "position": (
        _only(
            "position",
            "POSITION",
            f"Only those that are {', '.join(POSITIONS.words)}.",
            "choice",
            POSITIONS.words,
        ),
        "",
    ),
}
"""The options by which lists are narrowed, with their defaults."""


def ask(as_of: str = "", records: Path | None = None, at: str = "", *, tells: bool = True) -> Ask:
    """The options that every reading command has in common.

    Args:
        as_of: The day that was named, as it was typed.
        records: The records folder, if one was named.
        at: The revision or the day of which the records are.
        tells: Whether it is said beside the answer where `at` names a day and an earlier one is judged.

    Raises:
        QaifError: where the day is not one, or git has no such revision.
    """
    from qaif_cli.flow.request import Ask, as_git_had_it, finished, said_of_day

    real = today()
    named = day(as_of, "--as-of") if as_of else None
    asked = Ask(records=records, start=Path.cwd(), as_of=named or real, today=real)
    for said in finished(asked):
        note(said)
    if not at:
        return asked
    asked = as_git_had_it(asked, at, named)
    if tells and (said := said_of_day(asked)):
        note(said)
    return asked


def day(text: str, option: str) -> date:
    """A day that the user wrote.

    Raises:
        QaifError: where it is not one.
    """
    from qaif_cli.flow.durations import day_of

    return day_of(option, text, today())
