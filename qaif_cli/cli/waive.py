"""`qaif waive`."""

from __future__ import annotations

from qaif_cli.cli.forms import command_of
from qaif_cli.flow.forms.waive import WAIVE

command = command_of(WAIVE)
