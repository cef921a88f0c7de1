"""`qaif evidence`."""

from __future__ import annotations

from typing import Annotated

import typer

from qaif_cli.cli.completing import completer
from qaif_cli.cli.options import AsOf, At, Format, Records, Style, ask, day, text_option

STATEMENTS = tuple(f"S{number:02}" for number in range(1, 88))
First = Annotated[
    str,
    text_option(
        "--from", "DATE", "The first day for which evidence is asked; else the statement's own period."
    ),
]
Last = Annotated[
    str,
    text_option("--to", "DATE", "The last day of it; else the day judged."),
]


def command(
    statement: Annotated[
        str,
        typer.Argument(
            metavar="STATEMENT",
            help="S01 to S87.",
            show_default=False,
            autocompletion=completer("statement", STATEMENTS),
        ),
    ],
    first: First = "",
    last: Last = "",
    style: Format = Style.text,
    as_of: AsOf = "",
    at: At = "",
    records: Records = None,
) -> None:
    """Print one statement of the framework whole: the answer, why, and every piece of evidence.

    What the rules found and what is agreed as an exception comes first, then the evidence with dates, titles
    and owners, newest first.

    Example: qaif evidence S64 --from 2026-04-01 --to 2026-09-30
    """
    from qaif_cli.cli.console import show_page
    from qaif_cli.flow.coverage import evidence_between, run_evidence

    between = evidence_between(day(first, "--from") if first else None, day(last, "--to") if last else None)
    show_page(run_evidence(ask(as_of, records, at), statement, between), style.value)
