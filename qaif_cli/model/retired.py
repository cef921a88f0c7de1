"""A tombstone: the file that remains of a deleted record, so that its ID is never used again."""

from __future__ import annotations

from pydantic import Field

from qaif_cli.model.base import Day, Frozen, RoleId, Text
from qaif_cli.model.kind import Kind


class Retired(Frozen):
    """Why a record is no longer there; one file for each, `retired/<ID>.yaml`."""

    id: Text = Field(description="The ID of the record that was taken out; never used again")
    reason: Text = Field(description="Why it was taken out and not closed")
    by: RoleId = Field(description="The role that decided so")
    date: Day = Field(description="The day on which it was decided")


KIND = Kind(
    "retired", "What stays of records that were taken out.", several="retired", inside="qaif_cli.model"
)
