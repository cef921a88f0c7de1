"""`qaif region`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from qaif_cli.cli.paper_options import Formats, OneOut, hand_over

Folder = Annotated[
    Path,
    typer.Argument(
        metavar="DIR",
        help="The folder with what boards wrote by `qaif export --parquet`.",
        show_default=False,
    ),
]


def command(folder: Folder, format_: Formats = "", out: OneOut = None) -> None:
    """Answer ten questions of a regional team from the exports of many boards, as a paper with a matrix.

    Example: qaif region exports --out region.docx

    It needs DuckDB: pip install 'qaif[region]'. With --format json every row of every answer.
    """
    from qaif_cli.flow.region.paper import printed_region, region_files

    hand_over(
        format_,
        out,
        lambda wanted: printed_region(folder, wanted),
        lambda wanted: region_files(folder, wanted),
    )
