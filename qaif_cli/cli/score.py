"""`qaif score`."""

from __future__ import annotations

from qaif_cli.cli.forms import command_of
from qaif_cli.cli.options import Area, AsOf, At, Format, Plain, Records, Style, ask
from qaif_cli.flow.forms.risks import SCORE


def matrix(
    area: Area = "",
    style: Format = Style.text,
    plain: Plain = False,
    as_of: AsOf = "",
    at: At = "",
    records: Records = None,
) -> None:
    """Draw the risk matrix with every open risk in its cell.

    Example: qaif score --area primary-care
    """
    from qaif_cli.cli.console import show
    from qaif_cli.flow.score import run_matrix

    show(run_matrix(ask(as_of, records, at), area), style.value, plain=plain)


command = command_of(SCORE, alone=matrix)
