"""`qaif coverage`."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from qaif_cli.cli.completing import completer
from qaif_cli.cli.options import AsOf, At, Plain, Records, ask, text_option
from qaif_cli.flow.vocabulary import ANSWERS


class CoverageStyle(StrEnum):
    """How the statements are printed."""

    text = "text"
    json = "json"
    markdown = "markdown"


Status = Annotated[
    list[str] | None,
    typer.Option(
        "--status",
        metavar="ANSWER",
        help=f"Only what is {', '.join(ANSWERS.words[:-1])} or {ANSWERS.words[-1]}; several times for several.",
        show_default=False,
        autocompletion=completer("answer", ANSWERS.words),
    ),
]
Section = Annotated[
    str,
    text_option(
        "--section", "SECTION", "Only this section of the framework and those in it, such as §4 or 4.4."
    ),
]


def command(
    status: Status = None,
    section: Section = "",
    style: Annotated[
        CoverageStyle,
        typer.Option("--format", help="text for people, json for programs, markdown for the auditor's file."),
    ] = CoverageStyle.text,
    plain: Plain = False,
    as_of: AsOf = "",
    at: At = "",
    records: Records = None,
) -> None:
    """Say what the records show for each of 87 statements that we read out of the framework.

    Kept, partly, not kept, or cannot be shown; with what shows it, and what the rules found. The reading is
    ours, not the framework's own words. qaif evidence prints one statement whole.

    Example: qaif coverage --status not-kept --section §4
    """
    from qaif_cli.cli.console import out, show
    from qaif_cli.flow.coverage import CoverageOptions, run_coverage

    found = run_coverage(ask(as_of, records, at), CoverageOptions(tuple(status or ()), section))
    if style is CoverageStyle.markdown:
        out(found.page)
    else:
        show(found, style.value, plain=plain)
