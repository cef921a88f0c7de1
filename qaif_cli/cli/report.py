"""`qaif report`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from qaif_cli.cli.options import AsOf, At, Records, ask, day, text_option
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
    text_option("--area", "AREA", "The focused report of one service area."),
]
Full = Annotated[
    bool, typer.Option("--full", help="With --area: everything that its records say, not two pages.")
]
DataQuality = Annotated[
    bool, typer.Option("--data-quality", help="What the records lack: late, exceptions, not known, by name.")
]
Drafted = Annotated[
    bool,
    typer.Option("--draft", help="Show headline and recommendations that are not approved yet, and say so."),
]
Out = Annotated[
    Path | None,
    text_option(
        "--out",
        "DIR",
        "Write the report, the register and a file for each service area here, or the pack with its reading room; or one paper to a file.",
    ),
]


def command(  # noqa: PLR0913, PLR0917  # one parameter for each option
    bimonthly: Bimonthly = False,
    insights: Insights = False,
    sqg: Sqg = False,
    committee: Committee = False,
    board: Board = False,
    register: Register = False,
    data_quality: DataQuality = False,
    area: Area = "",
    full: Full = False,
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
    alone = {"register": register, "data-quality": data_quality}
    body = _chosen(bodies, bimonthly=bimonthly or bool(area), alone=alone)
    from_ = day(since, "--since") if since else None
    options = ReportOptions(area, register, public, from_, body, draft, _full(area, full=full), data_quality)
    asked = ask(as_of, records, at)
    whole = not (area or any(alone.values())) and body in {"", "assurance"}
    hand_over(
        format_,
        out,
        lambda wanted: printed_report(asked, options, wanted),
        lambda wanted: report_files(asked, options, wanted.formats, every=whole and not wanted.one_file),
    )


def _full(area: str, *, full: bool) -> bool:
    """Whether the full report of an area is meant.

    Raises:
        QaifError: where no area is named.
    """
    if full and not area:
        raise QaifError("`--full` is about the report of one area.", "Add --area AREA, or leave it out.")
    return full


def _chosen(bodies: dict[str, bool], *, bimonthly: bool, alone: dict[str, bool]) -> str:
    """The body whose own paper is meant; empty for the bi-monthly report, an area's, the register and data quality.

    Raises:
        QaifError: unless one report is named.
    """
    meant = [function for function, said in bodies.items() if said]
    named = len(meant) + bimonthly + sum(alone.values())
    if named == 0:
        raise QaifError(
            "No report was named.",
            "Add --bimonthly, --area AREA, --register, --data-quality, --insights, --sqg, --committee or --board.",
        )
    if named > 1:
        raise QaifError(
            "One report is made at a time.",
            "Name --bimonthly, with --area if you like, or one of --register, --data-quality, --insights, --sqg, --committee and --board.",
        )
    return "".join(meant)
