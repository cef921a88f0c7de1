"""Where the templates of a workspace are, with what keeps their translations from one command to the next."""

from __future__ import annotations

from qaif_cli.flow.request import Reading
from qaif_cli.render.jinja import Templates
from qaif_cli.store.translations import translations
from qaif_cli.store.workspace import Workspace


def shipped(workspace: Workspace) -> Templates:
    """The templates that came with the program."""
    return Templates(workspace.shipped_templates, translations=translations(workspace.root))


def templates_of(reading: Reading) -> Templates:
    """The workspace's own templates, from the commit that is read, and those that came with the program."""
    workspace = reading.workspace
    if reading.templates is None:
        return Templates(workspace.templates, translations=translations(workspace.root))
    return Templates(workspace.shipped_templates, reading.templates, translations(workspace.root))
