"""A register that was brought into this one: what is kept of it, and what its records are called here."""

from __future__ import annotations

import re
from typing import Annotated, ClassVar

from pydantic import Field, StringConstraints

from qaif_cli.model.base import Begins, Day, Frozen, Line
from qaif_cli.model.kind import NUMBER
from qaif_cli.model.ways import FIXED

BoardPrefix = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2,4}$")]
_NUMBERED = re.compile(f"([A-Z])-{NUMBER}")
_DATED = re.compile(r"(\d{4}-\d{2}-\d{2}-)(.+)", re.ASCII)


class Merger(Frozen):
    """Another board's register that was brought into this one whole, with its history."""

    whole: ClassVar = FIXED

    date: Annotated[Day, Begins()] = Field(description="The first day on which the two boards are one")
    prefix: BoardPrefix = Field(
        description="The letters in the IDs of what came from it: R-NV-0007 was its R-0007", examples=["NV"]
    )
    name: Line = Field(description="What its organisation was called in its papers")
    short_name: Line = Field(description="The short name of that")
    commit: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{40,64}$")] = Field(
        description="Its last commit; `--at` reads it, and each before it, as its own board had it"
    )
    same: dict[str, dict[str, str]] = Field(
        default_factory=dict,
        description="By list, what the map said that one of theirs is here; `add` where it said that it is its own",
        examples=[{"roles": {"chief-nurse": "chief-nursing-officer"}}],
    )


def of_board(id_: str, prefix: str) -> str:
    """What a record, a role or a body that came from another board is called: R-NV-0007, nv-alderbrook, 2026-05-04-nv-board."""
    numbered = _NUMBERED.fullmatch(id_)
    if numbered:
        return f"{numbered[1]}-{prefix}-{id_[2:]}"
    dated = _DATED.fullmatch(id_)
    first, rest = (dated[1], dated[2]) if dated else ("", id_)
    return f"{first}{prefix.lower()}-{rest}"


def at_its_board(id_: str, prefix: str) -> str:
    """What it was called there; empty where it did not come from that board."""
    dated = _DATED.fullmatch(id_)
    first, rest = (dated[1], dated[2]) if dated else ("", id_)
    for begins, there in ((f"{prefix}-", id_[:2]), (f"{prefix.lower()}-", first)):
        rest_of = id_[2:] if begins[0].isupper() else rest
        if rest_of.startswith(begins):
            was = there + rest_of.removeprefix(begins)
            if of_board(was, prefix) == id_:
                return was
    return ""


def said_there(id_: str, prefix: str) -> str:
    """An ID as older papers of that board have it, told apart from one of ours: `NV R-0007`."""
    return f"{prefix} {id_}"
