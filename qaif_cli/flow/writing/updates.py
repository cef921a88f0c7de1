"""`qaif update`: updates on any record that has them, as insight, involvement and improvement (§4.4)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qaif_cli.errors import QaifError
from qaif_cli.flow.writing.editing import entry_of
from qaif_cli.flow.writing.entries import place_of
from qaif_cli.flow.writing.form import BY, CORRECTS, DATE, Blank, Form, Proposal, Writing, a, kept
from qaif_cli.model.edit import Append, Draft, Edit
from qaif_cli.model.vocabulary import BASES, COMMITMENT_STATUSES, NATURES, POSITIONS

if TYPE_CHECKING:
    from qaif_cli.model.kinds.area import Area

AREA, COMMITMENT = ("area",), ("commitment",)
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

BLANKS = (
    Blank("insight", "what the intelligence says", many=True),
    Blank(
        "source",
        "where each insight comes from, in the same order; one is enough where all come from there",
        many=True,
        part_of="insight",
        required=True,
    ),
    Blank(
        "nature",
        "whether each was measured (hard) or heard and seen (soft), likewise",
        kind="choice",
        words=NATURES.words,
        many=True,
        part_of="insight",
        required=True,
    ),
    Blank("involvement", "what is under way to improve and to mitigate risk"),
    Blank("improvement", "what that work achieves or hopes to achieve"),
    Blank("sustained_by", "how the improvement will be sustained"),
    Blank(
        "status",
        "where the commitment stands",
        kind="choice",
        words=COMMITMENT_STATUSES.words,
        kinds=COMMITMENT,
        required=True,
    ),
    Blank("judgement", "the assurance judgement on an area", kind="judgement", kinds=AREA),
    Blank("why", "why this step and not the next", part_of="judgement", required=True),
    Blank(
        "basis",
        "the provider's account, checked by us, or independent",
        kind="choice",
        words=BASES.words,
        part_of="judgement",
        required=True,
    ),
    Blank("proposed_by", "the role that proposes the judgement", kind="role", part_of="judgement"),
    Blank(
        "rests_on",
        "a record that the judgement rests on, such as an indicator or a self-assessment",
        kind="record",
        many=True,
        part_of="judgement",
        asked=False,
    ),
    Blank(
        "confirmed",
        "a provider whose routine position was confirmed for this update",
        kind="provider",
        kinds=AREA,
        many=True,
    ),
    Blank("covers", "a commitment that this update reports on", kind="commitment", kinds=AREA, many=True),
    Blank("duty", "a statutory duty of the area to give a position on, such as D1", kind="entry", kinds=AREA),
    Blank(
        "position",
        "where we stand with the duty",
        kind="choice",
        words=POSITIONS.words,
        part_of="duty",
        required=True,
    ),
    Blank("evidence", "what shows the position", part_of="duty", required=True),
    Blank("gap", "what is missing, where the duty is not wholly met", part_of="duty"),
    BY,
    Blank("recorded_by", "the role that typed it, if another", kind="role"),
    DATE,
    CORRECTS,
)


def update(writing: Writing) -> Proposal:
    """Record an update and a position on a duty, or either."""
    from qaif_cli.model.inside import takes_updates
    from qaif_cli.model.kinds import KINDS
    from qaif_cli.model.words import listed

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
    return Proposal((Draft(held.kind, writing.target, tuple(edits)),), _says(writing))


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


def _says(writing: Writing) -> tuple[str, ...]:
    from qaif_cli.render.words import day

    closed = getattr(writing.reading.register.by_id[writing.target].record, "closed", None)
    return (f"{writing.target} was closed on {day(closed.date)}.",) if closed else ()


UPDATE = Form(
    "update",
    "Give an update on a record that has them, such as an area, a concern or a commitment.",
    'qaif update primary-care --insight "…" --source complaints --nature hard --involvement "…" --by ROLE',
    BLANKS,
    update,
    target="any",
)
