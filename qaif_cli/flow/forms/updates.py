"""The form of `qaif update`: updates on any record that has them, as insight, involvement and improvement (§4.4)."""

from __future__ import annotations

from qaif_cli.flow.forms.form import Blank, Form
from qaif_cli.flow.forms.shared import BY, DATE, corrects
from qaif_cli.model.vocabulary import BASES, COMMITMENT_STATUSES, NATURES, POSITIONS

AREA, COMMITMENT = ("area",), ("commitment",)
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
    corrects("updates"),
)
UPDATE = Form(
    "update",
    "Give an update on a record that has them, such as an area, a concern or a commitment.",
    'qaif update primary-care --insight "…" --source complaints --nature hard --involvement "…" --by ROLE',
    BLANKS,
    act="updates:update",
    target="any",
)
