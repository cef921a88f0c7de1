"""`framework.yaml`: the organisation's own settings, versioned with the records.

An old report is judged by the rules of its day. Nothing here is a constant of the program: every
list, interval and threshold is data, with its citation and its mark.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Annotated, Any, ClassVar, Literal, TypeVar, cast

from pydantic import Field, PrivateAttr

from qaif_cli.model.base import (
    Day,
    Frozen,
    Line,
    NotBefore,
    OneOf,
    OrUnknown,
    RuleCode,
    Text,
)
from qaif_cli.model.boards import Merger
from qaif_cli.model.clocks import Clock, NeverEvents
from qaif_cli.model.confidentiality_settings import ConfidentialitySettings
from qaif_cli.model.impact_settings import ImpactSettings
from qaif_cli.model.inequality_settings import InequalitySettings
from qaif_cli.model.kind import Kind
from qaif_cli.model.kinds import BY_NAME
from qaif_cli.model.population import Population, PopulationFact
from qaif_cli.model.settings import (
    AssessmentSet,
    Band,
    Body,
    ClosedDay,
    Domain,
    Level,
    Matrix,
    Organisation,
    Party,
    Refresh,
    Reporting,
    ReviewInterval,
    Role,
    Term,
)
from qaif_cli.model.sources import Business, Praised, SourceType, Triangulation
from qaif_cli.model.standing_settings import ReturnKind, StandingKind
from qaif_cli.model.thresholds import Thresholds
from qaif_cli.model.vocabulary import ACTS_FOR, ActsFor, Function
from qaif_cli.model.ways import GROWS, POLICY, policy

LISTS: Mapping[str, str] = MappingProxyType(
    {
        **{
            name: name
            for name in (
                "role",
                "body",
                "party",
                "level",
                "dimension",
                "value",
                "tier",
                "domain",
                "judgement",
                "source",
                "theme",
                "clock",
                "group",
            )
        },
        "business": "item of the annual cycle",
        "never-event": "never event",
        "standing": "kind of standing",
        "return": "kind of return",
        "cut": "way to tell groups apart",
        "executive-area": "area of an executive lead",
        "population": "fact about the people",
    }
)
"""The lists of the framework that a record can name an entry of, as in `base.Ref`; each with the word for one of it."""


class ExtraField(Frozen):
    """A field of the organisation's own."""

    whole: ClassVar = POLICY

    kind: Annotated[str, OneOf(tuple(BY_NAME))] = Field(description="The kind that has it")
    name: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")] = Field(description="Its key below `extra:`")
    type: Literal["text", "number", "date", "flag"] = Field(description="What its value is")
    why: Text = Field(description="What it is for")


class RuleSettings(Frozen):
    """Which optional rules apply."""

    whole: ClassVar = POLICY

    enabled: Annotated[tuple[RuleCode, ...], policy("fewer")] = Field(
        default=(), description="Rules marked U that the organisation turns on"
    )


class Framework(Frozen):
    """`framework.yaml`: the settings by which every record is judged."""

    whole: ClassVar = POLICY

    _whole: Framework | None = PrivateAttr(default=None)
    _as_called: dict[date, Framework] = PrivateAttr(default_factory=dict)

    schema_: Literal[1] = Field(alias="schema", description="The version of this file's own shape")
    title: Line = Field(description="The framework that is followed")
    valid_from: Annotated[Day, policy("later")] = Field(
        description="The first day on which it applies; no earlier period is judged by it"
    )
    valid_to: Annotated[OrUnknown[Day], NotBefore(("valid_from",)), policy("later")] = Field(
        description="The last day on which it applies"
    )
    organisation: Organisation = Field(description="Whose framework it is")
    roles: tuple[Role, ...] = Field(description="The roles")
    parties: Annotated[tuple[Party, ...], policy("more")] = Field(
        default=(), description="On whose behalf bodies decide, beside the four that the framework names"
    )
    bodies: tuple[Body, ...] = Field(description="The bodies")
    levels: Annotated[tuple[Level, ...], policy("any")] = Field(
        description="The levels of assurance and support, lowest first"
    )
    matrix: Matrix = Field(description="The risk matrix")
    reviews: Annotated[tuple[ReviewInterval, ...], policy("over")] = Field(
        description="Review intervals by score, highest first"
    )
    reporting: Reporting = Field(description="The reporting cycle")
    dimensions: tuple[Term, ...] = Field(description="The dimensions of quality")
    values: tuple[Term, ...] = Field(description="The quality values")
    tiers: tuple[Term, ...] = Field(description="The registers that a risk may stand on")
    judgements: tuple[Term, ...] = Field(description="The scale of assurance judgements, best first")
    sources: tuple[SourceType, ...] = Field(
        default=(), description="The kinds of source that intelligence comes from"
    )
    themes: tuple[Term, ...] = Field(default=(), description="The themes of intelligence")
    triangulation: Annotated[Triangulation | None, policy("gone")] = Field(
        default=None, description="How intelligence is brought together"
    )
    praised: Annotated[Praised | None, policy("gone")] = Field(
        default=None, description="How often something is praised before it is to be shared"
    )
    cycle: Annotated[tuple[Business, ...], policy("fewer")] = Field(
        default=(), description="The standing items of each body's annual cycle of business"
    )
    clocks: Annotated[tuple[Clock, ...], policy("fewer")] = Field(
        default=(), description="The clocks that something from outside starts (§3.4, §3.5)"
    )
    never_events: Annotated[NeverEvents | None, policy("gone")] = Field(
        default=None, description="The list of never events"
    )
    standings: Annotated[tuple[StandingKind, ...], policy("fewer")] = Field(
        default=(), description="What a provider can stand under beside its ratings"
    )
    returns: Annotated[tuple[ReturnKind, ...], policy("fewer")] = Field(
        default=(), description="The returns that providers are asked for"
    )
    closed_days: Annotated[tuple[ClosedDay, ...], policy("more")] = Field(
        default=(), description="Days on which the organisation is closed; no meeting is planned for them"
    )
    thresholds: Thresholds = Field(description="The numbers that rules use")
    assessment_sets: Annotated[tuple[AssessmentSet, ...], policy("fewer")] = Field(
        default=(), description="The lists that the organisation assesses itself against"
    )
    impact: Annotated[ImpactSettings | None, policy("gone")] = Field(
        default=None, description="By what the impact of a change is judged"
    )
    inequalities: Annotated[InequalitySettings | None, policy("gone")] = Field(
        default=None, description="By what indicators are broken down, and by what the gaps are judged"
    )
    confidentiality: Annotated[ConfidentialitySettings | None, policy("any")] = Field(
        default=None, description="Who may agree that what looks like a person's data stays (§2.6)"
    )
    executive_areas: Annotated[tuple[Term, ...], policy("fewer")] = Field(
        default=(), description="For what an executive lead is named on the board"
    )
    population: Annotated[Population | None, policy("gone")] = Field(
        default=None, description="Facts about the people whom the organisation serves (§2.1)"
    )
    refreshes: Annotated[tuple[Refresh, ...], GROWS] = Field(
        default=(), description="Each time the framework was refreshed, oldest first"
    )
    mergers: Annotated[tuple[Merger, ...], GROWS] = Field(
        default=(), description="The registers of other boards that were brought into this one, oldest first"
    )
    rules: RuleSettings = Field(default=RuleSettings(), description="Which optional rules apply")
    extra_fields: tuple[ExtraField, ...] = Field(default=(), description="The organisation's own fields")

    def role(self, id_: str) -> Role | None:
        """The role of that name, or None."""
        return _find(self.roles, id_)

    def body(self, id_: str) -> Body | None:
        """The body of that name, or None."""
        return _find(self.bodies, id_)

    def going_on(self, id_: str, day: date) -> Body | None:
        """The body of that name, or where it has ended by a day, the successor that is there; None where there is neither."""
        body, seen = self.body(id_), {id_}
        while body and body.ended and body.ended < day:
            heir = body.successor
            body = self.body(heir) if heir and heir not in seen else None
            seen.add(heir or "")
        return body

    def lineage(self, id_: str, day: date) -> frozenset[str]:
        """A body and those whose work it goes on with on a day: what they did is what it did."""
        heirs = ((body.id, self.going_on(body.id, day)) for body in self.bodies)
        return frozenset(before for before, heir in heirs if heir and heir.id == id_)

    def reported_to(self, day: date) -> str:
        """The body that the quality reports are for on a day: as the settings say, or who goes on with its work."""
        body = self.going_on(self.reporting.to, day)
        return body.id if body else self.reporting.to

    def side(self, body: Body) -> ActsFor:
        """As which of the four that the rules know they take the one on whose behalf a body decides."""
        own = _find(self.parties, body.acts_for)
        return own.like if own else cast("ActsFor", body.acts_for)

    def acts_for(self, body: Body, parties: Collection[str]) -> bool:
        """Whether a body decides on behalf of one of some: by its own word, or by the one that is taken alike."""
        return body.acts_for in parties or self.side(body) in parties

    @property
    def as_written(self) -> Framework:
        """The settings as their file has them, whatever the day."""
        return self._whole or self

    def as_called(self, day: date) -> Framework:
        """The settings with each body by its name of a day, and by its function only while it was there; one for each day."""
        if not any(body.formerly_called or body.since or body.ended for body in self.bodies):
            return self
        whole = self.as_written
        called = whole._as_called  # noqa: SLF001  # of the same class
        if day not in called:
            heirs = {whole.going_on(body.id, day): body.function for body in whole.bodies if body.function}
            bodies = tuple(_as_called(body, day, heirs.get(body)) for body in whole.bodies)
            called[day] = whole.model_copy(update={"bodies": bodies})
            called[day]._whole = whole  # noqa: SLF001  # of the same class
        return called[day]

    def called_as_in(self, other: Framework) -> Framework:
        """The settings with what their lists have called as other settings call it; it is told alike then.

        Where all is called so already they are the same, and with them stays what was worked out by them.
        """
        now = other.as_written
        lists = {name: _called(getattr(self, name), getattr(now, name)) for name in _NAMED}
        if all(lists[name] == getattr(self, name) for name in _NAMED):
            return self
        made = self.model_copy(update=lists)
        made._as_called = {}  # noqa: SLF001  # of the same class
        return made

    def without_mergers(self, mergers: Collection[Merger]) -> Framework:
        """The settings as they would be had some registers of other boards not come, and all else is as it is."""
        left = tuple(merger for merger in self.mergers if merger not in mergers)
        made = self.as_written.model_copy(update={"mergers": left})
        made._as_called = {}  # noqa: SLF001  # of the same class
        return made

    def body_for(self, function: str) -> Body | None:
        """The body that is the framework's Insights Meeting, System Quality Group, Quality Committee or Board."""
        return next((body for body in self.bodies if body.function == function), None)

    def source(self, id_: str) -> SourceType | None:
        """The kind of source of that name, or None."""
        return _find(self.sources, id_)

    def clock(self, id_: str) -> Clock | None:
        """The clock of that name, or None."""
        return _find(self.clocks, id_)

    def standing(self, id_: str) -> StandingKind | None:
        """What a provider can stand under of that name, or None."""
        return _find(self.standings, id_)

    def return_(self, id_: str) -> ReturnKind | None:
        """The return of that name, or None."""
        return _find(self.returns, id_)

    def paused(self, day: date) -> dict[str, AssessmentSet]:
        """The lists of self-assessments that their makers have paused on a day, by their names."""
        return {item.id: item for item in self.assessment_sets if item.dormant and item.dormant.holds(day)}

    def level(self, id_: str) -> Level | None:
        """The level of that name, or None."""
        return _find(self.levels, id_)

    def band(self, score: int) -> Band:
        """The band that a score falls in; the highest where the bands leave a hole."""
        return next(
            (band for band in self.matrix.bands if band.lowest <= score <= band.highest),
            self.matrix.bands[-1],
        )

    def review_interval(self, score: int) -> ReviewInterval | None:
        """The interval that applies to a score, or None where none is set."""
        rows = [row for row in self.reviews if score >= row.from_score]
        return max(rows, key=lambda row: row.from_score, default=None)

    @property
    def high_score(self) -> int:
        """The score from which the framework itself sets a review interval: 15 in §4.4."""
        return max((row.from_score for row in self.reviews), default=15)

    def names(self, of: str) -> dict[str, str]:
        """What one of the framework's lists defines, ID to name; `of` as in `base.Ref`."""
        lists: dict[str, Iterable[Role | Body | Party | Level | Term | Domain | Clock | PopulationFact]] = {
            "source": self.sources,
            "theme": self.themes,
            "business": self.cycle,
            "role": self.roles,
            "body": self.bodies,
            "party": (*_PARTIES, *self.parties),
            "level": self.levels,
            "dimension": self.dimensions,
            "value": self.values,
            "tier": self.tiers,
            "domain": self.matrix.domains,
            "judgement": self.judgements,
            "clock": self.clocks,
            "never-event": self.never_events.types if self.never_events else (),
            "group": self.impact.groups if self.impact else (),
            "standing": self.standings,
            "return": self.returns,
            "cut": self.inequalities.cuts if self.inequalities else (),
            "executive-area": self.executive_areas,
            "population": self.population.facts if self.population else (),
        }
        return {item.id: item.title if isinstance(item, Role) else item.name for item in lists.get(of, ())}

    @property
    def praise(self) -> frozenset[str]:
        """The kinds of source that bring good practice, and no sign of a problem."""
        return frozenset(source.id for source in self.sources if source.praise)

    @property
    def lowest(self) -> Level:
        """The lowest level: routine."""
        return min(self.levels, key=lambda level: level.order)

    @property
    def raised(self) -> tuple[Level, ...]:
        """The levels above the lowest, the highest first."""
        above = (level for level in self.levels if level.order > self.lowest.order)
        return tuple(sorted(above, key=lambda level: -level.order))

    def counted_from(self, day: date) -> date:
        """A day, or the first day of the framework if that is later."""
        return max(day, self.valid_from)


_NAMED = ("roles", "bodies", "levels", "dimensions", "judgements", "sources", "themes", "clocks")
_NAMES = frozenset({"name", "title", "formerly_called"})


def _called(entries: tuple[Any, ...], other: tuple[Any, ...]) -> tuple[Any, ...]:
    """The entries of a list under the names that those of the same ID have in another."""
    names = {item.id: {key: value for key, value in item if key in _NAMES} for item in other}
    return tuple(item.model_copy(update=names.get(item.id, {})) for item in entries)


Item = TypeVar("Item", Role, Body, Level, SourceType, Party, Clock, StandingKind, ReturnKind)


_PARTIES = tuple(
    Term(id=word, name=ACTS_FOR.label(word), citation="§4.4, §4.5", mark="V") for word in ACTS_FOR.words
)
"""On whose behalf bodies decide, as the framework itself has it."""


def _as_called(body: Body, day: date, inherited: Function | None) -> Body:
    """A body by its name of a day; without its function while it was not there, else with its own or the one it goes on with.

    What gives assurance goes on only in a body that may.
    """
    if inherited in ("assurance", "board") and not body.may_give_assurance:
        inherited = None
    name = next((former.name for former in body.formerly_called if former.until >= day), body.name)
    there = (body.since is None or body.since <= day) and (body.ended is None or body.ended >= day)
    return body.model_copy(update={"name": name, "function": (body.function or inherited) if there else None})


def _find(items: tuple[Item, ...], id_: str) -> Item | None:
    return next((item for item in items if item.id == id_), None)


KIND = Kind("framework", "The settings by which every record is judged.", alone=True, inside="qaif_cli.model")
