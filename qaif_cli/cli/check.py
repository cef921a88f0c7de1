"""`qaif check`."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from qaif_cli.cli.options import AsOf, At, Records, ask, text_option


class CheckStyle(StrEnum):
    """How findings are printed."""

    text = "text"
    concise = "concise"
    json = "json"
    github = "github"
    sarif = "sarif"


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
FailOn = Annotated[
    list[str] | None,
    typer.Option(
        "--fail-on", help="What this rule or family finds fails as an error does; may be repeated.", **_CODE
    ),
]
Base = Annotated[
    str,
    text_option(
        "--base",
        "REV",
        "Only what the change since this revision brings, and the rules on the change itself.",
    ),
]
MergedWith = Annotated[
    str,
    text_option("--merged-with", "REV", "Only what a merge with this branch would bring; nothing is merged."),
]
Branches = Annotated[
    bool, typer.Option("--branches", help="Only what a merge with each other open branch would bring.")
]
All = Annotated[
    bool,
    typer.Option("--all", help="Of a register that has only begun, every finding and not what to do first."),
]
Format = Annotated[
    CheckStyle,
    typer.Option(
        "--format",
        help="text, concise for a line each, json, github for marks on a pull request, or sarif.",
    ),
]
Summary = Annotated[
    Path | None,
    text_option(
        "--summary", "FILE", "Write the whole list here too, as Markdown; with --base, what changes in words."
    ),
]


def command(  # noqa: PLR0913, PLR0917  # one parameter for each option
    select: Select = None,
    ignore: Ignore = None,
    severity: Severity = Least.info,
    strict: Strict = False,
    fail_on: FailOn = None,
    base: Base = "",
    merged_with: MergedWith = "",
    branches: Branches = False,
    whole: All = False,
    style: Format = CheckStyle.text,
    summary: Summary = None,
    as_of: AsOf = "",
    at: At = "",
    records: Records = None,
) -> None:
    """Judge every record by every rule.

    Example: qaif check --severity warning

    Of a register that has only begun, where most records have no owner or nothing recorded, it says what to do first.
    Leaves with 0 where there is no error, and with 1 where there is one.
    """
    from qaif_cli.cli.console import out
    from qaif_cli.cli.files import write_text
    from qaif_cli.flow.check import CheckOptions, run_check

    options = CheckOptions(
        select=tuple(code.upper() for code in select or ()),
        ignore=tuple(code.upper() for code in ignore or ()),
        severity=severity.value,
        strict=strict,
        fail_on=tuple(code.upper() for code in fail_on or ()),
        base=base,
        merged=merged_with,
        branches=branches,
        style=style.value,
        summary=summary is not None,
        whole=whole,
    )
    outcome = run_check(ask(as_of, records, at, tells=False), options)
    out(outcome.text)
    if summary is not None:
        write_text(outcome.summary, summary)
    raise typer.Exit(outcome.code)
