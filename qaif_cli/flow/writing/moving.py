"""`qaif meeting move`: a meeting on another day, with its agenda, and with the paper that is written for it."""

from __future__ import annotations

from collections.abc import Iterator

from qaif_cli.errors import QaifError
from qaif_cli.flow.forms.form import Proposal, Writing
from qaif_cli.flow.writing.renumber import left_alone
from qaif_cli.flow.writing.sessions import meeting_id, meeting_of, met_on, shut_on
from qaif_cli.flow.writing.targets import day_said
from qaif_cli.judge.state.position import position
from qaif_cli.judge.state.renumbered import known_as, linking_to, relinked
from qaif_cli.model.edit import Draft, Edit, Set
from qaif_cli.model.kinds.meeting import Meeting
from qaif_cli.model.record import Record
from qaif_cli.model.register import Held
from qaif_cli.model.words import listed
from qaif_cli.render.words import day as in_words


def move(writing: Writing) -> Proposal:
    """Hold a planned meeting on another day: its ID, its file, what links to it and its paper follow.

    Raises:
        QaifError: where it was held or called off, or the body meets on that day already.
    """
    meeting, to = meeting_of(writing), day_said(writing, "to")
    _can_move(writing, meeting)
    if to == meeting.date:
        raise QaifError(f"{meeting.id} is on {in_words(to)} already.", "Nothing was written.")
    there = met_on(writing, meeting.body, to)
    if there:
        raise QaifError(f"The body meets on {in_words(to)} already: {there.id}.", "Say another day.")
    register = writing.reading.register
    renamed = {meeting.id: meeting_id(meeting.body, to)}
    says = [
        f"{meeting.id} is {renamed[meeting.id]} from now on, on {in_words(to)} and not on {in_words(meeting.date)}.",
        *shut_on(writing, to),
    ]
    for paper in register.papers:
        if (paper.body, paper.date) == (meeting.body, meeting.date):
            if paper.issued:
                says.append(f"{paper.id} was issued for the day that was planned, and stays as it is.")
            else:
                renamed[paper.id] = f"{paper.body}-{to.isoformat()}"
                says.append(f"Its paper {paper.id} is {renamed[paper.id]}.")
    taken = next((new for new in renamed.values() if new in register.by_id), "")
    if taken:
        raise QaifError(f"The ID {taken} is taken.", "Move or rename that record first.")
    drafts, paths = _drafts(writing, meeting, renamed)
    for old in renamed:
        says += left_alone(writing.reading, old, paths)
    return Proposal(tuple(drafts), (*says, *_decisions(writing, meeting)))


def _can_move(writing: Writing, meeting: Meeting) -> None:
    """See that a meeting has not been held.

    Raises:
        QaifError: where something says that it was.
    """
    held = meeting.chaired_by or meeting.minutes_agreed or any(item.minuted for item in meeting.items)
    if held:
        raise QaifError(
            f"{meeting.id} was held on {in_words(meeting.date)}.",
            "What was held is not moved; a wrong day is put right with `qaif edit`.",
        )
    if writing.reading.register.get(Meeting, meeting.id) is None:
        raise QaifError(f"`{meeting.id}` is the ID of two records.", "`qaif check` names both.")


def _drafts(writing: Writing, meeting: Meeting, renamed: dict[str, str]) -> tuple[list[Draft], set[str]]:
    """The drafts of the records that move, and of those that lead to them; and their files."""
    register = writing.reading.register
    kinds = {old: register.by_id[old].kind for old in renamed}
    touched: dict[str, Held] = {register.by_id[old].path: register.by_id[old] for old in renamed}
    for old, kind in kinds.items():
        touched |= {item.path: item for item in linking_to(register, kind, old)}
    drafts = []
    for item in touched.values():
        edits: list[Edit] = []
        if item.record.id in renamed:
            edits += _moved(writing, meeting, item.record, renamed[item.record.id])
        for old, new in renamed.items():
            edits += relinked(item, old, new, kinds[old])
        drafts.append(Draft(item.kind, item.record.id, tuple(edits), name=renamed.get(item.record.id, "")))
    return drafts, set(touched)


def _moved(writing: Writing, meeting: Meeting, record: Record, new: str) -> Iterator[Edit]:
    """The edits that put a meeting, or its paper, on another day."""
    to = day_said(writing, "to")
    yield Set("/id", new)
    yield Set("/date", to.isoformat())
    was = in_words(meeting.date)
    if was in record.title:
        yield Set("/title", record.title.replace(was, in_words(to)))
    yield from known_as(record, new)


def _decisions(writing: Writing, meeting: Meeting) -> Iterator[str]:
    """That levels were to be decided on there: what is written of that is history, and is not rewritten."""
    found = [
        state.concern.id
        for state in position(writing.reading.now).concerns.values()
        if not state.closed
        and state.next_decision
        and (state.next_decision.body, state.next_decision.date) == (meeting.body, meeting.date)
    ]
    if found:
        yield (
            f"The level of {listed(found)} was to be decided on there by {in_words(meeting.date)}, and is due on that day still:"
            " `qaif concern table ID --next-decision DATE` names another."
        )
