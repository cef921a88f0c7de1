"""By what the impact of a change is judged: the groups of people, the scores, and whose signatures are asked for."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from qaif_cli.model.base import Count, Frozen
from qaif_cli.model.settings import Cited, Term
from qaif_cli.model.vocabulary import GroupKind, Profession
from qaif_cli.model.ways import POLICY, policy


class PeopleGroup(Term):
    """A group of people for whom a change may mean something else than for others."""

    kind: GroupKind = Field(description="A protected characteristic, or a group of the organisation's own")


class ScoreLimit(Cited):
    """A score of the matrix that a rule uses."""

    score: Annotated[Count, policy("higher")] = Field(description="The score")


class SignaturesAsked(Cited):
    """Whose signatures a change needs before it begins."""

    professions: Annotated[tuple[Profession, ...], policy("fewer")] = Field(description="The professions")


class ImpactSettings(Frozen):
    """By what the impact of a change is judged."""

    whole: ClassVar = POLICY

    full_above: Annotated[ScoreLimit, policy("gone")] = Field(
        description="A score before mitigation above this asks for the full assessment"
    )
    risk_from: Annotated[ScoreLimit, policy("gone")] = Field(
        description="A score from this upward that is left after mitigation asks for a risk on the register"
    )
    signatures: Annotated[SignaturesAsked, policy("gone")] = Field(
        description="Whose signatures are asked for before it begins"
    )
    groups: Annotated[tuple[PeopleGroup, ...], policy("fewer")] = Field(
        description="The groups of people that each assessment answers for"
    )
