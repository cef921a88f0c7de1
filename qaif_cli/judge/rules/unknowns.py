"""Values still marked `unknown`: one note for each record, so that silence is never read as good news."""

from __future__ import annotations

from collections.abc import Iterator

from qaif_cli.judge.rule import each, rule
from qaif_cli.judge.state.not_known import unknown_places
from qaif_cli.judge.wording import coded
from qaif_cli.model.finding import Hit
from qaif_cli.model.history import last
from qaif_cli.model.inside import actions_at
from qaif_cli.model.kinds import BY_NAME
from qaif_cli.model.kinds.assessment import Assessment
from qaif_cli.model.kinds.commitment import Commitment
from qaif_cli.model.kinds.concern import Concern
from qaif_cli.model.kinds.indicator import Indicator
from qaif_cli.model.kinds.paper import Paper
from qaif_cli.model.kinds.provider import Provider
from qaif_cli.model.kinds.risk import Risk
from qaif_cli.model.moment import Moment
from qaif_cli.model.record import Record
from qaif_cli.model.register import Held

_SPOKEN_FOR: dict[type[Record], frozenset[str]] = {
    Risk: frozenset(
        {
            "owner",
            "validated",
            "cause",
            "event",
            "effect",
            "closed.by",
            "closed.reason",
        }
    ),
    Concern: frozenset(
        {
            "levels.authorised_by",
            "levels.why",
            "levels.risk_profile",
            "levels.accountability",
        }
    ),
    Commitment: frozenset({"owner", "outcome.baseline"}),
    Provider: frozenset({"cqc"}),
    Paper: frozenset({"headline"}),
    Indicator: frozenset({"owner", "definition", "baseline", "phases.why", "phases.approved_by"}),
}
"""Fields of which another rule says that they are unknown."""
_OF_SET: dict[str, frozenset[str]] = {
    "nhse-function": frozenset({"positions.position"}),
    "focus-area": frozenset({"owner"}),
}
"""The same, for the self-assessments of one set."""


@rule("UNK001", "value-unknown", "info", "qaif: how records are written", "P")
@each
def unknown(item: Held, now: Moment) -> Iterator[Hit]:
    """A record in which something is still said to be `unknown`; of a closed record only how it was closed.

    Why it matters: what is not known is listed, in every report too, so that nobody takes silence for good news.
    How to fix: find it out, and write it in the place of `unknown`.
    Example: `contract_holder: unknown`.
    """
    record = item.record
    spoken_for = _SPOKEN_FOR.get(type(record), frozenset()) | _of_actions(item)
    spoken_for |= _now_spoken_for(record, now)
    places = [(pointer, name) for pointer, name in unknown_places(item, now) if name not in spoken_for]
    if places:
        names = list(dict.fromkeys(name for _, name in places))
        message = f"not known yet: {coded(names)}"
        yield Hit(record.id, places[0][0], message, path=item.path, fields=tuple(names))


def _of_actions(item: Held) -> frozenset[str]:
    """The fields of actions of which ACT001 and ACT002 say that they are unknown."""
    at = actions_at(type(item.record)).strip("/").replace("/", ".")
    return frozenset({f"{at}.owner", f"{at}.due"}) if at and BY_NAME[item.kind].smart else frozenset()


def _now_spoken_for(record: Record, now: Moment) -> frozenset[str]:
    """Fields of which another rule speaks only because of what else is so on the day."""
    if isinstance(record, Risk):
        return frozenset({"executive_lead"}) if record.tier in ("corporate", "baf") else frozenset()
    if isinstance(record, Assessment):
        return _OF_SET.get(record.set, frozenset())
    current = last(record.levels) if isinstance(record, Concern) else None
    level = now.framework.level(current.level) if current else None
    if level is None:
        return frozenset()
    plan = frozenset({"improvement_plan", "improvement_plan.agreed"}) if level.needs_plan else frozenset()
    lead = frozenset({"lead_body"}) if level.order > now.framework.lowest.order else frozenset()
    return plan | lead
