"""Minutes: records that a meeting was held and who attended, what was said and decided, and that the minutes were agreed."""

from __future__ import annotations

from datetime import date

from qaif_cli.errors import QaifError
from qaif_cli.flow.forms.form import Proposal, Writing, kept
from qaif_cli.flow.forms.meetings import ABOUT
from qaif_cli.flow.writing.agreeing import agreed_again
from qaif_cli.flow.writing.editing import entry_of
from qaif_cli.flow.writing.entries import place_of
from qaif_cli.flow.writing.items import new_item
from qaif_cli.flow.writing.sessions import after_agreed, item_name, meeting_of, not_ahead
from qaif_cli.flow.writing.targets import day_said
from qaif_cli.judge.meetings.agenda import next_meeting, undecided
from qaif_cli.judge.state.open_records import open_actions
from qaif_cli.model.as_known import as_known
from qaif_cli.model.edit import Append, Draft, Edit, Set
from qaif_cli.model.history import numbered
from qaif_cli.model.kinds.concern import Concern
from qaif_cli.model.kinds.meeting import Meeting
from qaif_cli.render.words import day as in_words
from qaif_cli.render.words import number_of

_WORDS = ("minute", "decision", "assurance")


def minute(writing: Writing) -> Proposal:
    """Record that the meeting was held, or what was said and decided on one of its items."""
    meeting = meeting_of(writing)
    not_ahead(meeting, writing.today, "nothing can have been said or decided at it yet")
    edits = _held(writing, meeting)
    about = entry_of(writing, "entry", "record", "business", "topic")
    said = entry_of(writing, *_WORDS)
    if (said or writing.get("next_decision")) and not about:
        raise QaifError(
            "Missing: the item.",
            f"Name it, as in `qaif meeting minute {meeting.id} M1`, or say --record, --business or --topic.",
        )
    says: list[str] = []
    beside: tuple[Draft, ...] = ()
    if about:
        place = _place(writing, meeting)
        record = writing.get("record") if place is None else meeting.items[place].record
        beside = _tabled(writing, meeting, record, place)
        more, says = _on_item(writing, meeting, place)
        edits += more
    if writing.get("chaired_by") and not about:
        says.append(_held_now(meeting))
    if meeting.chaired_by is None and not writing.get("chaired_by"):
        says.append(
            f"Until who chaired it is recorded, it does not count as held: qaif meeting minute {meeting.id} --chaired-by ROLE"
        )
    drafts = (Draft("meeting", meeting.id, tuple(edits)), *beside) if edits else beside
    return Proposal(drafts, (*says, *after_agreed(meeting)))


def _held_now(meeting: Meeting) -> str:
    """That the meeting counts as held, and what is still to be recorded of it."""
    bare = len(undecided(meeting))
    left = f"; neither a minute nor a decision is recorded on {number_of(bare, 'item')}" if bare else ""
    return f"{meeting.id} is recorded as held{left}."


def _held(writing: Writing, meeting: Meeting) -> list[Edit]:
    """The edits that record who chaired the meeting; new attendees are added to those recorded already."""
    edits: list[Edit] = [
        Set(f"/{name}", value) for name, value in entry_of(writing, "chaired_by", "partners").items()
    ]
    came = dict.fromkeys(writing.get("attended") or [])
    if "unknown" in came:
        raise QaifError("--attended names a role that was there.", "Leave out who is not known.")
    edits += [Append("/attended", role) for role in came if role not in meeting.attended]
    return edits


def _place(writing: Writing, meeting: Meeting) -> int | None:
    """The place of the item that is meant; None for one that is not on the agenda.

    Raises:
        QaifError: where the name is none, or several items are about the same.
    """
    said = entry_of(writing, "record", "business", "topic")
    if writing.get("entry"):
        if said:
            raise QaifError(
                "An item is named by its entry or by what it is about, not by both.", "Leave out one."
            )
        return place_of(writing.get("entry"), meeting.items, meeting.id)
    found = [
        place
        for place, there in enumerate(meeting.items)
        if all(getattr(there, name) == value for name, value in said.items())
    ]
    if len(found) > 1:
        names = ", ".join(meeting.items[place].id for place in found)
        raise QaifError(f"Several items of {meeting.id} are about that: {names}.", "Name the entry.")
    return found[0] if found else None


def _on_item(writing: Writing, meeting: Meeting, place: int | None) -> tuple[list[Edit], list[str]]:
    """What is recorded on an item, and what there is to say of it."""
    if place is None:
        fields = new_item(writing, meeting, *_WORDS)
        return [Append("/items", fields)], [
            f"{meeting.id} {fields['id']} is recorded; it was not on the agenda."
        ]
    there = meeting.items[place]
    said = entry_of(writing, *_WORDS)
    says = [f"{meeting.id} {there.id}: {item_name(writing, there)}"]
    says += [
        f"It said before, as {name}: {before}"
        for name, value in said.items()
        if (before := getattr(there, name)) and before != value
    ]
    edits: list[Edit] = [Set(f"/items/{place}/{name}", value) for name, value in said.items()]
    return edits, says


def _tabled(writing: Writing, meeting: Meeting, record: str | None, place: int | None) -> tuple[Draft, ...]:
    """When a concern's level is decided on again: the concern itself says so, as tabled at this meeting.

    Raises:
        QaifError: where the item is about no concern, or the next decision would not be later.
    """
    if writing.get("next_decision") is None:
        return ()
    concern = writing.reading.register.get(Concern, record)
    if concern is None:
        raise QaifError(
            "--next-decision is said of a concern, whose level is decided on again.", "Name its item."
        )
    ahead = day_said(writing, "next_decision")
    if ahead <= meeting.date:
        raise QaifError(
            "The next decision would not be after this meeting.", "Say a later day with --next-decision."
        )
    decision = writing.get("decision") or (meeting.items[place].decision if place is not None else None)
    entry = kept({
        "date": meeting.date,
        "corrects": _told_before(concern, meeting),
        "body": meeting.body,
        "decision": decision,
        "next_decision": {"date": ahead, "body": writing.get("next_body") or meeting.body},
    })  # fmt: skip
    return (Draft("concern", concern.id, (Append("/tabled", entry),)),)


def _told_before(concern: Concern, meeting: Meeting) -> str | None:
    """The entry of the concern about this same meeting, which the new one corrects; None where there is none."""
    found = [
        f"{entry.date}/{place + 1}"
        for place, entry in numbered(concern.tabled, date.max)
        if (entry.date, entry.body) == (meeting.date, meeting.body)
    ]
    return found[-1] if found else None


def close(writing: Writing) -> Proposal:
    """Record that the minutes were agreed; reports undecided items and actions carried forward."""
    meeting = meeting_of(writing)
    on = day_said(writing)
    not_ahead(meeting, writing.today, "there are no minutes to agree yet")
    if meeting.chaired_by is None:
        raise QaifError(
            f"Nothing says that {meeting.id} was held.",
            f"Record who chaired it: qaif meeting minute {meeting.id} --chaired-by ROLE",
        )
    if on < meeting.date:
        raise QaifError(
            f"{meeting.id} was held on {in_words(meeting.date)}, after that day.", "Look at --date."
        )
    said = entry_of(writing, "date", "by")
    edits: tuple[Edit, ...] = (Set("/minutes_agreed", said),)
    says: tuple[str, ...] = ()
    if meeting.minutes_agreed:
        edits, says = agreed_again("/minutes_agreed", "date", said, meeting.minutes_agreed)
    return Proposal((Draft("meeting", meeting.id, edits),), (*says, *_left(writing, meeting, on)))


def _left(writing: Writing, meeting: Meeting, on: date) -> list[str]:
    """The items without a decision, and the actions that are carried forward, with the meeting they come to."""
    lines = []
    bare = undecided(meeting)
    if bare:
        names = "; ".join(f"{item.id} {item_name(writing, item)}" for item in bare)
        lines.append(
            f"Neither a minute nor a decision is recorded on {number_of(len(bare), 'item')}: {names}."
        )
    known = as_known(meeting, on)
    actions = [action for _, action in open_actions(known.actions if known else ())]
    if actions:
        later = next_meeting(writing.reading.now.on(on), meeting.body)
        where = f" to {later.id}" if later else ", though no next meeting is planned"
        names = "; ".join(f"{action.id} {action.title}" for action in actions)
        lines.append(f"Carried forward{where}: {names}.")
    return lines


def chair_needed(writing: Writing, _: str) -> str:
    """Why a command without answers needs the chair: nothing records yet that the meeting was held."""
    if writing.answers or _chaired(writing) is not False:
        return ""
    return "Nothing says yet that it was held: say who chaired it; or name an item, such as M1, and what was decided."


def entry_needed(writing: Writing, _: str) -> str:
    """Why a command without answers needs an item: it is recorded already that the meeting was held."""
    if writing.answers or not _chaired(writing):
        return ""
    return "It is recorded as held: name an item, such as M1, and say what was decided."


def decision_needed(writing: Writing, _: str) -> str:
    """Why an item needs its decision: nothing else was said of it."""
    about = entry_of(writing, "entry", *(blank.name for blank in ABOUT))
    if not about or entry_of(writing, *_WORDS, "next_decision"):
        return ""
    return f"Or --minute or --assurance. To put an item on the agenda: qaif meeting item {writing.target}"


def _chaired(writing: Writing) -> bool | None:
    """Whether it is recorded who chaired the meeting; None where there is no such meeting."""
    meeting = writing.reading.register.get(Meeting, "".join(writing.targets))
    return None if meeting is None else meeting.chaired_by is not None
