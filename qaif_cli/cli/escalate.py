"""`qaif escalate`."""

from __future__ import annotations

from qaif_cli.cli.forms import command_of
from qaif_cli.cli.options import AsOf, At, Format, Plain, Records, Style, ask
from qaif_cli.flow.forms.concerns import ESCALATE


def considerations(
    style: Format = Style.text,
    plain: Plain = False,
    as_of: AsOf = "",
    at: At = "",
    records: Records = None,
) -> None:
    """List what may be considered for another level, and why.

    The framework ties no score to a level: the signs are our own, and a body decides.

    Example: qaif escalate
    """
    from qaif_cli.cli.console import show
    from qaif_cli.flow.escalate import run_considerations

    show(run_considerations(ask(as_of, records, at)), style.value, plain=plain)


command = command_of(ESCALATE, alone=considerations)
