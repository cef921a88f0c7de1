"""What a column of somebody's register may become: the fields that a map can name, each with what it is, in one place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

FieldKind = Literal["text", "line", "name", "step", "score", "level", "day", "status"]
LEAVE = "leave"
"""What a map says of a column, a word or a row of which nothing is imported."""
OPEN = "?"
"""What stands in a map where somebody must decide."""


@dataclass(frozen=True)
class FieldOf:
    """A field that a column can become.

    Attributes:
        kind: What its cells hold.
        help: What it is, for the reader of a map.
        many: Whether several columns may become it.
        past: Of a day, whether it cannot lie ahead.
    """

    kind: FieldKind
    help: str
    many: bool = False
    past: bool = False


@dataclass(frozen=True)
class FieldTable:
    """What the columns of a sheet may become, where one kind of thing is imported.

    Attributes:
        of: What is imported, as the command is called: risks.
        fields: The fields.
        may_default: Those that a map may fill where no cell does.
        keys: What a map may say besides what every map may.
    """

    of: str
    fields: Mapping[str, FieldOf]
    may_default: tuple[str, ...]
    keys: tuple[str, ...] = ()


FIELDS: dict[str, FieldOf] = {
    "reference": FieldOf("line", "the reference that older papers know; kept, and found by qaif find"),
    "title": FieldOf("line", "what the risk is, in one line"),
    "description": FieldOf("text", "what may happen, and where there is no title the title too", many=True),
    "cause": FieldOf("text", "IF: what gives rise to it", many=True),
    "event": FieldOf("text", "THEN: what may happen", many=True),
    "effect": FieldOf("text", "RESULTING IN: what it would mean", many=True),
    "area": FieldOf("name", "the area in whose report it stands"),
    "domain": FieldOf("name", "the consequence domain by which it is scored"),
    "dimension": FieldOf("name", "a dimension of quality"),
    "provider": FieldOf("name", "a provider it concerns"),
    "tier": FieldOf("name", "the register it stands on"),
    "whose": FieldOf("name", "whose risk it is: icb, system or provider"),
    "owner": FieldOf("name", "the role that answers for it"),
    "executive_lead": FieldOf("name", "the executive who answers for it"),
    "by": FieldOf("name", "the role that gave the score"),
    "control": FieldOf("text", "what is in place; a line each", many=True),
    "gap": FieldOf("text", "what is missing in the controls; a line each", many=True),
    "action": FieldOf("text", "what will be done; a line each", many=True),
    "action_owner": FieldOf("name", "the role that does it"),
    "action_due": FieldOf("day", "the day by which it is done"),
    "consequence": FieldOf("step", "consequence with the present controls, 1 to 5"),
    "likelihood": FieldOf("step", "likelihood with the present controls, 1 to 5"),
    "score": FieldOf("score", "the present score as stated; it is worked out anew and compared", many=True),
    "level": FieldOf("level", "a word for consequence and likelihood both, by `values` alone"),
    "initial_consequence": FieldOf("step", "consequence at first, 1 to 5"),
    "initial_likelihood": FieldOf("step", "likelihood at first, 1 to 5"),
    "initial_score": FieldOf("score", "the first score as stated; compared", many=True),
    "target_consequence": FieldOf("step", "consequence aimed for, 1 to 5"),
    "target_likelihood": FieldOf("step", "likelihood aimed for, 1 to 5"),
    "target_score": FieldOf("score", "the score aimed for as stated; compared", many=True),
    "target_by": FieldOf("day", "the day by which the target should be reached"),
    "opened": FieldOf("day", "the day on which it was opened", past=True),
    "reviewed": FieldOf("day", "the day of the last review, of which the score is", past=True),
    "status": FieldOf("status", "open or closed; other words by `values`"),
    "closed": FieldOf("day", "the day on which it was closed", past=True),
    "reason": FieldOf("text", "why it could be closed", many=True),
    "note": FieldOf("text", "the note of the review", many=True),
}
CARRIERS = ("title", "description", "event")
"""The fields of which one must say what the risk is."""
NEEDED = ("area", "domain", "owner", "by")
"""What every risk needs; where no cell says it, the defaults of the map do."""
DEFAULTS: dict[str, str] = {"executive_lead": "unknown", "tier": "corporate", "whose": "icb"}
"""What is taken where neither a cell nor the map says it, as when a risk is added by hand."""
MAY_DEFAULT = (*NEEDED, *DEFAULTS, "provider", "dimension", "opened", "reviewed", "action_owner")
STEPS = {"": ("consequence", "likelihood", "score")} | {
    stage: tuple(f"{stage}_{name}" for name in ("consequence", "likelihood", "score"))
    for stage in ("initial", "target")
}
"""The fields of a score, by its stage: of the present one, of the first, of the one aimed for."""
RISKS = FieldTable("risks", FIELDS, MAY_DEFAULT, ("prefix",))
_ORGANISATION: dict[str, FieldOf] = {
    "code": FieldOf("line", "the code in the Organisation Data Service, by which a provider is known"),
    "name": FieldOf("line", "its name; the title of a provider"),
    "status": FieldOf("status", "whether it is open: A, C, D, P, or ACTIVE and INACTIVE"),
    "opened": FieldOf("day", "the day on which it opened"),
    "closed": FieldOf("day", "the day on which it closed"),
    "setting": FieldOf("name", "the prescribing setting, a figure or a role such as RO76; it tells the type"),
    "type": FieldOf("name", "what kind of organisation it is"),
    "successor": FieldOf("line", "the code of the organisation that goes on with its care"),
    "location_id": FieldOf("line", "the regulator's identifier of the location"),
    "location_code": FieldOf("line", "the code of the location in the Organisation Data Service"),
    "location_name": FieldOf("line", "the name of the location"),
    "provider_id": FieldOf("line", "the regulator's identifier of the provider"),
    "provider_code": FieldOf("line", "the code of the provider in the Organisation Data Service"),
    "provider_name": FieldOf("line", "the name of the provider"),
    "service": FieldOf("line", "which service or group is rated; `Overall` is the whole"),
    "question": FieldOf("line", "which key question is rated; `Overall` is the whole"),
    "rating": FieldOf("line", "the rating of that service and question"),
    "overall": FieldOf("line", "the rating of the whole, where a row has no question"),
    "published": FieldOf("day", "the day on which the rating was published"),
}
PROVIDERS = FieldTable(
    "providers",
    {
        **_ORGANISATION,
        "area": FieldOf("name", "the area in which it gives care"),
        "owner": FieldOf("name", "the role that answers for its record"),
        "contract_holder": FieldOf("line", "who holds the contract"),
    },
    ("type", "area", "owner", "contract_holder"),
    ("take",),
)
