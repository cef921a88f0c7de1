"""Lists the entries of a record with their titles before the question which one is meant."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator

from pydantic import BaseModel

from qaif_cli.errors import QaifError
from qaif_cli.flow.durations import day_of
from qaif_cli.flow.forms.form import Blank, Writing
from qaif_cli.flow.names import named
from qaif_cli.flow.writing.actions import actions_in
from qaif_cli.flow.writing.sessions import item_name
from qaif_cli.model.base import UNKNOWN
from qaif_cli.model.kinds.meeting import Meeting
from qaif_cli.model.order import counted
from qaif_cli.render.record import in_words, label, said_of
from qaif_cli.render.words import day

MOST = 25
_ENTRY = re.compile(r"[A-Z]{1,3}[0-9]+")
_PLACED = re.compile(r"(?:[0-9]{4}-[0-9]{2}-[0-9]{2}|unknown)/[0-9]+")


def entries_named(blank: Blank, writing: Writing) -> str:
    """A line for each entry that can be named: the open actions of a record or the items of a meeting; else empty."""
    held = writing.reading.register.by_id.get("".join(writing.targets))  # none, where there are several
    if held is None or not blank.entries_of:
        return ""
    lines = list(_lines(blank, writing))
    return "\n".join([*lines[:MOST], *(["  …"] if len(lines) > MOST else [])])


def entry_meant(blank: Blank, text: str, writing: Writing) -> str:
    """The name of the entry that is meant by words of its title, such as `infection` of the item M3 about it.

    Raises:
        QaifError: where no entry that can be named, or several, have them.
    """
    if blank.kind != "entry" or _ENTRY.fullmatch(text.strip().upper()):
        return text
    named_there = [line.strip().partition("  ") for line in entries_named(blank, writing).splitlines()]
    titles = {name: title.partition(";")[0] for name, _, title in named_there if title}
    return named("entry", text, titles) if titles else text


def entry_corrected(blank: Blank, text: str, writing: Writing) -> str:
    """The entry of a history that is meant by its day, with its place; what has a place already stays.

    Raises:
        QaifError: where no entry of that day is there, or several are.
    """
    held = writing.reading.register.by_id.get("".join(writing.targets))  # none, where there are several
    if held is None or not blank.history or _PLACED.fullmatch(text):
        return text
    said = UNKNOWN if text == UNKNOWN else day_of(blank.option, text, writing.today).isoformat()
    counting = counted(getattr(held.record, blank.history, ()))
    there = {f"{entry.date}/{place + 1}": entry for place, entry in counting}
    meant = [name for name, entry in there.items() if str(entry.date) == said]
    if len(meant) == 1:
        return meant[0]
    if meant:
        told = [f"  {name}  {_in_short(entry)}" for name, entry in there.items() if name in meant]
        raise QaifError(
            f"{held.record.id} has {len(meant)} entries of {said}. Say which:", "\n".join(["", *told])
        )
    raise QaifError(
        f"{held.record.id} has no entry of {said} in its `{blank.history}`.",
        f"There are: {', '.join(there)}." if there else "",
    )


def _in_short(entry: BaseModel) -> str:
    """What tells an entry from the others of its day: what it says first."""
    skip = ("date", "corrects", "by", "body")
    plain = [
        (name, part)
        for name, _, part in said_of(entry, skip)
        if not isinstance(part, BaseModel)
        and not (isinstance(part, tuple) and isinstance(part[0], BaseModel))
    ]
    said = "; ".join(f"{label(name, type(entry))}: {in_words(part)}" for name, part in plain)
    return textwrap.shorten(said, 100, placeholder=" …")


def _lines(blank: Blank, writing: Writing) -> Iterator[str]:
    held = writing.reading.register.by_id[writing.target]
    if blank.entries_of == "actions":
        try:
            actions = actions_in(held)
        except QaifError:
            return  # the command itself says so
        for action in actions:
            if action.done is None:
                due = action.due if isinstance(action.due, str) else day(action.due)
                yield f"  {action.id}  {action.title}; {action.owner}, due {due}"
    elif isinstance(held.record, Meeting):
        for item in held.record.items:
            yield f"  {item.id}  {item_name(writing, item)}{': decided' if item.decision else ''}"
