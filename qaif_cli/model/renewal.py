"""What is looked at again every year: the lists of the self-assessment, and the framework itself (§1)."""

from __future__ import annotations

from pydantic import Field

from qaif_cli.model.base import BodyId, Count, Text
from qaif_cli.model.record import Entry
from qaif_cli.model.settings import Cited
from qaif_cli.model.vocabulary import SetId


class AssessmentSet(Cited):
    """A list that the organisation assesses itself against, and how many items it has."""

    id: SetId = Field(description="The word for it in the records")
    name: Text = Field(description="Its name in papers")
    count: Count = Field(description="How many items the source lists")


class Refresh(Entry):
    """A refresh of the framework: it was looked at whole, and agreed anew."""

    by: BodyId = Field(description="The body that agreed it")
    note: Text = Field(description="What changed, or that nothing did")
