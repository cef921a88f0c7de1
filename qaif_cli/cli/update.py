"""`qaif update`."""

from __future__ import annotations

from qaif_cli.cli.forms import command_of
from qaif_cli.flow.forms.updates import UPDATE

command = command_of(UPDATE)
