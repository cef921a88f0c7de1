"""`qaif merge-workspace`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from qaif_cli.cli.options import Records, ask, day, text_option
from qaif_cli.errors import EXIT_FINDINGS, QaifError

Other = Annotated[
    Path,
    typer.Argument(
        metavar="OTHER",
        help="The folder of the other board's workspace on this computer.",
        show_default=False,
    ),
]
Prefix = Annotated[
    str,
    text_option(
        "--prefix",
        "LETTERS",
        "Two to four letters for the IDs of what comes: NV makes R-NV-0007 of their R-0007.",
    ),
]
On = Annotated[str, text_option("--on", "DATE", "The first day on which the two are one board; else today.")]
MapFile = Annotated[Path | None, text_option("--map", "MAP.yaml", "What of theirs is what of ours.")]
NewMap = Annotated[
    Path | None, text_option("--write-map", "MAP.yaml", "Write the map, with what is proposed and why, here.")
]
Write = Annotated[
    bool, typer.Option("--write", help="Do it, as one commit; without this nothing is written.")
]


def command(
    other: Other,
    prefix: Prefix = "",
    on: On = "",
    map_file: MapFile = None,
    write_map: NewMap = None,
    write: Write = False,
    records: Records = None,
) -> None:
    """Try what the register of another board would be in this one, and with --write bring it in, with its history.

    Its records get IDs with the prefix, and every link in them is repaired; what both boards have is not doubled. Its
    git history becomes part of this one's. All of it is written, as one commit, or nothing.

    Example: qaif merge-workspace ../north-vale --prefix NV --on 2027-04-01

    Leaves with 1 where it could not be written as it stands.
    """
    from qaif_cli.cli.console import note, out
    from qaif_cli.cli.files import beside, read_whole, write_new
    from qaif_cli.flow.joining.join import MergeOptions, decided_as, run_merge

    asked = ask("", records)
    said = read_whole(str(map_file)).decode("utf-8-sig", "replace") if map_file else ""
    decided = decided_as(prefix, day(on, "--on") if on else asked.today)
    report = run_merge(asked, MergeOptions(other, decided, str(map_file or ""), said), write=write)
    out(report.text)
    if write_map is not None:
        with beside(
            "The other board is in the register all the same." if write and not report.stopped else ""
        ):
            write_new(write_map, report.map, "--write-map")
        note(f"{write_map} written.")
    if report.stopped and write:
        raise QaifError(f"Nothing was written, for {report.stopped}.", "The account above says what to do.")
    if report.stopped:
        raise typer.Exit(EXIT_FINDINGS)
