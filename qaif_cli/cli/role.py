"""`qaif role`."""

from __future__ import annotations

from qaif_cli.cli.forms import add_form
from qaif_cli.cli.group import group
from qaif_cli.cli.options import AsOf, At, Format, Plain, Records, Style, ask
from qaif_cli.flow.forms.settings import ROLE_ADD, ROLE_EDIT

app = group("The roles that records name, in place of people.")


@app.command("list")
def list_(
    style: Format = Style.text, plain: Plain = False, as_of: AsOf = "", at: At = "", records: Records = None
) -> None:
    """List the roles of the framework.

    Example: qaif role list
    """
    from qaif_cli.cli.console import show
    from qaif_cli.flow.settings_lists import run_roles

    show(run_roles(ask(as_of, records, at)), style.value, plain=plain)


add_form(app, ROLE_ADD)
add_form(app, ROLE_EDIT)
