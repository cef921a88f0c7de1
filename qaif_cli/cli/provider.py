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


def paper(
    id_: OneProvider,
    public: Public = False,
    since: Since = "",
    format_: Formats = "",
    out: OneOut = None,
    as_of: AsOf = "",
    at: At = "",
    records: Records = None,
) -> None:
    """Write one page on a provider: ratings, visits, concerns, risks, what came in, actions.

    Example: qaif provider paper thornmere-hospitals --out thornmere.docx

    Without --out it is printed.
    """
    from qaif_cli.flow.single_papers import PROVIDER, Single, single_files, single_text

    asked = ask(as_of, records, at)
    single = Single(PROVIDER, id_, public, day(since, "--since") if since else None)
    hand_over(
        format_,
        out,
        lambda wanted: single_text(asked, single, wanted),
        lambda wanted: single_files(asked, single, wanted.formats),
    )
