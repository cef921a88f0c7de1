"""One round of a return on one sheet: every provider that is asked for it, what came, and how it was answered (§5.1)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from qaif_cli.errors import QaifError
from qaif_cli.flow.forms.form import Form, kept
from qaif_cli.flow.forms.providers import RETURN
from qaif_cli.flow.names import named
from qaif_cli.flow.request import Reading
from qaif_cli.flow.sheets.by_form import by_form, in_turn, step
from qaif_cli.flow.sheets.filled import Filled, SheetRow
from qaif_cli.flow.sheets.kinds import RETURNS
from qaif_cli.flow.sheets.part import Gathered
from qaif_cli.flow.sheets.steps import NOTHING, SheetStep, plain
from qaif_cli.judge.state.open_records import is_open
from qaif_cli.model.edit import Append, Edit, Set
from qaif_cli.model.history import numbered
from qaif_cli.model.kinds.provider import Provider, Return
from qaif_cli.model.sheet import SheetThing
from qaif_cli.model.words import bare_words
from qaif_cli.render.words import day, number_of

_ASK, _RECEIVE, _ANSWER = RETURN
_ANSWERED = ("answered", "by", "decision", "body")


def gather_round(reading: Reading, said: str, period: str, as_of: date) -> Gathered:
    """The open providers that are asked for a return, each with the lines that are not filled in yet.

    Args:
        reading: The register.
        said: The return, as the user named it.
        period: The period that it is about.
        as_of: The day that counts as today.

    Raises:
        QaifError: where the settings have no such return, or no period was said.
    """
    id_ = named("return", said, reading.framework.names("return"))
    period = " ".join(period.split())
    if not period:
        raise QaifError("A round is of a period.", 'Say it with --period, such as "2026/27 quarter 3".')
    kind = reading.framework.return_(id_)
    name = kind.name if kind else id_
    things = []
    for provider in reading.now.on(as_of).register.providers:
        place = _place(provider, id_, period)
        asked = place is not None or bool(kind and provider.type in kind.asked_of)
        lines = _lines(None if place is None else provider.returns[place])
        if is_open(provider) and asked and lines:
            there = None if place is None else provider.returns[place]
            things.append(SheetThing(provider.id, dict.fromkeys(lines, ""), tuple(_about(provider, there))))
    head = f"{name}, {period}"
    if not things:
        return Gathered(f"No provider is asked for `{head}`, or each was answered.")
    count = number_of(len(things), "provider")
    fixed = (("framework", id_), ("period", period))
    return Gathered(f"{head}: {count}", f"{head}: {count}", ((RETURNS.name, tuple(things)),), fixed)


def _lines(there: Return | None) -> tuple[str, ...]:
    """The lines of a provider that are not filled in yet."""
    if there is None:
        return tuple(RETURNS.by_name)
    if there.received is None:
        return ("received", *_ANSWERED)
    return _ANSWERED if there.answered is None else ()


def _about(provider: Provider, there: Return | None) -> Iterator[str]:
    yield f"{provider.id}: {provider.title}"
    if there is None:
        yield "Not asked yet."
    elif there.received:
        yield f"Asked on {day(there.date)}, came on {day(there.received)}."
    else:
        by = f", due {day(there.due)}" if isinstance(there.due, date) else ""
        yield f"Asked on {day(there.date)}{by}."


def _place(provider: Provider, framework: str, period: str) -> int | None:
    """Where the return of a period stands in the record; None where it was not asked for."""
    found = [
        place
        for place, entry in numbered(provider.returns, date.max)
        if entry.framework == framework and bare_words(entry.period) == bare_words(period)
    ]
    return found[-1] if found else None


def returned(filled: Filled, row: SheetRow) -> SheetStep:
    """What is filled in of one provider: that it is asked, that the return came, how it was answered."""
    provider, cells = row.held.record, row.cells
    about = {name: str(filled.page.data.get(name) or "") for name in ("framework", "period")}
    if not cells or not isinstance(provider, Provider) or not _can_be(filled, row, about):
        return NOTHING
    place = _place(provider, about["framework"], about["period"])
    there = None if place is None else provider.returns[place]
    made = _there(provider.id, there, place, cells)
    if there is None and "due" not in cells:
        if "due" not in row.wrong:
            filled.fault(f"{row.at}/due", f"`due:` of {row.name} is empty.", "Write by when it is to come.")
        return NOTHING
    if there and "due" in cells and there.due != cells["due"]:
        filled.fault(
            f"{row.at}/due", f"{row.name} was asked for it already, due {there.due}.", "Leave it empty."
        )
        return NOTHING
    for form, said in _said(there, cells, filled.made):
        answers = about | said
        one = step(filled, row, by_form(filled, row, form, answers, _NAMES[form.verb]), form.verb)
        in_turn(filled, row, one)
        says = ", ".join(text for text in (made.says, _DONE[form.verb] if one.edits else "") if text)
        made = replace(made, edits=(*made.edits, *one.edits), says=says)
    return replace(made, there=made.there and not made.edits)


_NAMES = {
    "ask": {"date": "made"},
    "receive": {"date": "received"},
    "answer": {"date": "answered"},
}
"""For each command, the line in which its day stands."""
_DONE = {"ask": "asked", "receive": "received", "answer": "answered"}


def _can_be(filled: Filled, row: SheetRow, about: dict[str, str]) -> bool:
    """Whether the sheet says which return it is of, and what is filled in is whole; else a fault."""
    if about["framework"] not in filled.reading.framework.names("return") or not about["period"]:
        filled.fault(
            "/framework", "The sheet does not say of which return and period it is.", "Make it anew."
        )
        return False
    missing = [name for name in ("answered", "by", "decision") if name not in row.cells]
    if any(name in row.cells for name in _ANSWERED) and missing:
        for name in missing:
            if name not in row.wrong:
                filled.fault(
                    f"{row.at}/{name}",
                    f"`{name}:` of {row.name} is empty.",
                    "Fill in `answered:`, `by:` and `decision:`, or none of them.",
                )
        return False
    return True


def _answer(cells: dict[str, Any]) -> dict[str, Any]:
    return {"date": cells.get("answered")} | {name: cells.get(name) for name in _ANSWERED[1:]}


def _said(there: Return | None, cells: dict[str, Any], made: date) -> Iterator[tuple[Form, dict[str, Any]]]:
    """The commands that record what is filled in and not there yet, each with its answers."""
    if there is None:
        yield _ASK, {"due": cells["due"], "date": made}
    if "received" in cells and (there is None or there.received != cells["received"]):
        yield _RECEIVE, {"date": cells["received"]}
    if "answered" in cells and not _same_answer(there, cells):
        yield _ANSWER, _answer(cells)


def _same_answer(there: Return | None, cells: dict[str, Any]) -> bool:
    held = there.answered if there else None
    return held is not None and kept(held.model_dump()) == kept(_answer(cells))


def _there(provider: str, there: Return | None, place: int | None, cells: dict[str, Any]) -> SheetStep:
    """What of it stands in the record already, as the edits that would write it."""
    if there is None:
        return NOTHING
    edits: list[Edit] = []
    if "answered" in cells and _same_answer(there, cells):
        edits.append(Set(f"/returns/{place}/answered", plain(there.answered)))
    if "received" in cells and there.received == cells["received"]:
        edits.append(Set(f"/returns/{place}/received", cells["received"].isoformat()))
    if "due" in cells and there.due == cells["due"]:
        whole = kept({name: getattr(there, name) for name in ("date", "framework", "period", "due")})
        edits.append(Append("/returns", whole))
    return SheetStep(there=bool(edits), recorded=tuple((provider, edit) for edit in edits))
