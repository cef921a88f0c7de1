"""The agenda of a meeting as plain Markdown: what is on it, what is to be taken, and what earlier meetings left."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from qaif_cli.model.agenda import Agenda, Carried, Decided, StandingItem, ToBring
from qaif_cli.model.framework import Framework
from qaif_cli.model.kinds.meeting import AgendaItem
from qaif_cli.model.position import DueItem
from qaif_cli.model.vocabulary import MEETING_STATUSES, PURPOSES
from qaif_cli.model.words import listed
from qaif_cli.render.markdown import escaped
from qaif_cli.render.words import capital, day, month, number_of, plural, sentence, times

_NEVER_LATE = "no day set"


def agenda_page(agenda: Agenda, framework: Framework, titles: Mapping[str, str]) -> str:
    """The agenda in words.

    Args:
        agenda: What the meeting has before it.
        framework: The settings, for the names of bodies and roles.
        titles: The title of every record, by ID.
    """
    page = _AgendaPage(agenda, framework, titles)
    parts = (page.head(), page.items(), page.standing(), page.to_bring(), page.arising(), page.due())
    return "\n\n".join(text for part in parts if (text := "\n".join(part))) + "\n"


@dataclass(frozen=True)
class _AgendaPage:
    agenda: Agenda
    framework: Framework
    titles: Mapping[str, str]

    def head(self) -> Iterator[str]:
        meeting, organisation = self.agenda.state.meeting, self.framework.organisation
        body = self.framework.body(meeting.body)
        yield f"# {escaped(body.name if body else meeting.body)}, {day(meeting.date)}"
        yield ""
        if organisation.illustrative:
            yield "ILLUSTRATIVE: an invented organisation."
        yield f"{escaped(organisation.name)}. {capital(MEETING_STATUSES.label(self.agenda.state.held))}; as at {day(self.agenda.as_of)}."
        if meeting.cancelled and self.agenda.state.held == "cancelled":
            yield sentence(f"why: {escaped(meeting.cancelled.why)}")
        if body:
            role = self.framework.role(body.chair_role)
            yield f"Chair: {escaped(role.title) if role else 'not known'}."

    def items(self) -> Iterator[str]:
        yield "## On the agenda"
        yield ""
        items = self.agenda.state.meeting.items
        if not items:
            yield "Nothing yet."
        for item in items:
            yield f"- {item.id} {escaped(self.name(item))}{_manner(item, self.role(item.by))}"

    def standing(self) -> Iterator[str]:
        yield "## Standing items"
        yield ""
        if not self.agenda.standing:
            yield "The cycle of business names none for this meeting."
        for one in self.agenda.standing:
            yield f"- {escaped(one.business.name)}: {_why(one, self.agenda.state.meeting.date)}"

    def to_bring(self) -> Iterator[str]:
        meeting = self.agenda.state.meeting
        if not self.agenda.to_bring or self.agenda.state.held == "cancelled":
            return
        yield "## To be heard, and not on the agenda"
        yield ""
        for one in self.agenda.to_bring:
            yield f"- {escaped(self.titles.get(one.record, one.record))} ({one.record}): {_heard(one)}"
        yield ""
        if self.agenda.state.held == "planned":
            yield f"`qaif meeting item {meeting.id} --record ID` puts one on it."
        else:
            yield f"If it was heard: `qaif meeting minute {meeting.id} --record ID --decision …`."

    def arising(self) -> Iterator[str]:
        arising = self.agenda.arising
        yield "## Matters arising"
        yield ""
        if arising.last is None:
            yield "No earlier meeting is recorded as held."
        else:
            agreed = (
                f"agreed on {day(arising.minutes_agreed)}" if arising.minutes_agreed else "not agreed yet"
            )
            yield f"Minutes of {day(arising.last.date)}: {agreed}."
        if arising.decisions or arising.undecided:
            yield ""
        for one in arising.decisions:
            yield f"- {one.item.id} {escaped(self.name(one.item))}: {sentence(escaped(one.item.decision or ''))} {self.since(one)}".rstrip()
        for item in arising.undecided:
            yield f"- {item.id} {escaped(self.name(item))}: neither a minute nor a decision is recorded."
        yield ""
        yield "### Actions carried forward"
        yield ""
        if not arising.actions:
            yield "None."
        for action in arising.actions:
            yield f"- {self.action(action)}"

    def due(self) -> Iterator[str]:
        meeting, others = self.agenda.state.meeting, self.agenda.others
        yield "## Due before the meeting"
        yield ""
        if not self.agenda.due:
            yield "Nothing of what the meeting is about."
        for item in self.agenda.due:
            yield f"- {self.owed(item)}"
        if others:
            other = "other thing" if others == 1 else plural("other thing")
            verb = "is" if others == 1 else "are"
            yield ""
            yield f"{others:,} {other} of the register {verb} late, without a day or due by {day(meeting.date)}: `qaif due` lists them."

    def name(self, item: AgendaItem) -> str:
        standing = self.framework.names("business").get(item.business or "")
        title = self.titles.get(item.record or "")
        about = item.topic or title or standing or item.business or item.record or ""
        if standing and title and about == title and not title.startswith(standing):
            about = f"{standing}, {title}"
        return f"{about} ({item.record})" if item.record and item.record != about else about

    def role(self, id_: str | None) -> str:
        role = self.framework.role(id_ or "")
        return escaped(role.title) if role else id_ or ""

    def since(self, one: Decided) -> str:
        if not one.since:
            return ""
        bodies = self.framework.names("body")
        told = [
            f"the {escaped(bodies.get(entry.body, entry.body))} on {day(entry.day)}{_decided(entry.decision)}"
            for entry in one.since
        ]
        return f"On the table since then of {listed(told)}."

    def action(self, one: Carried) -> str:
        due = f"due {day(one.due)}" if one.due else _NEVER_LATE
        late = f", {number_of(one.days_late, 'day')} late" if one.days_late else ""
        often = f"; carried forward {times(one.times)}" if one.times else ""
        return f"{escaped(one.action.title)} ({self.role(one.action.owner)}, {due}{late}): {one.action.id} of {day(one.meeting.date)}{often}."

    def owed(self, item: DueItem) -> str:
        due = f"due {day(item.due)}" if item.due else _NEVER_LATE
        late = f", {number_of(item.days_late, 'day')} late" if item.days_late else ""
        title = self.titles.get(item.record, item.record)
        name = title if title.casefold().replace(" ", "-") == item.record else f"{title} ({item.record})"
        return f"{escaped(name)}. {sentence(escaped(item.what))} {self.role(item.owner)}, {due}{late}."


def _decided(words: str) -> str:
    return f" ({escaped(words.rstrip('.'))})" if words else ""


def _manner(item: AgendaItem, by: str) -> str:
    """`: to discuss, brought by the Quality Lead, in the public part`."""
    said = [
        PURPOSES.label(item.purpose) if item.purpose else "",
        f"brought by {by}" if by else "",
        f"{item.part} part",
    ]
    return f": {', '.join(part for part in said if part)}."


def _heard(one: ToBring) -> str:
    """Why something is to be heard at the meeting."""
    if one.why == "level":
        return f"at {one.level} since {day(one.day)}."
    return "its report." if one.why == "report" else "written for this meeting."


def _why(one: StandingItem, meeting: date) -> str:
    if one.missed:
        due = f"due in {month(one.missed)}, and not taken since"
    else:
        due = f"due in {month(meeting)}" if one.business.months else "due at every meeting"
    return f"{due}; {f'on the agenda as {one.item.id}' if one.item else 'not on the agenda yet'}."
