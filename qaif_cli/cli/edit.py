"""`qaif edit`."""

from __future__ import annotations

from typing import Annotated

import typer

from qaif_cli.cli.completing import completer
from qaif_cli.cli.options import Records, ask

AnyId = Annotated[
    str,
    typer.Argument(
        metavar="ID",
        help="The ID of a record of any kind.",
        show_default=False,
        autocompletion=completer("any"),
    ),
]


def command(id_: AnyId, records: Records = None) -> None:
    """Open a record in your editor, the one that git would open, and check it when you save.

    What cannot be true is shown at the top, and the editor is opened again until it is right. Leave the
    file unchanged, or empty it, to give up; nothing is written then.

    Example: qaif edit R-0007
    """
    from qaif_cli.cli.console import note, out
    from qaif_cli.flow.writing.by_hand import edit_by_hand

    said = edit_by_hand(ask("", records), id_)
    if said:
        out(said)
    else:
        note("Nothing was changed, and nothing was written.")
