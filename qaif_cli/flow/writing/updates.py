"""`qaif update`: updates on any record that has them, as insight, involvement and improvement (§4.4)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from qaif_cli.errors import QaifError
from qaif_cli.flow.forms.form import Proposal, Writing, a, kept
from qaif_cli.flow.writing.editing import entry_of
from qaif_cli.flow.writing.entries import place_of
from qaif_cli.flow.writing.holding import holds_still
from qaif_cli.flow.writing.targets import day_said
from qaif_cli.model.closings import closed_on
from qaif_cli.model.edit import Append, Draft, Edit
from qaif_cli.model.inside import takes_updates
from qaif_cli.model.kinds import KINDS
from qaif_cli.model.kinds.area import Area
from qaif_cli.model.kinds.commitment import Commitment
from qaif_cli.model.vocabulary import COMMITMENT_STATUSES, POSITIONS
from qaif_cli.model.words import listed
from qaif_cli.render.words import day

_REPORTED = (
    "insight",
    "involvement",
    "improvement",
    "sustained_by",
    "judgement",
    "confirmed",
    "covers",
    "status",
)


def update(writing: Writing) -> Proposal:
    """Record an update and a position on a duty, or either."""
    held = writing.reading.register.by_id[writing.target]
    if not takes_updates(type(held.record)):
        others = listed([kind.a for kind in KINDS if takes_updates(kind.model)], "or")
        raise QaifError(
            f"{writing.target} is {a(held.kind)}; an update is given on {others}.",
            f"`qaif {held.kind} -h` lists what can be done with it.",
        )
    edits: list[Edit] = []
    if any(writing.get(name) for name in _REPORTED):
        edits.append(Append("/updates", _entry(writing)))
    if writing.get("duty"):
        edits.append(_position(writing))
    if not edits:
        raise QaifError(
            "Nothing to report was given.", "Give --insight, --involvement, --improvement or --sustained-by."
        )
    if writing.get("corrects") and len(edits) > 1:
        raise QaifError(
            "--corrects may mean the update or the position on the duty.",
            "Correct each in a command of its own.",
        )
    return Proposal((Draft(held.kind, writing.target, tuple(edits)),), tuple(_says(writing)))


def _entry(writing: Writing) -> dict[str, Any]:
    entry = entry_of(writing, "date", "corrects", "by")
    # The role that typed it is kept only where it is another than the one that speaks.
    if writing.get("recorded_by") != writing.get("by"):
        entry |= entry_of(writing, "recorded_by")
    entry |= kept({"insight": _insight(writing)})
    entry |= entry_of(writing, "involvement", "improvement", "sustained_by")
    if writing.get("judgement"):
        entry["judgement"] = kept(
            {
                "level": writing.get("judgement"),
                "why": writing.get("why"),
                "basis": writing.get("basis"),
                "proposed_by": writing.get("proposed_by") or writing.get("by"),
                "rests_on": writing.get("rests_on"),
            }
        )
    return entry | entry_of(writing, "confirmed", "covers", "status")


def _insight(writing: Writing) -> list[dict[str, str]]:
    """What the intelligence says, each with its source and its nature."""
    texts = writing.get("insight") or []
    columns = []
    for name in ("source", "nature"):
        given = writing.get(name) or []
        if len(given) not in (1, len(texts)) and texts:
            raise QaifError(
                f"--insight was given {len(texts)} times and --{name} {len(given)} times.",
                f"Say --{name} once for all of them, or once for each in the same order.",
            )
        columns.append(given * len(texts) if len(given) == 1 else given)
    return [
        {"text": text, "source": source, "nature": nature}
        for text, source, nature in zip(texts, *columns, strict=True)
    ]


def _position(writing: Writing) -> Append:
    area: Area = writing.reading.register.by_id[writing.target].record  # type: ignore[assignment]  # the blank fits an area alone
    place = place_of(writing.get("duty"), area.duties, writing.target)
    return Append(
        f"/duties/{place}/positions",
        entry_of(writing, "date", "corrects", "by", "position", "evidence", "gap"),
    )


def _says(writing: Writing) -> Iterator[str]:
    """That the record is closed, and the later status or position that holds."""
    record = writing.reading.register.by_id[writing.target].record
    closing = closed_on(record, day_said(writing))
    if closing:
        yield f"{writing.target} was closed on {day(closing.since)}."
    later = holds_still(record.updates, writing) if isinstance(record, Commitment) else None
    if later and writing.get("status"):
        status = COMMITMENT_STATUSES.label(later.status)
        yield f"{writing.target} stays {status}: the update of {day(later.date)} is later."
    if writing.get("duty") and isinstance(record, Area):
        duty = record.duties[place_of(writing.get("duty"), record.duties, writing.target)]
        told = holds_still(duty.positions, writing)
        if told:
            yield f"{duty.id} stays {POSITIONS.label(told.position)}: the position of {day(told.date)} is later."
