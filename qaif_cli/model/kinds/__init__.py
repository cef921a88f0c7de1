"""The kinds of record, as a plain table."""

from __future__ import annotations

from qaif_cli.model.kind import Kind
from qaif_cli.model.kinds import (
    area,
    assessment,
    commitment,
    concern,
    indicator,
    intelligence,
    meeting,
    paper,
    provider,
    risk,
)

KINDS: tuple[Kind, ...] = (
    area.KIND,
    risk.KIND,
    provider.KIND,
    concern.KIND,
    commitment.KIND,
    paper.KIND,
    indicator.KIND,
    intelligence.KIND,
    meeting.KIND,
    assessment.KIND,
)
BY_NAME: dict[str, Kind] = {kind.name: kind for kind in KINDS}
BY_FOLDER: dict[str, Kind] = {kind.folder: kind for kind in KINDS}
