"""Sentences for the differences that matter most: a review, an action done, a criterion met, a closure."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from qaif_cli.judge.diff.field_words import place
from qaif_cli.judge.diff.model_diff import Difference
from qaif_cli.judge.meetings.decision_words import decided
from qaif_cli.model.base import UNKNOWN
from qaif_cli.model.change import Sort
from qaif_cli.model.framework import Framework
from qaif_cli.model.kinds.case import CaseSharing
from qaif_cli.model.vocabulary import BASES, COMMITMENT_STATUSES, POSITIONS
from qaif_cli.model.words import in_words, listed

Told = tuple[str, Sort]
Teller = Callable[[Difference, Any, Framework], Told | None]
"""Tells a difference by its later value; None where the general words do."""


def event(difference: Difference, framework: Framework) -> Told | None:
    """The sentence for a difference that has one of its own, with its heading; None for all others."""
    pattern = difference.pattern.removeprefix("improvement_plan/")
    tell = _EVENTS.get((pattern, difference.how))
    return tell(difference, difference.after.value, framework) if tell else None


def _role(id_: str, framework: Framework) -> str:
    return framework.names("role").get(id_, id_)


def _body(id_: str, framework: Framework) -> str:
    return framework.names("body").get(id_, id_)


def _dated(entry: Any) -> str:
    return "undated" if entry.date == UNKNOWN else f"dated {in_words(entry.date)}"


def _owner(difference: Difference, now: Any, framework: Framework) -> Told:
    return (
        f"owner changed from {_role(difference.before.value, framework)} to {_role(now, framework)}",
        "other",
    )


def _review(_: Difference, entry: Any, framework: Framework) -> Told:
    said = f"review by {_role(entry.by, framework)} added, {_dated(entry)}"
    if entry.forum:
        said += f", at {_body(entry.forum, framework)}"
    if entry.recorded_by:
        said += f", recorded by {_role(entry.recorded_by, framework)}"
    return said + _corrects(entry) + (f": {entry.note}" if entry.note else ""), "reviewed"


def _update(_: Difference, entry: Any, framework: Framework) -> Told:
    said = f"update by {_role(entry.by, framework)} added, {_dated(entry)}{_corrects(entry)}"
    judgement, status = getattr(entry, "judgement", None), getattr(entry, "status", "")
    if judgement:
        name = framework.names("judgement").get(judgement.level, judgement.level)
        said += f": {name[:1].lower()}{name[1:]}, {BASES.label(judgement.basis)}"
    return said + (f": {COMMITMENT_STATUSES.label(status)}" if status else ""), "reviewed"


def _corrects(entry: Any) -> str:
    return f", in place of {entry.corrects}" if entry.corrects else ""


def _within(difference: Difference, steps: int) -> str:
    """The entry in which something happened: action A2."""
    return place(difference.way[: len(difference.way) - steps])[0].removesuffix(": ")


def _done(difference: Difference, now: Any, _: Framework) -> Told | None:
    if difference.before.value is None:
        return f"{_within(difference, 1)} done on {in_words(now)}", "other"
    return (f"{_within(difference, 1)} no longer done", "other") if now is None else None


def _extended(difference: Difference, now: Any, framework: Framework) -> Told:
    agreed = f"agreed by {_role(now.by, framework)}, {_dated(now)}"
    return f"{_within(difference, 1)} given until {in_words(now.due)}, {agreed}: {now.why}", "other"


def _met(difference: Difference, now: Any, framework: Framework) -> Told | None:
    if difference.before.value is not None:
        return (f"{_within(difference, 1)} no longer met", "other") if now is None else None
    return (
        f"{_within(difference, 1)} met on {in_words(now.date)}, agreed by {_role(now.by, framework)}",
        "other",
    )


def _closed(difference: Difference, now: Any, framework: Framework) -> Told | None:
    if now is None:
        return "closed no more", "other"
    if difference.before.value is not None:
        return None
    by = [f"by {_role(now.by, framework)}"] + ([f"at {_body(now.forum, framework)}"] if now.forum else [])
    why = "" if now.reason == UNKNOWN else f": {now.reason}"
    return f"closed on {in_words(now.date)} {' '.join(by)}{why}", "closed"


def _reopened(_: Difference, now: Any, framework: Framework) -> Told:
    at = f" at {_body(now.forum, framework)}" if now.forum else ""
    said = f"reopened on {in_words(now.date)} by {_role(now.by, framework)}{at}{_corrects(now)}: {now.why}"
    return f"{said} (closed on {in_words(now.closed.date)})", "other"


def _position(difference: Difference, now: Any, framework: Framework) -> Told:
    said = f"{POSITIONS.label(now.position)}, {_dated(now)}, says {_role(now.by, framework)}"
    within = _within(difference, 1)
    return f"{within}{': ' if within else ''}position {said}{_corrects(now)}", "reviewed"


def _waiver(_: Difference, now: Any, framework: Framework) -> Told:
    agreed = f"agreed by {_body(now.agreed_by, framework)} on {in_words(now.agreed_on)}"
    return f"agreed exception to {now.rule} until {in_words(now.until)}, {agreed}: {now.why}", "other"


def _amended(_: Difference, now: Any, framework: Framework) -> Told:
    by = f" by {_role(now.by, framework)}" if now.by else ""
    said = f"`{now.field}` said {now.was} until it was changed{by} on {in_words(now.date)}{_corrects(now)}"
    return said + (f": {now.why}" if now.why else ""), "other"


def _renamed(difference: Difference, now: Any, _: Framework) -> Told:
    was = str(difference.before.value)
    how = (
        "renumbered" if was[:1].isupper() else "renamed"
    )  # a number is a letter and figures; any other ID is words
    return f"{how} from {was} to {now}", "other"


def _validated(difference: Difference, now: Any, framework: Framework) -> Told | None:
    return _stood_behind("validated", difference, now, framework)


def _approved(difference: Difference, now: Any, framework: Framework) -> Told | None:
    return _stood_behind("approved", difference, now, framework)


def _stood_behind(word: str, difference: Difference, now: Any, framework: Framework) -> Told | None:
    if now in (None, UNKNOWN):
        return f"no longer {word}", "other"
    if difference.before.value not in (None, UNKNOWN):
        return None
    return f"{word} by {_role(now.by, framework)}, {_dated(now)}", "other"


def _plan(difference: Difference, now: Any, framework: Framework) -> Told | None:
    if difference.before.value not in (None, UNKNOWN) or now in (None, UNKNOWN):
        return None
    agreed = "not agreed yet" if now.agreed == UNKNOWN else f"agreed on {in_words(now.agreed)}"
    by = f" by {_role(now.by, framework)}" if now.by else ""
    actions = f" with {listed([item.id for item in now.actions])}" if now.actions else " without an action"
    return f"improvement plan added, {agreed}{by},{actions}", "other"


def _shared(_: Difference, now: Any, framework: Framework) -> Told:
    to = listed([*filter(None, [now.with_provider, now.with_body and _body(now.with_body, framework)])])
    said = f"shared with {to}, {_dated(now)}"
    if isinstance(now, CaseSharing):
        return f"{said}{_corrects(now)}: {now.what}", "other"
    agreed = {True: "accuracy agreed", False: "accuracy not agreed"}.get(
        now.accuracy_agreed, "accuracy not known"
    )
    return f"{said}, {agreed}{_corrects(now)}", "other"


def _longer(_: Difference, now: Any, framework: Framework) -> Told:
    said = f"given longer, to {in_words(now.due)}, {_dated(now)}, agreed by {_role(now.by, framework)}"
    return f"{said}{_corrects(now)}: {now.why}", "other"


def _drafted(difference: Difference, now: Any, framework: Framework) -> Told | None:
    if difference.before.value is not None or now is None:
        return None
    return f"draft of the answer by {_role(now.by, framework)}, {_dated(now)}", "other"


def _answered(difference: Difference, now: Any, framework: Framework) -> Told | None:
    if difference.before.value is not None or now is None:
        return None
    said = f"answered on {in_words(now.date)}, by {_role(now.by, framework)}"
    return f"{said}{f': {now.note}' if now.note else ''}", "other"


def _effect(difference: Difference, now: Any, framework: Framework) -> Told | None:
    if difference.before.value is not None or now is None:
        return None
    return f"effect seen on {in_words(now.date)}, by {_role(now.by, framework)}: {now.evidence}", "other"


def _tabled(_: Difference, now: Any, framework: Framework) -> Told:
    said = f"on the table of {_body(now.body, framework)}, {_dated(now)}{_corrects(now)}"
    if now.next_decision:
        ahead = f"{in_words(now.next_decision.date)} by {_body(now.next_decision.body, framework)}"
        said += f", next decision on {ahead}"
    return f"{said}{f': {now.decision}' if now.decision else ''}", "other"


def _asked(_: Difference, now: Any, framework: Framework) -> Told:
    about = f" for {now.about}" if now.about else ""
    return f"{_role(now.asked, framework)} asked{about}, {_dated(now)}", "other"


def _issued(difference: Difference, now: Any, _: Framework) -> Told | None:
    if difference.before.value is not None or now is None:
        return None
    commit = "" if now.commit == UNKNOWN else f", from commit {now.commit}"
    return f"issued on {in_words(now.date)}{commit}", "other"


def _discussed(_: Difference, now: Any, framework: Framework) -> Told:
    at = f"discussed at the {_body(now.body, framework)} on {in_words(now.date)}"
    then = f", looked at again by {in_words(now.follow_up)}" if now.follow_up else ""
    why = f" ({now.note})" if now.note else ""
    return f"{at}{_corrects(now)}: {decided(now, framework)}{then}{why}", "reviewed"


def _chaired(difference: Difference, now: Any, framework: Framework) -> Told | None:
    if difference.before.value is not None or now is None:
        return None
    chair = "not known by whom" if now == UNKNOWN else f"chaired by the {_role(now, framework)}"
    return f"recorded as held, {chair}", "other"


def _cancelled(_: Difference, now: Any, framework: Framework) -> Told:
    if now is None:
        return "no longer cancelled", "other"
    return f"cancelled on {in_words(now.date)} by {_role(now.by, framework)}: {now.why}", "other"


def _decided_in(_: Difference, now: Any, framework: Framework) -> Told:
    by = _body(now.body, framework) if now.body else _role(now.by, framework)
    said = f"assessed by {by}, {_dated(now)} at {now.at}{_corrects(now)}: {now.decision}"
    return f"{said}; to be assessed again by {in_words(now.reassess_by)}", "other"


def _learnt(_: Difference, now: Any, framework: Framework) -> Told:
    return f"learnt, by {_role(now.by, framework)}, {_dated(now)}{_corrects(now)}: {now.what}", "other"


def _minutes(difference: Difference, now: Any, framework: Framework) -> Told | None:
    if difference.before.value is not None or now is None:
        return None
    return f"minutes agreed by {_role(now.by, framework)}, {_dated(now)}", "other"


_EVENTS: dict[tuple[str, str], Teller] = {
    ("id", "changed"): _renamed,
    ("amended/*", "added"): _amended,
    ("owner", "changed"): _owner,
    ("reviews/*", "added"): _review,
    ("updates/*", "added"): _update,
    ("actions/*/done", "changed"): _done,
    ("actions/*/extensions/*", "added"): _extended,
    ("exit_criteria/*/met", "changed"): _met,
    ("duties/*/positions/*", "added"): _position,
    ("positions/*", "added"): _position,
    ("waivers/*", "added"): _waiver,
    ("closed", "changed"): _closed,
    ("reopened/*", "added"): _reopened,
    ("issued", "changed"): _issued,
    ("validated", "changed"): _validated,
    ("approved", "changed"): _approved,
    ("improvement_plan", "changed"): _plan,
    ("shared/*", "added"): _shared,
    ("extensions/*", "added"): _longer,
    ("drafted", "changed"): _drafted,
    ("answered", "changed"): _answered,
    ("effect", "changed"): _effect,
    ("assessments/*", "added"): _decided_in,
    ("learnt/*", "added"): _learnt,
    ("tabled/*", "added"): _tabled,
    ("chases/*", "added"): _asked,
    ("discussions/*", "added"): _discussed,
    ("chaired_by", "changed"): _chaired,
    ("cancelled", "changed"): _cancelled,
    ("minutes_agreed", "changed"): _minutes,
}
