"""`qaif extract`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from qaif_cli.cli.options import AsOf, At, Records, ask, day, text_option

Out = Annotated[Path, text_option("--out", "DIR", "The folder to write into.")]
Provider = Annotated[str, text_option("--provider", "ID", "What is held about this provider.")]
Area = Annotated[str, text_option("--area", "ID", "What is held about this area.")]
Theme = Annotated[str, text_option("--theme", "WORD", "What is held on this theme, or with these words.")]
From = Annotated[str, text_option("--from", "DATE", "Entries of this day or later; else all.")]
To = Annotated[str, text_option("--to", "DATE", "Entries of this day or earlier; else all.")]


def command(  # one parameter for each option
    out: Out,
    provider: Provider = "",
    area: Area = "",
    theme: Theme = "",
    first: From = "",
    last: To = "",
    as_of: AsOf = "",
    at: At = "",
    records: Records = None,
) -> None:
    """Gather what the records hold about a provider, an area or a theme, for a request or an auditor.

    As a document (Markdown, HTML, Word) and a table (CSV, Excel): each line public or private, with an empty
    column for the reason why it is withheld.

    Example: qaif extract --provider fernhill-practice --from 2026-04-01 --out ../request
    """
    from qaif_cli.cli.console import note
    from qaif_cli.cli.console import out as say
    from qaif_cli.cli.files import write_all_new
    from qaif_cli.flow.extract.files import ExtractOptions, run_extract

    begins, ends = (
        day(text, option) if text else None for text, option in ((first, "--from"), (last, "--to"))
    )
    made = run_extract(ask(as_of, records, at), ExtractOptions(provider, area, theme, begins, ends, str(out)))
    for path in write_all_new(made.files, out, "--out"):
        say(f"{path}\n")
    note(made.says)
    for line in made.notes:
        note(line)
