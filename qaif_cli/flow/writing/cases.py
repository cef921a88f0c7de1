"""Cases: record one, draft and answer it, give it longer, share what it taught, show the effect, close it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from qaif_cli.errors import QaifError
from qaif_cli.flow.forms.cases import PLACES
from qaif_cli.flow.forms.form import NEW, Proposal, Writing, kept
from qaif_cli.flow.writing.closing import close_record, open_still, reopened
from qaif_cli.flow.writing.editing import edit_fields, entry_of, shared_of
from qaif_cli.flow.writing.holding import holds_still
from qaif_cli.flow.writing.prompts_help import alike
from qaif_cli.flow.writing.targets import day_said, said_already, still_open, target_as
from qaif_cli.judge.state.cases import case_state, due_day
from qaif_cli.model.base import UNKNOWN
from qaif_cli.model.clocks import Clock
from qaif_cli.model.edit import Append, Draft, Edit, Set
from qaif_cli.model.kinds.case import Case, CaseExtension
from qaif_cli.render.words import day as in_words
from qaif_cli.render.words import number_of


def _clock(writing: Writing) -> Clock | None:
    """The clock that was said, or that of the case."""
    case = writing.reading.register.get(Case, "".join(writing.targets))
    return writing.reading.framework.clock(writing.get("clock") or (case.clock if case else ""))


def part_needed(writing: Writing, _: str) -> str:
    """Why it must be said whether we answer: the clock binds both."""
    clock = _clock(writing)
    if writing.targets or clock is None or clock.applies_to != "both":
        return ""
    return (
        f"{clock.name} may be ours to answer, or a provider's whose answer we follow: say answer or follow."
    )


def day_needed(writing: Writing, _: str) -> str:
    """Why the printed day is needed: the clock runs to it."""
    clock = _clock(writing)
    if writing.targets or clock is None or clock.unit != "printed-day":
        return ""
    return f"{clock.name} runs to the day that is printed on it."


def add(writing: Writing) -> Proposal:
    """A new case, whose clock runs."""
    get = writing.get
    _listed(writing)
    _part_fits(writing)
    received = day_said(writing, "received")
    if received > writing.today:
        raise QaifError(
            f"{in_words(received)} has not come yet.", "--received is the day on which the clock started."
        )
    names = (
        "title",
        "owner",
        "sensitivity",
        "clock",
        "received",
        "reference",
        "ours",
        "printed",
        "never_event",
    )
    fields: dict[str, Any] = {name: get(name) for name in names}
    clock = _clock(writing)
    if fields["ours"] is None:
        fields["ours"] = "follow" if clock and clock.applies_to == "provider" else "answer"
    fields |= {pointer[1:]: get(name) for name, pointer in PLACES.items()}
    draft = Case.model_construct(
        id="",
        title=get("title"),
        owner=get("owner"),
        clock=get("clock"),
        received=received,
        reference=get("reference"),
        ours=fields["ours"],
        printed=get("printed"),
    )
    says = (*_by_when(draft, writing), *_known_already(writing))
    return Proposal((Draft("case", "", fields=kept(fields)),), says)


def edit(writing: Writing) -> Proposal:
    """Change plain fields."""
    _listed(writing)
    _part_fits(writing)
    proposal = edit_fields(writing)
    return replace(proposal, says=(*proposal.says, *_due_moved(writing)))


def _due_moved(writing: Writing) -> Iterator[str]:
    """By when it is to be answered, where a day that was given moves that."""
    case, framework = target_as(writing, Case), writing.reading.framework
    given = {name: day_said(writing, name) for name in ("received", "printed") if writing.get(name)}
    was, now = due_day(case, framework), due_day(case.model_copy(update=given), framework)
    if now and was != now:
        owed = "was" if case.answered else "is"
        yield f"{case.id} {owed} to be answered by {in_words(now)}{f', not {in_words(was)}' if was else ''}."


def _listed(writing: Writing) -> None:
    """Refuse a clock or a type of never event where the settings have none of that name.

    Raises:
        QaifError: where they have not; where to take them from.
    """
    for name, to in (("clock", "clock"), ("never_event", "never-event")):
        said = writing.get(name)
        if said is None or (name == "never_event" and said == UNKNOWN):
            continue
        if said not in writing.reading.framework.names(to):
            raise QaifError(
                f"framework.yaml has no {to.replace('-', ' ')} `{said}`.",
                f"Write it under `{name}s:` there; `qaif init` writes the clocks that are known."
                if name == "clock"
                else "Write it under `never_events: types:` there, with where it comes from.",
            )


def _part_fits(writing: Writing) -> None:
    """Refuse to follow what binds us alone, and to answer what binds a provider.

    Raises:
        QaifError: where the part that was said is not one that the clock has.
    """
    clock, said = _clock(writing), writing.get("ours")
    if clock is None or said is None or clock.applies_to == "both":
        return
    part, whose = ("answer", "ours to answer") if clock.applies_to == "us" else ("follow", "a provider's")
    if said != part:
        raise QaifError(f"{clock.name} is {whose}: its `applies_to` says so.", f"Say --ours {part}.")


def _by_when(case: Case, writing: Writing) -> Iterator[str]:
    """By when it is to be answered, and drafted."""
    state = case_state(case, writing.reading.now)
    cited = f" [{state.clock.citation}]" if state.clock else ""
    if state.due is None:
        yield f"{NEW} is due by no day: {state.name} has no length, and no day is printed on it{cited}."
        return
    who = "is to be answered" if case.ours == "answer" else "is to be answered by the provider"
    yield f"{NEW} {who} by {in_words(state.due)}{cited}."
    if case.printed and case.printed > state.due:
        yield f"The day printed on it, {in_words(case.printed)}, is later than its clock: the earlier holds."
    if state.draft_due:
        yield f"A draft is asked for by {in_words(state.draft_due)}."


def _known_already(writing: Writing) -> Iterator[str]:
    said = str(writing.get("reference") or "").casefold()
    same = [case for case in writing.reading.register.cases if case.reference.casefold() == said]
    yield from (f"The same reference already: {case.id} {case.title} ({case.clock})" for case in same)
    for record in alike(writing.get("title"), writing.reading, "case"):
        if record not in same:
            yield f"Alike already: {record.id} {record.title}"


def draft(writing: Writing) -> Proposal:
    """There is a draft of the answer."""
    case = _unanswered(writing)
    if case.drafted:
        raise said_already(f"{case.id} has had a draft since {in_words(case.drafted.date)}.", case.id)
    return _set(case, Set("/drafted", entry_of(writing, "date", "by")), *_still_due(case, writing))


def extend(writing: Writing) -> Proposal:
    """Whoever set the clock gave longer."""
    case, due = _unanswered(writing), day_said(writing, "due")
    present = due_day(case, writing.reading.framework)
    if present and due <= present and not writing.get("corrects"):
        raise QaifError(
            f"{case.id} is to be answered by {in_words(present)} already, and an extension is later than that.",
            "Look at --due.",
        )
    entry = entry_of(writing, "date", "corrects", "due", "by", "why")
    holds = holds_still(case.extensions, writing)
    after = _due_with(case, due, writing)
    was = f", not {in_words(present)}" if present else ""
    says = f"{case.id} is to be answered by {in_words(due)}{was}."
    if holds:
        says = (
            f"{case.id} stays due by {in_words(holds.due)}: the extension of {in_words(holds.date)} is later."
        )
    elif after and after != due:
        says = (
            f"{case.id} stays due by {in_words(after)}: longer was given on {in_words(day_said(writing))}, after that day,"
            " so an answer stays late. Where it was agreed before, say when with --date."
        )
    return _set(case, Append("/extensions", entry), says)


def _due_with(case: Case, due: date, writing: Writing) -> date | None:
    """The day by which a case is to be answered once it is given longer, until a day that was said."""
    get = writing.get
    new = CaseExtension.model_construct(
        date=day_said(writing), due=due, by=get("by"), why=get("why"), corrects=get("corrects")
    )
    longer = case.model_copy(update={"extensions": (*case.extensions, new)})
    return due_day(longer, writing.reading.framework)


def answer(writing: Writing) -> Proposal:
    """It is answered, and the clock stops; or it is answered once more, for which no clock runs."""
    if writing.get("again") or writing.get("corrects"):
        return _answer_again(writing)
    case, on = _unanswered(writing), day_said(writing)
    due = due_day(case, writing.reading.framework)
    how = "no day was set for it"
    if due:
        late = (on - due).days
        how = (
            f"in time: it was due by {in_words(due)}"
            if late <= 0
            else f"{number_of(late, 'day')} late: it was due by {in_words(due)}"
        )
    left = _left(case, writing)
    says = [f"{case.id} is answered, {how}."]
    if left:
        says.append(f"Before it is closed, record {' and '.join(left)}.")
    return _set(case, Set("/answered", entry_of(writing, "date", "by", "note")), *says)


def _answer_again(writing: Writing) -> Proposal:
    case = target_as(writing, Case)
    still_open(case, "case", day_said(writing))
    if case.answered is None:
        raise QaifError(
            f"{case.id} is not answered yet, so this is no further answer.",
            "Leave out --again and --corrects.",
        )
    if not writing.get("note"):
        raise QaifError(
            "Missing: --note.", "Say what was answered once more, and why the first was not enough."
        )
    said = f"{case.id} is answered once more; it was first answered on {in_words(case.answered.date)}. No clock runs for a further answer."
    return _set(case, Append("/answered_again", entry_of(writing, "date", "corrects", "by", "note")), said)


def share(writing: Writing) -> Proposal:
    """What it taught was shared."""
    case = target_as(writing, Case)
    still_open(case, "case", day_said(writing))
    entry = shared_of(writing, "what")
    return _set(case, Append("/shared", entry))


def effect(writing: Writing) -> Proposal:
    """Something shows that it is better since."""
    case = target_as(writing, Case)
    still_open(case, "case", day_said(writing))
    if case.effect:
        raise said_already(
            f"{case.id} says since {in_words(case.effect.date)} what shows its effect.", case.id
        )
    return _set(case, Set("/effect", entry_of(writing, "date", "by", "evidence")))


def close(writing: Writing) -> Proposal:
    """Close a case that is answered."""
    case: Case = open_still(writing, "case")
    if case.answered is None:
        raise QaifError(
            f"{case.id} is not answered, and closing it would be no answer.",
            f"`qaif case answer {case.id}` records the answer, or in --note why none is needed.",
        )
    left = _left(case, writing)
    return close_record(writing, [f"Not recorded yet: {' and '.join(left)}."] if left else ())


def reopen(writing: Writing) -> Proposal:
    """Open a closed case again; that we had closed it stopped no clock."""
    case = target_as(writing, Case)
    clock = "its clock stays stopped by the answer" if case.answered else "that stopped no clock"
    edits, says = reopened(writing, writing.get("why"), clock)
    still = () if case.answered else _still_due(case, writing)
    return Proposal((Draft("case", case.id, edits),), (*says, *still))


def _unanswered(writing: Writing) -> Case:
    """The case, open on the day that was said and not answered.

    Raises:
        QaifError: where it is closed or answered.
    """
    case = target_as(writing, Case)
    still_open(case, "case", day_said(writing))
    if case.answered:
        again = (
            " Where it was answered once more, say so with --again." if writing.form.verb == "answer" else ""
        )
        raise said_already(f"{case.id} was answered on {in_words(case.answered.date)}.{again}", case.id)
    return case


def _still_due(case: Case, writing: Writing) -> Iterator[str]:
    due = due_day(case, writing.reading.framework)
    if due:
        yield f"{case.id} is to be answered by {in_words(due)}."


def _left(case: Case, writing: Writing) -> list[str]:
    """What a case is to have before it is closed, and has not."""
    clock = writing.reading.framework.clock(case.clock)
    if clock is None or not clock.learning:
        return []
    wanted = [(case.shared, "with whom what it taught was shared"), (case.effect, "what shows the effect")]
    return [words for there, words in wanted if not there]


def _set(case: Case, edit: Edit, *says: str) -> Proposal:
    return Proposal((Draft("case", case.id, (edit,)),), tuple(says))
