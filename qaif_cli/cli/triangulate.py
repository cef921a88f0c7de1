"""`qaif triangulate`."""

from __future__ import annotations

from typing import Annotated

import typer

from qaif_cli.cli.completing import completer
from qaif_cli.cli.options import Area, AsOf, At, Format, Provider, Records, Style, ask, text_option

Window = Annotated[
    str,
    text_option("--window", "TIME", "How far back to look: 90d, 12w or 3m; else as the framework says."),
]
Theme = Annotated[
    str,
    typer.Option(
        "--theme",
        metavar="THEME",
        help="Only what independent sources say of this theme.",
        show_default=False,
        autocompletion=completer("theme"),
    ),
]


def command(
    window: Window = "",
    provider: Provider = "",
    area: Area = "",
    theme: Theme = "",
    style: Format = Style.text,
    as_of: AsOf = "",
    at: At = "",
    records: Records = None,
) -> None:
    """Bring intelligence together: of what do independent sources speak, and what does not fit.

    A provider, a service, an area or a theme is for consideration where sources that are independent of one
    another speak of it. Each has its reason in a sentence, and each point the records it comes from.

    Example: qaif triangulate --window 90d --area primary-care
    """
    from qaif_cli.cli.console import show_page
    from qaif_cli.flow.triangulate import TriangulateOptions, run_triangulate

    options = TriangulateOptions(window, provider, area, theme)
    show_page(run_triangulate(ask(as_of, records, at), options), style.value)
