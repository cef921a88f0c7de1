"""`qaif check`."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from qaif_cli.cli.options import AsOf, Records, ask


class CheckStyle(StrEnum):
    """How findings are printed."""

    text = "text"
    json = "json"
    github = "github"


class Least(StrEnum):
    """The least severity to show."""

    error = "error"
    warning = "warning"
    info = "info"


_CODE = {"metavar": "CODE", "show_default": False}
Select = Annotated[
    list[str] | None, typer.Option("--select", help="Only this rule or family; may be repeated.", **_CODE)
]
Ignore = Annotated[
    list[str] | None,
    typer.Option("--ignore", help="Leave this rule or family out; may be repeated.", **_CODE),
]
Severity = Annotated[Least, typer.Option("--severity", help="The least severity to show.")]
Strict = Annotated[bool, typer.Option("--strict", help="Warnings fail too.")]
Base = Annotated[
    str,
    typer.Option("--base", metavar="REV", help="Only what has come since this revision.", show_default=False),
]
Format = Annotated[
    CheckStyle, typer.Option("--format", help="text, json, or github for marks on a pull request.")
]


def command(
    select: Select = None,
    ignore: Ignore = None,
    severity: Severity = Least.info,
    strict: Strict = False,
    base: Base = "",
    style: Format = CheckStyle.text,
    as_of: AsOf = "",
    records: Records = None,
) -> None:
    """Judge every record by every rule.

    Example: qaif check --severity warning

    Leaves with 0 where there is no error, and with 1 where there is one.
    """
    from qaif_cli.cli.console import out
    from qaif_cli.flow.check import CheckOptions, run_check

    options = CheckOptions(
        select=tuple(code.upper() for code in select or ()),
        ignore=tuple(code.upper() for code in ignore or ()),
        severity=severity.value,
        strict=strict,
        base=base,
        style=style.value,
    )
    text, code = run_check(ask(as_of, records), options)
    out(text)
    raise typer.Exit(code)
