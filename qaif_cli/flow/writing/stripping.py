"""Takes the illustrative organisation out of the shipped register, so that a new workspace begins with the framework alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from qaif_cli.flow.writing.founding import Founding, founded
from qaif_cli.model.base import UNKNOWN

Data = dict[str, Any]
_OF_BODY = frozenset(
    {"members", "quorum", "absences", "terms", "since", "ended", "successor", "formerly_called"}
)
"""What the illustrative organisation says of its own bodies."""


@dataclass(frozen=True)
class Newcomer:
    """The organisation whose register is begun.

    Attributes:
        name: The organisation's name in papers.
        short_name: Its short name.
        ods_code: Its ODS code, or `unknown`.
        today: The day on which it begins.
        said: What it says of its roles, bodies, intervals and areas.
    """

    name: str
    short_name: str
    ods_code: str
    today: date
    said: Founding = field(default_factory=Founding)


def framework(data: Data, who: Newcomer) -> Data:
    """The settings: they apply from today, as does every body's record of its meetings; a role is its name and title.

    Who deputises, whose post is vacant, who belongs to a body and how many decide, who its people are, for what it names an executive lead and which own fields there
    are is for the organisation to say; so is what it said of its roles, bodies and intervals.

    Raises:
        QaifError: where something that it said cannot be.
    """
    own = {"name": who.name, "short_name": who.short_name, "ods_code": who.ods_code}
    today = who.today.isoformat()
    bodies = [
        {
            key: today if key == "recorded_from" else value
            for key, value in body.items()
            if key not in _OF_BODY
        }
        for body in data["bodies"]
    ]
    new = {"valid_from": today, "organisation": own, "roles": [_only(role, "id", "title") for role in data["roles"]], "bodies": bodies}  # fmt: skip
    whole = {
        key: new.get(key, value)
        for key, value in data.items()
        if key not in ("extra_fields", "refreshes", "population", "executive_areas")
    }
    return founded(whole, who.said, who.today)


def area(data: Data, who: Newcomer) -> Data:  # noqa: ARG001  # every kind is stripped alike
    """An area with its scope and duties, without a lead and without history."""
    kept = _only(data, "id", "title", "owner", "type", "lead", "scope", "source", "duties")
    duties = [_only(duty, "id", "duty", "source") for duty in data.get("duties", ())]
    return kept | {"owner": UNKNOWN, "lead": UNKNOWN, "duties": duties}


def commitment(data: Data, who: Newcomer) -> Data:  # noqa: ARG001  # every kind is stripped alike
    """A commitment or priority as the framework has it; a priority keeps the framework's own actions."""
    kept = _only(data, "id", "title", "owner", "type", "area", "plan_year", "position", "source", "value")
    kept |= {"owner": UNKNOWN, "outcome": UNKNOWN}
    if data["type"] == "priority":
        kept["actions"] = [
            _only(action, "id", "title") | {"owner": UNKNOWN, "due": UNKNOWN} for action in data["actions"]
        ]
    return kept


def assessment(data: Data, who: Newcomer) -> Data:  # noqa: ARG001  # every kind is stripped alike
    """A self-assessment without positions."""
    kept = _only(data, "id", "title", "owner", "set", "place", "theme", "source", "standard", "parts")
    return kept | {"owner": UNKNOWN}


STRIPPED: dict[str, Callable[[Data, Newcomer], Data]] = {
    "framework.yaml": framework,
    "areas": area,
    "commitments": commitment,
    "assessments": assessment,
}
"""By file or folder; whatever else there is belongs to the illustrative ICB and is left out."""


def _only(data: Data, *names: str) -> Data:
    return {name: data[name] for name in names if name in data}
