"""What comes into force: put on the horizon, changed, looked at by a body."""

from __future__ import annotations

import re

from qaif_cli.errors import QaifError
from qaif_cli.flow.forms.form import Proposal, Writing, kept
from qaif_cli.flow.forms.horizon import LISTS
from qaif_cli.flow.writing.editing import edit_fields, entry_of
from qaif_cli.flow.writing.targets import day_said, still_open, target_as
from qaif_cli.judge.state.horizon import is_setting
from qaif_cli.model.base import UNKNOWN
from qaif_cli.model.edit import Append, Draft
from qaif_cli.model.kinds.horizon import Horizon, last_day_of
from qaif_cli.model.paper_words import PAPER_WORDS
from qaif_cli.render.words import day

_DAY_OR_MONTH = re.compile(r"[0-9]{4}-[0-9]{2}(-[0-9]{2})?")


def add(writing: Writing) -> Proposal:
    """Something that comes into force."""
    _can_be(writing)
    plain = ("title", "owner", "sensitivity", "says", "source", "mark", "read_on")
    fields = kept({name: writing.get(name) for name in plain} | {"opened": day_said(writing)})
    fields |= kept({"effective": writing.get("effective")})
    fields |= kept({pointer[1:]: writing.get(name) for name, pointer in LISTS.items()})
    return Proposal((Draft("horizon", "", fields=fields),))


def edit(writing: Writing) -> Proposal:
    """Change plain fields."""
    _can_be(writing)
    return edit_fields(writing)


def look(writing: Writing) -> Proposal:
    """A body looked at it."""
    held = target_as(writing, Horizon)
    on = day_said(writing)
    still_open(held, "horizon", on)
    if on < held.opened:
        raise QaifError(f"{held.id} was put here on {day(held.opened)}, after {day(on)}.", "Look at --date.")
    entry = entry_of(writing, "date", "corrects", "body", "by", "decision")
    return Proposal((Draft("horizon", held.id, (Append("/looked_at", entry),)),))


def _can_be(writing: Writing) -> None:
    """Refuse a day that is none, and a rule or a part of the settings that is not there.

    Raises:
        QaifError: where there is one.
    """
    said = writing.get("effective")
    if said and said != UNKNOWN:
        try:
            real = bool(_DAY_OR_MONTH.fullmatch(said) and last_day_of(said))
        except ValueError:
            real = False
        if not real:
            raise QaifError(f"`{said}` is no day and no month.", "Write 2027-04-01, 2027-04 or unknown.")
    for code in writing.get("rule") or ():
        if code not in PAPER_WORDS:
            raise QaifError(f"There is no rule {code}.", "`qaif explain` lists them.")
    for keys in writing.get("setting") or ():
        if not is_setting(keys):
            raise QaifError(
                f"The settings have no part `{keys}`.",
                "Write its keys in framework.yaml with a stop between.",
            )
