"""Who may agree that what looks like a person's data stays in a record (§2.6, the Caldicott Principles)."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from qaif_cli.model.base import BodyId
from qaif_cli.model.settings import Cited
from qaif_cli.model.ways import policy


class ConfidentialitySettings(Cited):
    """The bodies that may agree an exception from a rule of confidentiality; where none is named, nobody may."""

    agreed_by: Annotated[tuple[BodyId, ...], Field(min_length=1), policy("more")] = Field(
        description="The bodies that may agree that what such a rule finds stays in a record",
        examples=[["quality-committee"]],
    )
