"""Rules on the fields of a change, derived from the word that each has for it, whatever kind of record it is in."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from qaif_cli.judge.changes.change_rule import ChangeSet, change_rule
from qaif_cli.judge.changes.fields import Alteration, Verdict
from qaif_cli.judge.changes.keeping import in_short, said_at, told
from qaif_cli.judge.wording import place_in_words
from qaif_cli.model.finding import Hit
from qaif_cli.model.words import where_they_part

FRAMEWORK_FILE = "framework.yaml"
_SHOWN = 60
_WHERE_TOLD = frozenset(
    {"area", "areas", "providers", "reported_to", "themes", "risks", "commitments", "indicators"}
)
"""Fields whose words lead to the papers and pages in which a record is told."""
_KEEPS = {
    "previous_owners": "an entry of `previous_owners` with `role: {was}` and its last day as `until`",
    "earlier": "an entry of `earlier` with the `date` and the `by` that were there",
    "reopened": "an entry of `reopened` that has it as `closed`, as the command `reopen` writes it",
}
"""How each field that keeps the changes of others does so; `amended` for all others."""


@change_rule("CHG003", "changed-after-said", "error")
def changed(change: ChangeSet) -> Iterator[Hit]:
    """A field that is said once, or an entry of a history, and says something else than when it was committed.

    `docs/fields.md` lists the fields. What was unknown or left out may be said. What is in an issued paper or in agreed
    minutes stays too.

    Why it matters: papers rest on what was said; where it may change afterwards, none can be shown to be right.
    How to fix: put it back as it was; a history takes an entry at the end that `corrects` the wrong one.
    Example: the likelihood of the review of 4 May is 2, and 3 in the commit that brought it.
    """
    seen: set[tuple[str, str]] = set()
    for id_, path, item in _with(change, "said"):
        if item.entry and (path, item.entry) in seen:
            continue  # an entry is told once, at the first of its fields
        seen.add((path, item.entry))
        if item.entry:
            message = f"{item.entry} was changed after it had been committed"
            yield Hit(id_, item.pointer, message, path=path)
        else:
            message = f"{place_in_words(item.pointer)} {_differs(item)}, and it is said for ever"
            yield Hit(id_, item.pointer, message, _put_right(item), path)


@change_rule("CHG004", "taken-out-after-said", "error")
def removed(change: ChangeSet) -> Iterator[Hit]:
    """Something that is no longer in a list that only grows: an entry of a history, an action, an assurance, a gap.

    Why it matters: what happened did happen; a list from which things can vanish proves nothing.
    How to fix: put it back; a wrong entry of a history is put right by one at the end that `corrects` it, an action that
    is not needed any more is done with a note that says so, and a gap is closed.
    Example: the review of 4 May is gone, or action A1, which was late.
    """
    for id_, path, item in _with(change, "removed"):
        what = f"{item.entry} was" if item.entry else f"`{item.name}` ({_short(item.was)}) was"
        yield Hit(id_, item.pointer, f"{what} removed", path=path)


@change_rule("CHG005", "history-entry-inserted", "warning")
def inserted(change: ChangeSet) -> Iterator[Hit]:
    """A new entry that stands before one which was committed already; figures of indicators are left aside.

    Why it matters: it changes afterwards what was so on days for which papers were written.
    How to fix: if it happened on that day and came late, it stands where it should; say so in its words, and in the
    next paper.
    Example: a review of 3 April, new above the committed one of 4 May.
    """
    for id_, path, item in _with(change, "inserted"):
        message = f"{item.entry} is new and stands before an entry that was there already"
        yield Hit(id_, item.pointer, message, path=path)


@change_rule("CHG018", "change-not-kept", "error")
def not_kept(change: ChangeSet) -> Iterator[Hit]:
    """A field whose changes the record keeps, that says something else, and no new entry keeps what it said.

    `docs/fields.md` says which fields are kept, and where: owners in `previous_owners`, closings in `reopened`,
    agreements in `earlier`, all others in `amended`.

    Why it matters: a target, a day or a definition that moves in silence cannot be held against anybody.
    How to fix: add the entry, or make the change with qaif's own command, which adds it.
    Example: `by: 2026-12-31` of a target became `by: 2027-03-31`.
    """
    for id_, path, item in _with(change, "unkept"):
        message = f"{place_in_words(item.pointer)} {_differs(item)}, and nothing keeps what it said"
        yield Hit(id_, item.pointer, message, _keep(item), path)


@change_rule("CHG019", "eased", "warning")
def eased(change: ChangeSet) -> Iterator[Hit]:
    """A change that asks less than before, shows to all what was private, or takes a record out of papers and pages.

    So does a mark in the framework that vouches for what was our own or not verified. Which way a field is eased stands beside it in `docs/fields.md`.

    Why it matters: a goal that comes nearer looks like progress; who reads the change has to see which it was.
    How to fix: nothing where it was decided so; let the body know, and say who decided it, and why, in the entry.
    Example: the target of 8 became 12, or a review every month became one in six months.
    """
    for id_, path, item in _with(change, "eased"):
        yield Hit(
            id_, item.pointer, f"{place_in_words(item.pointer)} {_differs(item)}, {_how(item)}", path=path
        )


@change_rule("CHG020", "put-right-by-hand", "warning")
def put_right(change: ChangeSet) -> Iterator[Hit]:
    """A field that is said for ever and says something else, with an entry of `amended` that keeps what it said and why.

    Why it matters: it is an honest way to mend a slip, and the way in which something else would be made to look like one.
    How to fix: nothing where it was a slip; compare it with what the papers said.
    Example: a risk was opened on 3 March and not on 30 March, and `amended` says why that is known only now.
    """
    for id_, path, item in _with(change, "corrected"):
        yield Hit(
            id_,
            item.pointer,
            f"{place_in_words(item.pointer)} {_differs(item)}; `amended` says why",
            path=path,
        )


def _with(change: ChangeSet, verdict: Verdict) -> Iterator[tuple[str, str, Alteration]]:
    """What has a verdict in records and in the framework, with the ID of the record and the file."""
    for held, item in change.fields:
        if item.verdict == verdict:
            yield held.record.id, held.path, item
    for item in change.policies:
        if item.verdict == verdict:
            yield "", FRAMEWORK_FILE, item


def _differs(item: Alteration) -> str:
    was, now = (f"“{text}”" if text else "nothing" for text in where_they_part(item.said, _SHOWN))
    return f"was {was} and is {now} now"


def _short(text: str) -> str:
    return f"“{textwrap.shorten(in_short(text), _SHOWN, placeholder=' …')}”" if text else "nothing"


def _how(item: Alteration) -> str:
    if item.name.rpartition("/")[2] in _WHERE_TOLD:
        return "so that it may be told in fewer places"
    if item.name.endswith("/mark"):
        return "which vouches for more"
    return "which shows to all what was private" if item.now == "public" else "which may ask less"


def _keep(item: Alteration) -> str:
    return f"Put it back, or keep what it said: {_KEEPS.get(item.by, 'an entry of {amended}').format(was=item.was, amended=_entry(item))}."


def _put_right(item: Alteration) -> str:
    return f"Put it back. If it was a slip, keep what it said and say why: an entry of {_entry(item)}."


def _entry(item: Alteration) -> str:
    """The entry of `amended` that keeps what a field said."""
    return (
        f"`amended` with today's `date`, `field: {item.name}`, `was: {item.was or 'nothing'}`, `by` and `why`"
    )


@change_rule("CHG025", "amended-without-change", "error")
def amended_without_change(change: ChangeSet) -> Iterator[Hit]:
    """A new entry of `amended` that keeps what no field said: the register as at an earlier day would show it.

    Why it matters: what `amended` keeps is what was so before; where it may hold what never was, the past can be written anew.
    How to fix: take the entry out, or write what the field said where the change began.
    Example: `amended: [{ date: 2026-06-15, field: target/by, was: 2026-09-30 }]`, and the target said 31 December and says it still.
    """
    for was, item in change.altered:
        left, new = list(was.record.amended), []
        for place, entry in enumerate(item.record.amended):
            if entry in left:
                left.remove(entry)
            else:
                new.append((place, entry))
        for field in dict.fromkeys(entry.field for _, entry in new):
            kept = [(place, entry) for place, entry in new if entry.field == field]
            place, entry = kept[0]  # a field that changed twice keeps what it said between, which no side has
            said, says = (told(said_at(side, field)) for side in (was.record, item.record))
            added = not said and "/" in field  # of what the change itself put in
            if not added and (" ".join(entry.was.split()) != said or (said == says and len(kept) == 1)):
                message = f"`{field}` was {_short(said) if said else 'nothing'} where the change began, and the entry keeps {_short(entry.was)}"
                yield Hit(item.record.id, f"/amended/{place}", message, path=item.path)
