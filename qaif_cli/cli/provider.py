"""What `qaif provider` has besides its list and its forms: the page on one provider."""

from __future__ import annotations

from typing import Annotated

import typer

from qaif_cli.cli.completing import completer
from qaif_cli.cli.options import AsOf, At, Records, ask, day
from qaif_cli.cli.paper_options import Formats, OneOut, Public, Since, hand_over

OneProvider = Annotated[
    str,
    typer.Argument(
        metavar="ID",
        help="Its ID, such as thornmere-hospitals.",
        show_default=False,
        autocompletion=completer("provider"),
    ),
]


Whole = Annotated[bool, typer.Option("--full", help="Everything that its records say of it, not one page.")]


def paper(
    id_: OneProvider,
    full: Whole = False,
    public: Public = False,
    since: Since = "",
    format_: Formats = "",
    out: OneOut = None,
    as_of: AsOf = "",
    at: At = "",
    records: Records = None,
) -> None:
    """Write one page on a provider: levels, ratings, risks, what is late, what came in, indicators.

    Example: qaif provider paper thornmere-hospitals --out thornmere.docx

    Without --out it is printed.
    """
    from qaif_cli.flow.single_papers import FULL, PROVIDER, Single, single_files, single_text

    asked = ask(as_of, records, at)
    single = Single(FULL if full else PROVIDER, id_, public, day(since, "--since") if since else None)
    hand_over(
        format_,
        out,
        lambda wanted: single_text(asked, single, wanted),
        lambda wanted: single_files(asked, single, wanted.formats),
    )
