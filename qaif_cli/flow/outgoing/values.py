"""What a risk says in each column, as text that can be compared: a name by its ID, a day by its figures, empty where nothing is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from qaif_cli.exchange.book_plan import PlainValue
from qaif_cli.flow.outgoing.columns import COLUMNS, RegisterColumn
from qaif_cli.flow.request import Reading
from qaif_cli.judge.state.open_records import open_actions
from qaif_cli.judge.state.position import position
from qaif_cli.model.base import UNKNOWN, known
from qaif_cli.model.inside import actions_of
from qaif_cli.model.kinds.risk import Risk
from qaif_cli.model.position import RiskState
from qaif_cli.render.words import short_day

Values = Mapping[str, str]
"""What a row says, by heading."""
OPEN, CLOSED = "open", "closed"
_LISTS = ("role", "area", "provider", "domain", "tier")


@dataclass(frozen=True)
class Titles:
    """How the workbook names what the register calls by an ID.

    Attributes:
        by_id: By the list, the name of each ID: its title, with the ID where two have the same.
    """

    by_id: Mapping[str, Mapping[str, str]]

    def shown(self, of: str, id_: str) -> str:
        """The name of an ID; the ID itself where it has none, or is `unknown`."""
        return self.by_id[of].get(id_, id_)

    def meant(self, of: str, text: str) -> str:
        """The ID of a name; empty where it is none."""
        said = " ".join(text.split()).casefold()
        names = self.by_id[of]
        return next((id_ for id_, name in names.items() if said in (name.casefold(), id_.casefold())), "")


def titles_of(reading: Reading) -> Titles:
    """The names of all that a risk can name."""
    register, framework = reading.register, reading.framework
    found: dict[str, dict[str, str]] = {
        "area": {item.id: item.title for item in register.areas},
        "provider": {item.id: item.title for item in register.providers},
    }
    found |= {of: dict(framework.names(of)) for of in ("role", "domain", "tier")}
    return Titles({of: _apart(found[of]) for of in _LISTS})


def _apart(names: Mapping[str, str]) -> dict[str, str]:
    titles = [" ".join(title.split()).casefold() for title in names.values()]
    return {
        id_: f"{title} ({id_})" if titles.count(" ".join(title.split()).casefold()) > 1 else title
        for id_, title in names.items()
    }


def values_of(state: RiskState, written: Risk, day: date, titles: Titles) -> dict[str, str]:
    """What a risk says in each column.

    Args:
        state: The risk on the day.
        written: The risk as its file has it.
        day: The day.
        titles: How roles are named in actions.
    """
    target = known(written.target)
    fields: dict[str, Any] = {
        "Reference": written.id,
        "Title": written.title,
        "Cause (if)": written.cause,
        "Event (then)": written.event,
        "Effect (resulting in)": written.effect,
        "Area": written.area,
        "Providers": "\n".join(written.providers),
        "Owner": written.owner,
        "Executive lead": written.executive_lead,
        "Domain": written.domain,
        "Register": written.tier,
        "Initial score": state.initial_score,
        "Consequence": state.current.consequence,
        "Likelihood": state.current.likelihood,
        "Score": state.score,
        "Target consequence": target and target.consequence,
        "Target likelihood": target and target.likelihood,
        "Target score": target and target.score,
        "Target by": target and target.by,
        "Controls": entries(written.controls),
        "Gaps": entries(gap for gap in state.risk.gaps if gap.closed is None),
        "Actions": "\n".join(_actions(state.risk, day, titles)),
        "Opened": written.opened,
        "Last reviewed": state.last_reviewed,
        "Last reviewed by": state.current.by,
        "Review due": None if state.closed else state.review_due,
        "Status": CLOSED if written.closed else OPEN,
        "Closed on": written.closed.date if written.closed else None,
        "Public or private": written.sensitivity,
    }
    return {column.heading: as_text(fields.get(column.heading)) for column in COLUMNS}


def as_text(value: Any) -> str:
    """A value as text that can be compared."""
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else str(value).replace("\r\n", "\n").strip()


def entries(found: Iterable[Any]) -> str:
    """Entries of a record, one a line, each behind its name."""
    return "\n".join(f"{entry.id} {one_line(entry.text)}" for entry in found)


def one_line(text: str) -> str:
    """A text in one line."""
    return " ".join(text.split())


def _actions(risk: Risk, day: date, titles: Titles) -> Iterable[str]:
    for _, action in open_actions(actions_of(risk)):
        due = action.due_on(day)
        by = f"due {short_day(due)}" if due else "no day"
        yield f"{action.id} {one_line(action.title)} ({titles.shown('role', action.owner)}, {by})"


def rows_of(reading: Reading, titles: Titles) -> dict[str, dict[str, str]]:
    """What every risk of the register says on the day, by its ID."""
    found = {}
    for id_, state in position(reading.now).risks.items():
        written = reading.register.get(Risk, id_)
        if written is not None:
            found[id_] = values_of(state, written, reading.now.day, titles)
    return found


def in_cell(column: RegisterColumn, text: str, titles: Titles) -> PlainValue:
    """What stands in a cell."""
    if not text:
        return None
    if column.names:
        return "\n".join(titles.shown(column.names, id_) for id_ in text.split("\n"))
    if column.heading == "Last reviewed by":
        return titles.shown("role", text)
    if (column.kind == "day" or column.day) and text != UNKNOWN:
        return date.fromisoformat(text)
    return int(text) if text.isdecimal() and _figure(column) else text


def _figure(column: RegisterColumn) -> bool:
    return column.kind == "step" or column.heading.lower().endswith("score")
