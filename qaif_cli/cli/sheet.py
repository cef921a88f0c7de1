"""`qaif sheet`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from qaif_cli.cli.options import AsOf, Owner, Records, ask, day, text_option

Review = Annotated[bool, typer.Option("--review", help="The risks whose review is late or due.")]
Actions = Annotated[bool, typer.Option("--actions", help="The actions that are late or due.")]
Insights = Annotated[
    bool, typer.Option("--insights", help="The intelligence that the Insights Meeting decides on.")
]
Minutes = Annotated[
    str,
    text_option("--minutes", "MEETING", "The minutes of a meeting that was held."),
]
AreaReturn = Annotated[
    str,
    text_option("--area", "AREA", "The return of one area: its update and all it owes."),
]
FirstWeek = Annotated[
    bool, typer.Option("--first-week", help="Every area, record and action that nobody answers for yet.")
]
Round = Annotated[
    str,
    text_option("--round", "RETURN", "A round of one return: every provider that is asked for it."),
]
Period = Annotated[
    str,
    text_option("--period", "PERIOD", 'With --round: the period that it is about, "2026/27 quarter 3".'),
]
On = Annotated[
    str,
    text_option("--on", "DATE", "With --insights: the day of the meeting; else the next that is planned."),
]
Within = Annotated[
    str,
    text_option("--within", "TIME", "How far ahead to look: 14d (what holds without it), 2w or 1m."),
]
Xlsx = Annotated[bool, typer.Option("--xlsx", help="As an Excel workbook.")]
Html = Annotated[bool, typer.Option("--html", help="As one HTML file with a form, for a browser.")]
Out = Annotated[
    str,
    text_option(
        "--out", "FILE", "The file to write, - for the screen; else sheet-review-DATE.yaml here, and so on."
    ),
]


def command(  # noqa: PLR0913, PLR0917  # one parameter for each option
    review: Review = False,
    actions: Actions = False,
    insights: Insights = False,
    minutes: Minutes = "",
    area: AreaReturn = "",
    first_week: FirstWeek = False,
    round_: Round = "",
    period: Period = "",
    owner: Owner = "",
    within: Within = "",
    on: On = "",
    xlsx: Xlsx = False,
    html: Html = False,
    out: Out = "",
    as_of: AsOf = "",
    records: Records = None,
) -> None:
    """Write a sheet with what is due, ready to fill in; `qaif apply` then records it.

    Example: qaif sheet --review --owner head-of-patient-safety
    """
    from qaif_cli.cli.console import note
    from qaif_cli.cli.console import out as show
    from qaif_cli.cli.files import write_new
    from qaif_cli.flow.sheets.kinds import chosen
    from qaif_cli.flow.sheets.making import STDOUT, SheetOptions, make_sheet, one_face

    flags = {"review": review, "actions": actions, "insights": insights, "first-week": first_week}
    what, about = chosen(flags | {"minutes": minutes, "area": area, "round": round_})
    face = one_face(xlsx=xlsx, html=html)
    options = SheetOptions(what, about, within, owner, out, day(on, "--on") if on else None, face, period)
    sheet = make_sheet(ask(as_of, records), options)
    if not sheet.data:
        note(sheet.says)
    elif out == STDOUT:
        show(sheet.data.decode())
    else:
        write_new(Path(sheet.name), sheet.data)
        show(f"{sheet.name} written: {sheet.says}\n")
    for line in sheet.notes:
        note(line)
