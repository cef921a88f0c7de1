"""`qaif report`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from qaif_cli.cli.options import AsOf, At, Records, ask, day
from qaif_cli.errors import QaifError

Bimonthly = Annotated[
    bool, typer.Option("--bimonthly", help="The Quality Committee's report, every two months.")
]
Register = Annotated[bool, typer.Option("--register", help="The risk register alone.")]
Area = Annotated[
    str,
    typer.Option(
        "--area", metavar="AREA", help="The focused report of one service area.", show_default=False
    ),
]
Public = Annotated[
    bool, typer.Option("--public", help="Leave out everything private, with its counts and links.")
]
Since = Annotated[
    str,
    typer.Option(
        "--since",
        metavar="DATE",
        help="Count movement from this day; else from the last issued paper.",
        show_default=False,
    ),
]
Out = Annotated[
    Path | None,
    typer.Option(
        "--out",
        metavar="DIR",
        help="Write the pack, the register and a file for each service area here.",
        show_default=False,
    ),
]


def command(  # noqa: PLR0913, PLR0917  # one parameter for each option
    bimonthly: Bimonthly = False,
    register: Register = False,
    area: Area = "",
    public: Public = False,
    since: Since = "",
    out: Out = None,
    as_of: AsOf = "",
    at: At = "",
    records: Records = None,
) -> None:
    """Write a committee paper from the records, in Markdown.

    Example: qaif report --bimonthly

    Without --out the paper is printed.
    """
    from qaif_cli.cli.console import out as say
    from qaif_cli.cli.files import write_papers
    from qaif_cli.flow.report import ReportOptions, run_report, run_reports

    if not (bimonthly or register or area):
        raise QaifError("No report was named.", "Add --bimonthly, --area AREA or --register.")
    if register and (bimonthly or area):
        raise QaifError(
            "One report is made at a time.", "Name --bimonthly, with --area if you like, or --register."
        )
    options = ReportOptions(
        area=area, register=register, public=public, since=day(since, "--since") if since else None
    )
    asked = ask(as_of, records, at)
    if out is None:
        say(run_report(asked, options).text)
        return
    papers = [run_report(asked, options)] if area or register else run_reports(asked, options)
    for path in write_papers(papers, out):
        say(f"{path}\n")
