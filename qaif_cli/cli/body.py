"""`qaif body`."""

from __future__ import annotations

from qaif_cli.cli.forms import add_form
from qaif_cli.cli.group import group
from qaif_cli.cli.options import AsOf, At, Format, Plain, Records, Style, ask
from qaif_cli.flow.forms.settings import BODY_ADD, BODY_EDIT, BODY_MEMBER, BODY_QUORUM, BODY_TERMS

app = group("The bodies that meet, authorise levels or receive reports.")


@app.command("list")
def list_(
    style: Format = Style.text, plain: Plain = False, as_of: AsOf = "", at: At = "", records: Records = None
) -> None:
    """List the bodies of the framework.

    Example: qaif body list
    """
    from qaif_cli.cli.console import show
    from qaif_cli.flow.settings_lists import run_bodies

    show(run_bodies(ask(as_of, records, at)), style.value, plain=plain)


add_form(app, BODY_ADD)
add_form(app, BODY_EDIT)
add_form(app, BODY_MEMBER)
add_form(app, BODY_QUORUM)
add_form(app, BODY_TERMS)
