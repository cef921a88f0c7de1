"""What a list of organisations does to the register: names and codes brought up to date, closings offered, chosen ones added."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import partial

from qaif_cli.exchange.sheet import Cell, Place
from qaif_cli.flow.incoming.account import CellFate, Fate, Refusal
from qaif_cli.flow.incoming.fates import row_fates
from qaif_cli.flow.incoming.new_providers import new_provider
from qaif_cli.flow.incoming.organisations import OrganisationRow, read_organisation, spelt
from qaif_cli.flow.incoming.providers import PreparedProviders, ProviderOutcome, beginning
from qaif_cli.flow.incoming.shown import said
from qaif_cli.flow.writing.naming import slug
from qaif_cli.judge.state.renumbered import known_as
from qaif_cli.model.base import UNKNOWN
from qaif_cli.model.edit import Draft, Edit, Set
from qaif_cli.model.kinds.provider import Provider
from qaif_cli.render.words import day

_REASON = "Closed in the Organisation Data Service"
_NOT_CHOSEN = "not on the register, and not chosen"
_Done = dict[str, tuple[Fate, str]]
"""What the cells of a row became, by field."""
_SHUT: Mapping[str, str] = {"closed": "it is closed", "proposed": "it has not opened yet"}


def list_outcome(prepared: PreparedProviders) -> ProviderOutcome:
    """What a list of organisations would do; nothing is written.

    Raises:
        QaifError: where a code of the command is not in the file.
    """
    made = beginning(prepared)
    rows = {}
    for row, cells in prepared.there.rows.items():
        if row in prepared.map.leave_rows:
            made.fates |= row_fates(prepared.there, row, cells, "set aside", "the map leaves out this row")
            continue
        rows[row] = read_organisation(row, cells, prepared.columns, prepared.map, prepared.ask.today)
    several = Counter(item.code for item in rows.values() if item.code)
    owners = _owners(prepared, rows, several)
    for row, item in rows.items():
        _take(prepared, made, item, owners.get(row), several)
    there = {item.code for item in rows.values()}
    made.absent = [
        provider.id
        for code, providers in prepared.by_code.items()
        for provider in providers
        if code not in there and provider.closed is None
    ]
    return made


def _owners(
    prepared: PreparedProviders, rows: Mapping[int, OrganisationRow], several: Counter[str]
) -> dict[int, list[Provider]]:
    """The providers that each row is about: by the code, and those whose code is not known by the whole name."""
    names = Counter(slug(item.name) for item in rows.values())
    unknown: dict[str, list[Provider]] = {}
    for provider in prepared.providers:
        if provider.ods_code == UNKNOWN:
            unknown.setdefault(slug(provider.title), []).append(provider)
    found = {}
    for row, item in rows.items():
        mine = list(prepared.by_code.get(item.code, ()))
        by_name = unknown.get(slug(item.name), [])
        if not mine and len(by_name) == 1 and names[slug(item.name)] == 1 and several[item.code] == 1:
            mine = by_name
        if mine:
            found[row] = mine
    return found


def _take(
    prepared: PreparedProviders,
    made: ProviderOutcome,
    item: OrganisationRow,
    owners: list[Provider] | None,
    several: Counter[str],
) -> None:
    """Take one row: it is of the register, it is chosen, or it is counted."""
    cells = prepared.there.rows[item.row]
    aside = partial(row_fates, prepared.there, item.row, cells, "set aside")
    every = prepared.choice.everything and item.state in ("open", "dormant")
    # A row without a code is no organisation of the list: it is counted, whatever is chosen.
    wanted = bool(item.code) and (item.code in prepared.codes or every or prepared.chosen_where(cells))
    if not owners and not wanted:
        no_text = next(
            (fault for fault in item.faults if fault[1].startswith("the cell holds a number")), None
        )
        if no_text:  # nobody can say whether it is one of ours
            return _refuse(prepared, made, item, [no_text])
        made.others[item.state if item.code else "without a code"] += 1
        made.fates |= aside(_NOT_CHOSEN)
        return None
    if several[item.code] > 1:
        item.refuse(
            "code",
            f"the code {item.code} stands in {several[item.code]} rows. Leave out all but one with `leave_rows` in the map.",
        )
    if item.faults:
        return _refuse(prepared, made, item, item.faults)
    if owners:
        done: _Done = {}
        for provider in owners:
            done |= _update(prepared, made, item, provider)
        made.fates |= _fates(prepared, item, cells, done)
    else:
        _add(prepared, made, item)
    return None


def _add(prepared: PreparedProviders, made: ProviderOutcome, item: OrganisationRow) -> None:
    """Add the organisation of a row, where it is open and nothing lacks."""
    cells = prepared.there.rows[item.row]
    if item.state in _SHUT:
        since = f" since {day(item.closed)}" if item.closed else ""
        made.notes.append(
            f"row {item.row}, {item.code}: {spelt(item.name)} was not added, for {_SHUT[item.state]}{since}."
        )
        why = f"not added, for {_SHUT[item.state]}"
        made.fates |= row_fates(prepared.there, item.row, cells, "set aside", why)
        return
    lacks = new_provider(prepared, made, item.name, item.code, {"type": item.type, "ods_code": item.code})
    if lacks:
        _refuse(prepared, made, item, [(None, lacks)])
        return
    if item.state == "dormant":
        made.notes.append(
            f"row {item.row}, {item.code}: {spelt(item.name)} is dormant: nobody practises there now."
        )
    made.notes += _announced(prepared, item, spelt(item.name))
    done: _Done = {"code": ("imported", "ods_code"), "name": ("imported", "title")}
    if item.type:
        done["setting"] = done["type"] = ("derived", f"type {item.type}")
    done |= dict.fromkeys(("status", "opened", "closed"), ("derived", f"it is {item.state}"))
    made.fates |= _fates(prepared, item, cells, done)


def _refuse(
    prepared: PreparedProviders,
    made: ProviderOutcome,
    item: OrganisationRow,
    faults: list[tuple[Place | None, str]],
) -> None:
    cells, labels = prepared.there.rows[item.row], prepared.there.labels
    found = row_fates(prepared.there, item.row, cells, "refused", "its row is refused")
    for place, why in faults:
        made.refusals.append(Refusal(item.row, place, labels[place[1]] if place else "", why))
        if place and place[1] in cells:
            found |= row_fates(prepared.there, place[0], {place[1]: cells[place[1]]}, "refused", why)
    made.fates |= found


def _update(
    prepared: PreparedProviders, made: ProviderOutcome, item: OrganisationRow, provider: Provider
) -> _Done:
    """Bring one provider up to date; gives what its cells became, by field."""
    done: _Done = {"code": ("derived", "the provider")}
    edits: list[Edit] = []
    told = []
    if provider.ods_code == UNKNOWN:
        edits.append(Set("/ods_code", item.code))
        told.append(f"its code is {item.code}")
        done["code"] = ("imported", "ods_code")
    if provider.closed is None and "name" in prepared.columns.values() and _renamed(item, provider):
        edits += [
            Set("/title", spelt(item.name)),
            *known_as(provider, spelt(item.name), provider.title),
        ]
        told.append(f"{provider.title} is now {spelt(item.name)}")
        done["name"] = ("imported", "title")
    else:
        done["name"] = ("derived", "compared with the title")
    shut = item.state == "closed"
    if shut and provider.closed is None:
        edits += _closing(prepared, made, item, provider, told)
    elif not shut and provider.closed is not None:
        made.notes.append(
            f"row {item.row}, {item.code}: {provider.title} ({provider.id}) was closed on {day(provider.closed.date)}, and the file has it open."
        )
    elif item.state != "open" and not shut:
        made.notes.append(f"row {item.row}, {item.code}: {provider.title} ({provider.id}) is {item.state}.")
    made.notes += (
        _announced(prepared, item, f"{provider.title} ({provider.id})") if provider.closed is None else []
    )
    done |= dict.fromkeys(("status", "opened", "closed"), ("derived", f"it is {item.state}"))
    if edits:
        made.drafts.append(Draft("provider", provider.id, tuple(edits)))
        made.changed.append(f"row {item.row}, {item.code}: {provider.id}: {'; '.join(told)}")
    else:
        made.same.append(provider.id)
    return done


def _announced(prepared: PreparedProviders, item: OrganisationRow, who: str) -> list[str]:
    """That an organisation will close, where the file announces it; its record stays open until then."""
    if item.closes is None:
        return []
    owners = [f"{other.title} ({other.id})" for other in prepared.by_code.get(item.successor, ())]
    named = "".join(owners[:1]) or item.successor
    goes_on = f"; its successor is {named}" if named else ""
    when = day(item.closes)
    return [f"row {item.row}, {item.code}: {who} closes on {when}{goes_on}. Nothing is closed before."]


def _renamed(item: OrganisationRow, provider: Provider) -> bool:
    """Whether the file has a name that the provider neither has nor had; capitals and signs make no other name."""
    return slug(item.name) not in {slug(title) for title in (provider.title, *provider.formerly)}


def _closing(
    prepared: PreparedProviders,
    made: ProviderOutcome,
    item: OrganisationRow,
    provider: Provider,
    told: list[str],
) -> list[Edit]:
    """Offer to close a provider, or close it where that was said."""
    successor = next((other.id for other in prepared.by_code.get(item.successor, ())), "")
    when = f" on {day(item.closed)}" if item.closed else ""
    if prepared.close_by and item.closed:
        closure = {"date": item.closed.isoformat(), "by": prepared.close_by, "reason": _REASON}
        told.append(f"closed{when}" + (f", and {successor} goes on with its care" if successor else ""))
        return [Set("/closed", closure | ({"successor": successor} if successor else {}))]
    flags = f" --date {item.closed.isoformat()}" if item.closed else " --date DATE"
    goes_on = f" --successor {successor}" if successor else ""
    known_as = f"; its successor is {item.successor}" if item.successor and not successor else ""
    made.offered.append(
        f"row {item.row}, {item.code}: {provider.title} closed{when}{known_as}:"
        f' qaif provider close {provider.id}{flags} --by ROLE --reason "{_REASON}"{goes_on}'
    )
    return []


def _fates(
    prepared: PreparedProviders, item: OrganisationRow, cells: Mapping[int, Cell], done: _Done
) -> dict[tuple[str, Place], CellFate]:
    """What becomes of each cell of a row that is taken."""
    name, found = prepared.there.sheet.name, {}
    for column, cell in cells.items():
        place, target = (item.row, column), prepared.columns.get(column, "")
        fate, why = done.get(target, ("set aside", prepared.why))
        found[name, place] = CellFate(name, place, prepared.there.labels[column], said(cell), fate, why)
    return found
