"""What a merged row asks for, as changes of its record: by the same acts as the commands, so that the same is refused."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from qaif_cli.errors import QaifError
from qaif_cli.flow.forms.form import Form, Writing
from qaif_cli.flow.forms.risks import CLOSE, REOPEN, SCORE
from qaif_cli.flow.incoming.threeway import MergedRow
from qaif_cli.flow.outgoing.columns import (
    BY,
    BY_HEADING,
    CONSEQUENCE,
    CONTROLS,
    EVENT,
    LIKELIHOOD,
    NOTE,
    ON,
    OWNER,
    PROVIDERS,
    SCORES,
    STATUS,
    TARGET_BY,
    TARGET_CONSEQUENCE,
    TARGET_LIKELIHOOD,
    TARGETS,
)
from qaif_cli.flow.outgoing.values import CLOSED, one_line
from qaif_cli.flow.request import Reading
from qaif_cli.flow.writing.editing import former_owner
from qaif_cli.flow.writing.entries import next_entry
from qaif_cli.model.base import UNKNOWN, known
from qaif_cli.model.edit import Append, Edit, Set
from qaif_cli.model.kinds.risk import Control, Risk
from qaif_cli.model.words import listed

_ELSEWHERE = (*SCORES, *TARGETS, *EVENT, STATUS, OWNER, PROVIDERS, CONTROLS)
"""The columns that become more than a plain field."""


class UnfitError(QaifError):
    """Why a row cannot be written, with the column that is at fault."""

    def __init__(self, heading: str, message: str, todo: str = "") -> None:
        super().__init__(message, todo)
        self.heading = heading


@dataclass
class RowChange:
    """What a row changes.

    Attributes:
        edits: The changes of the record.
        says: What there is to say of them.
    """

    edits: list[Edit] = field(default_factory=list)
    says: list[str] = field(default_factory=list)


def changes_of(made: MergedRow, risk: Risk, reading: Reading, today: date, *, recorded: bool) -> RowChange:
    """What a merged row changes in its record.

    Args:
        made: The row.
        risk: The record.
        reading: The register.
        today: The real day.
        recorded: Whether the record holds already the review that the row records.

    Raises:
        QaifError: where that cannot be.
    """
    change = RowChange()
    for heading in made.cells:
        new = made.new(heading)
        if new is not None and heading not in _ELSEWHERE:
            change.edits.append(Set(f"/{BY_HEADING[heading].field}", new))
    owner = made.new(OWNER)
    if owner is not None:
        change.edits += [Set("/owner", owner), *former_owner(risk, owner, today)]
    providers = made.new(PROVIDERS)
    if providers is not None:
        change.edits += _providers(providers.split("\n") if providers else [], list(risk.providers))
    controls = made.new(CONTROLS)
    if controls is not None:
        change.edits += _controls(controls, made, risk)
    change.edits += _target(made, risk)
    closed_alike = STATUS in made.cells and made.cells[STATUS].change == "same"
    if not recorded and not closed_alike:
        _happened(made, risk, _Acts(reading, today, risk.id), change)
    return change


def _providers(new: Sequence[str], now: Sequence[str]) -> list[Edit]:
    """Added ones go to the end of the list, so that it stays as it is written; where one goes it is written anew."""
    kept, added = [id_ for id_ in now if id_ in new], [id_ for id_ in new if id_ not in now]
    if kept == list(now):
        return [Append("/providers", id_) for id_ in added]
    return [Set("/providers", [*kept, *added])]


def _controls(text: str, made: MergedRow, risk: Risk) -> Iterator[Edit]:
    """Texts of controls that were changed, and new ones; none is taken away."""
    place = {control.id: number for number, control in enumerate(risk.controls)}
    was = dict(line.split(" ", 1) for line in made.cells[CONTROLS].was.split("\n") if line)
    left = set(was)
    added = [*risk.controls]
    for line in filter(None, text.split("\n")):
        name, _, words = line.partition(" ")
        if name in was:
            if name not in left or not words:
                raise UnfitError(
                    CONTROLS, f"the control {name} stands twice, or says nothing.", "Put it right."
                )
            left.discard(name)
            if name in place and words not in (was[name], one_line(risk.controls[place[name]].text)):
                yield Set(f"/controls/{place[name]}/text", words)
        elif line not in {one_line(control.text) for control in added}:
            new = {"id": next_entry("C", added), "text": line, "date": made.event.get(ON, UNKNOWN)}
            added.append(Control.model_validate(new))
            yield Append("/controls", new)
    if left:
        raise UnfitError(
            CONTROLS,
            f"{listed(sorted(left))} is gone from the cell, and a control is not taken away here.",
            "Put it back; what no longer holds is said in a gap: `qaif risk gap add`.",
        )


def _target(made: MergedRow, risk: Risk) -> list[Edit]:
    """A target that is set, or changed."""
    names = {TARGET_CONSEQUENCE: "consequence", TARGET_LIKELIHOOD: "likelihood", TARGET_BY: "by"}
    new = {names[heading]: made.new(heading) for heading in names}
    said: dict[str, Any] = {
        name: int(text) if text.isdecimal() else text for name, text in new.items() if text is not None
    }
    if not said:
        return []
    if known(risk.target) is not None:
        return [Set(f"/target/{name}", value) for name, value in said.items()]
    if not {"consequence", "likelihood"} <= said.keys():
        raise UnfitError(TARGET_CONSEQUENCE, "a target has a consequence and a likelihood.", "Fill in both.")
    return [
        Set(
            "/target",
            {
                "consequence": said["consequence"],
                "likelihood": said["likelihood"],
                "by": said.get("by", UNKNOWN),
            },
        )
    ]


_CALLED = {
    "date": ON,
    "by": BY,
    "note": NOTE,
    "reason": NOTE,
    "consequence": CONSEQUENCE,
    "likelihood": LIKELIHOOD,
}
"""What the commands ask for, by the columns that say it."""


@dataclass(frozen=True)
class _Acts:
    """Does what the commands do, with answers from a row."""

    reading: Reading
    today: date
    id: str

    def __call__(self, form: Form, answers: dict[str, Any], change: RowChange) -> None:
        said = {name: value for name, value in answers.items() if value is not None}
        try:
            made = form.run(Writing(form, self.reading, (self.id,), said, self.today))
        except QaifError as error:
            raise QaifError(form.told_elsewhere(str(error), _CALLED)) from None
        change.edits += [edit for draft in made.drafts for edit in draft.edits]
        change.says += [form.told_elsewhere(line, _CALLED) for line in made.says]


def _happened(made: MergedRow, risk: Risk, act: _Acts, change: RowChange) -> None:
    """A review, a closing or a reopening that the row records.

    Raises:
        QaifError: where it is not said when it was and who did it, or the commands refuse it.
    """
    status = made.new(STATUS)
    rescored = any(made.new(name) is not None for name in SCORES)
    if not (rescored or status is not None or made.event):
        return
    dropped = [name for name in SCORES if name in made.cells and made.cells[name].change in ("yours", "both")]
    if dropped and not rescored and status is None:
        change.says.append(
            f"{risk.id}: the review of the sheet is left out, for the score of the records is taken."
        )
        return
    what = "a changed status" if status else "a changed score" if rescored else "a review"
    for heading in (ON, BY) if status is None else EVENT:
        if heading not in made.event:
            raise UnfitError(
                heading,
                f"{what} needs {listed((ON, BY) if status is None else EVENT)}, and `{heading}` is empty.",
                f"Fill it in, or put back what was changed{_otherwise(status, risk)}.",
            )
    when = {"date": date.fromisoformat(made.event[ON]), "by": made.event[BY]}
    note = made.event.get(NOTE)
    score = {"consequence": _step(made, CONSEQUENCE), "likelihood": _step(made, LIKELIHOOD)}
    if status == CLOSED:
        if rescored:
            act(SCORE, {**when, **score, "note": note}, change)
        act(CLOSE, {**when, "reason": note}, change)
    elif status is not None:
        act(REOPEN, {**when, **score, "note": note}, change)
    else:
        act(SCORE, {**when, **score, "note": note}, change)


def _otherwise(status: str | None, risk: Risk) -> str:
    """The command that does the same."""
    if status is None:
        return f"; `qaif score {risk.id}` does the same"
    return f"; `qaif risk {'close' if status == CLOSED else 'reopen'} {risk.id}` does the same"


def _step(made: MergedRow, heading: str) -> int:
    """The step of a new review: that of the side that is taken."""
    cell = made.cells.get(heading)
    return int(cell.theirs if cell and cell.side == "theirs" else made.values[heading])
