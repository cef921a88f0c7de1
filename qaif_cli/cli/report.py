"""`qaif report`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from qaif_cli.cli.options import AsOf, At, Records, ask, day
from qaif_cli.cli.paper_options import Formats, Public, Since, hand_over
from qaif_cli.errors import QaifError

Bimonthly = Annotated[
    bool, typer.Option("--bimonthly", help="The Quality Committee's report, every two months.")
]
Insights = Annotated[bool, typer.Option("--insights", help="The agenda of the weekly Insights Meeting.")]
Sqg = Annotated[bool, typer.Option("--sqg", help="The paper of the System Quality Group.")]
Committee = Annotated[bool, typer.Option("--committee", help="The pack of the Quality Committee.")]
Board = Annotated[bool, typer.Option("--board", help="The summary for the ICB Board.")]
Register = Annotated[bool, typer.Option("--register", help="The risk register alone.")]
Area = Annotated[
    str,
    typer.Option(
        "--area", metavar="AREA", help="The focused report of one service area.", show_default=False
    ),
]
Drafted = Annotated[
    bool,
    typer.Option("--draft", help="Show headline and recommendations that are not approved yet, and say so."),
]
Out = Annotated[
    Path | None,
    typer.Option(
        "--out",
        metavar="DIR",
        help="Write the pack, the register and a file for each service area here; or one paper to a file.",
        show_default=False,
    ),
]


def command(  # noqa: PLR0913, PLR0917  # one parameter for each option
    bimonthly: Bimonthly = False,
    insights: Insights = False,
    sqg: Sqg = False,
    committee: Committee = False,
    board: Board = False,
    register: Register = False,
    area: Area = "",
    public: Public = False,
    since: Since = "",
    draft: Drafted = False,
    format_: Formats = "",
    out: Out = None,
    as_of: AsOf = "",
    at: At = "",
    records: Records = None,
) -> None:
    """Write a committee paper from the records.

    Example: qaif report --bimonthly

    Without --out the paper is printed.
    """
    from qaif_cli.flow.briefing import ReportOptions
    from qaif_cli.flow.report import printed_report, report_files

    bodies = {"insights": insights, "system-quality": sqg, "assurance": committee, "board": board}
    body = _chosen(bodies, bimonthly=bimonthly or bool(area), register=register)
    from_ = day(since, "--since") if since else None
    options = ReportOptions(area=area, register=register, public=public, since=from_, body=body, draft=draft)
    asked = ask(as_of, records, at)
    whole = not (area or register or body)
    hand_over(
        format_,
        out,
        lambda wanted: printed_report(asked, options, wanted),
        lambda wanted: report_files(asked, options, wanted.formats, every=whole and not wanted.one_file),
    )


def _chosen(bodies: dict[str, bool], *, bimonthly: bool, register: bool) -> str:
    """The body whose own paper is meant; empty for the bi-monthly report, an area's and the register.

    Raises:
        QaifError: unless one report is named.
    """
    meant = [function for function, said in bodies.items() if said]
    named = len(meant) + bimonthly + register
    if named == 0:
        raise QaifError(
            "No report was named.",
            "Add --bimonthly, --area AREA, --register, --insights, --sqg, --committee or --board.",
        )
    if named > 1:
        raise QaifError(
            "One report is made at a time.",
            "Name --bimonthly, with --area if you like, or one of --register, --insights, --sqg, --committee and --board.",
        )
    return "".join(meant)
