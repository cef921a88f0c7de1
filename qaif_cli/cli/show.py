"""`qaif show`."""

from __future__ import annotations

from qaif_cli.cli.edit import AnyId
from qaif_cli.cli.options import AsOf, At, Format, Records, Style, ask


def command(
    id_: AnyId, style: Format = Style.text, as_of: AsOf = "", at: At = "", records: Records = None
) -> None:
    """Show one record of any kind whole.

    Example: qaif show Q-0001
    """
    from qaif_cli.cli.console import show_page
    from qaif_cli.flow.nouns import NOUNS
    from qaif_cli.flow.showing import run_show_any

    show_page(run_show_any(NOUNS, ask(as_of, records, at), id_), style.value)
