"""What is recorded of a meeting: who chaired it, what became of it, and nothing before its day."""

from __future__ import annotations

from collections.abc import Iterator

from qaif_cli.judge.rule import rule
from qaif_cli.judge.state.intelligence_and_meetings import meeting_state
from qaif_cli.model.base import known
from qaif_cli.model.finding import Hit
from qaif_cli.model.kinds.meeting import Meeting
from qaif_cli.model.moment import Moment
from qaif_cli.model.settings import Role
from qaif_cli.model.words import in_words

_CHAIR_STATED = ("assurance", "system-quality")
"""The bodies of which the framework itself says who chairs them (§4.3, §4.5)."""


@rule("MTG003", "chair-not-the-role-stated", "error", "§4.3, §4.5", "V")
def chair_not_as_stated(now: Moment) -> Iterator[Hit]:
    """A Quality Committee or a System Quality Group chaired by another role than the framework says, or its deputy.

    Why it matters: the Quality Committee is chaired by a Non-Executive Director, so that who is assured is not who
    reports; the System Quality Group is chaired by the Chief Nursing Officer.
    How to fix: if another chaired it, correct the role; if it was so, agree an exception on the meeting and say why,
    or name the deputy in `roles`.
    Example: a Quality Committee with `chaired_by: chief-nursing-officer`.
    """
    yield from _chairs(now, stated=True)


@rule("MTG004", "chair-not-the-role-set", "warning", "the organisation's own chair of the body", "P")
def chair_not_as_set(now: Moment) -> Iterator[Hit]:
    """A meeting of any other body chaired by another role than the organisation set, or its deputy.

    Why it matters: the organisation said who answers for what this body decides.
    How to fix: correct the role, name its deputy in `roles`, or set another chair for the body in `framework.yaml`.
    Example: an Insights Meeting chaired by the committee's secretary.
    """
    yield from _chairs(now, stated=False)


@rule("MTG008", "meeting-not-recorded", "warning", "our own", "P")
def not_recorded(now: Moment) -> Iterator[Hit]:
    """A planned meeting whose day is past, and nothing says whether it was held or cancelled.

    Why it matters: what the meeting decided is lost, and nobody can tell whether there was one.
    How to fix: record that it was held with `qaif meeting minute ID --chaired-by ROLE`, or that it was called off and
    why with `qaif meeting cancel ID`.
    Example: a meeting planned for 5 May without `chaired_by` and without `cancelled`, on 6 May.
    """
    for meeting in now.register.meetings:
        if meeting_state(meeting, now).held == "not-recorded":
            message = (
                f"its day, {in_words(meeting.date)}, is past, and nothing says that it was held or cancelled"
            )
            yield Hit(meeting.id, "/date", message)


@rule("MTG009", "meeting-told-before-its-day", "error", "qaif: how records are written", "P", sees="today")
def before_its_day(now: Moment) -> Iterator[Hit]:
    """A meeting that lies ahead with a chair, minutes, a decision or an assurance.

    Why it matters: a record says what happened; before its day, a meeting has an agenda and nothing else.
    How to fix: correct the date, or take out what has not happened yet.
    Example: `chaired_by` in a meeting of next week.
    """
    for meeting in now.register.meetings:
        for pointer, what in _told(meeting) if meeting.date > now.day else ():
            message = (
                f"it is on {in_words(meeting.date)}, a day that has not come yet, and {what} is recorded"
            )
            yield Hit(meeting.id, pointer, message)


def _told(meeting: Meeting) -> Iterator[tuple[str, str]]:
    """What a meeting says that only a meeting which was held can say: pointer, and what it is."""
    if meeting.chaired_by is not None:
        yield "/chaired_by", "who chaired it"
    for place, item in enumerate(meeting.items):
        said = next((name for name in ("minute", "decision", "assurance") if getattr(item, name)), None)
        if said:
            yield f"/items/{place}/{said}", f"the {said} of item {item.id}"


def _chairs(now: Moment, *, stated: bool) -> Iterator[Hit]:
    """The meetings with another chair, of bodies whose chair the framework states or of all others."""
    chairs: dict[str, tuple[str, Role]] = {}
    for body in now.framework.bodies:
        role = now.framework.role(body.chair_role)
        if role and (body.function in _CHAIR_STATED) is stated:
            chairs[body.id] = (body.name, role)
    for meeting in now.register.meetings:
        named = known(meeting.chaired_by) if meeting.chaired_by else None
        if named is None or meeting.body not in chairs or meeting.date < now.framework.valid_from:
            continue
        name, chair = chairs[meeting.body]
        if named not in (chair.id, chair.deputy) and meeting_state(meeting, now).held == "held":
            role = now.framework.role(named)
            title = role.title if role else named
            message = f"it was chaired by the {title}, and the {name} is chaired by the {chair.title}"
            yield Hit(meeting.id, "/chaired_by", message)
