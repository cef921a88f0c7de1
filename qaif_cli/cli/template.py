"""`qaif template`."""

from __future__ import annotations

from typing import Annotated

import typer

TemplateName = Annotated[
    str | None,
    typer.Argument(
        metavar="[NAME]",
        help="The name of its file, such as quality-report.md.j2.",
        show_default=False,
    ),
]


def command(name: TemplateName = None) -> None:
    """Print a template of the papers as it comes with qaif, to copy beside the records and change.

    Example: qaif template area-report.md.j2 > templates/area-report.md.j2

    Without a name, the names of all are printed, each with what it is for. A file of the same name in the workspace's own
    `templates/` is used in its place.
    """
    from qaif_cli.cli.console import out
    from qaif_cli.flow.template_texts import run_template

    out(run_template(name))
