"""`qaif status`."""

from __future__ import annotations

from qaif_cli.cli.options import AsOf, Format, Records, Style, ask


def command(style: Format = Style.text, as_of: AsOf = "", records: Records = None) -> None:
    """Say what you changed and did not commit, what would fail, and what others changed.

    Example: qaif status

    What others changed is told as far as it was fetched: nothing is asked over the network. Leaves with 0
    whatever it finds; qaif check is what fails.
    """
    from qaif_cli.cli.console import out
    from qaif_cli.flow.status import run_status

    out(run_status(ask(as_of, records), style.value))
