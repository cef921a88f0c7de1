"""What the regulator's files do to the register: a look at the rating of each provider, its identifiers, and chosen ones added."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from qaif_cli.exchange.sheet import Place
from qaif_cli.flow.incoming.account import CellFate, Fate, Refusal
from qaif_cli.flow.incoming.fates import Fates, row_fates
from qaif_cli.flow.incoming.new_providers import new_provider
from qaif_cli.flow.incoming.organisations import day_in, fields_of
from qaif_cli.flow.incoming.providers import PreparedProviders, ProviderOutcome, beginning
from qaif_cli.flow.incoming.rated import NO_GRADES, RatedOrganisation, RatedRow, rated, same_rating
from qaif_cli.flow.incoming.shown import said, shown
from qaif_cli.model.base import UNKNOWN, known
from qaif_cli.model.cqc import is_identifier
from qaif_cli.model.edit import Append, Draft, Edit, Set
from qaif_cli.model.kinds.provider import Cqc, CqcRating, Provider
from qaif_cli.model.vocabulary import RATINGS
from qaif_cli.render.words import day

_OWN = "1-"
"""How the regulator's own identifiers begin; a trust has its code of the Organisation Data Service in their place."""
_NAMED = 5
_NOT_CHOSEN = "not on the register, and not chosen"


@dataclass
class RatedGroup:
    """The rows of one organisation of the regulator's file.

    Attributes:
        key: Its identifier: of the location, or of the provider where the sheet has no locations.
        rows: Its rows.
        owner: The provider of the register that it is; None where it is none.
        aside: Whether it is set aside, for it is a part of a provider alone.
    """

    key: str
    rows: list[RatedRow] = field(default_factory=list)
    owner: Provider | None = None
    aside: bool = False

    def get(self, name: str) -> str:
        """What its first row holds."""
        return self.rows[0].get(name)

    @property
    def is_location(self) -> bool:
        """Whether it is one location of a provider."""
        return bool(self.get("location_id"))

    @property
    def code(self) -> str:
        """Its code in the Organisation Data Service; empty where the file has none."""
        return (self.get("location_code") if self.is_location else self.get("provider_code")).upper()

    @property
    def name(self) -> str:
        """Its name."""
        names = ("location_name", "name") if self.is_location else ("provider_name", "name")
        return next((text for name in names if (text := " ".join(self.get(name).split()))), "")


def rating_outcome(prepared: PreparedProviders) -> ProviderOutcome:
    """What a file of the regulator would do; nothing is written.

    Raises:
        QaifError: where an identifier of the command is not in the file.
    """
    made = beginning(prepared)
    groups = _groups(prepared, made)
    _find_owners(prepared, made, groups.values())
    for group in groups.values():
        _take(prepared, made, group)
    mine = {group.owner.id for group in groups.values() if group.owner}
    made.absent = [
        item.id
        for item in prepared.providers
        if item.closed is None and item.id not in mine and (cqc := known(item.cqc)) and cqc.provider_id
    ]
    return made


def _groups(prepared: PreparedProviders, made: ProviderOutcome) -> dict[str, RatedGroup]:
    groups: dict[str, RatedGroup] = {}
    for row, cells in prepared.there.rows.items():
        texts, places = fields_of(row, cells, prepared.columns)
        item = RatedRow(row, texts, places)
        key = item.get("location_id") or item.get("provider_id")
        if row in prepared.map.leave_rows:
            made.fates |= row_fates(prepared.there, row, cells, "set aside", "the map leaves out this row")
        elif not is_identifier(key):
            why = "it has no identifier of the regulator"
            made.fates |= row_fates(prepared.there, row, cells, "set aside", why)
        else:
            groups.setdefault(key, RatedGroup(key)).rows.append(item)
    return groups


def _find_owners(prepared: PreparedProviders, made: ProviderOutcome, groups: Iterable[RatedGroup]) -> None:
    """Find the provider of each group. One that has several locations there has no rating of its own in them."""
    by_provider: dict[str, list[RatedGroup]] = {}
    for group in groups:
        by_provider.setdefault(group.get("provider_id"), []).append(group)
    for provider in prepared.providers:
        if provider.closed is not None:
            continue
        cqc = known(provider.cqc)
        own = str(known(cqc.provider_id) or "") if cqc else ""
        mine = [group for same in by_provider.values() for group in same if _is_of(group, provider, cqc, own)]
        if not mine or _is_whole(mine, own):
            for group in mine:
                group.owner = provider
            continue
        several = len(mine) > 1
        what = (
            "locations of it are rated by themselves"
            if several
            else "it is a location of a trust, rated by itself"
        )
        keys = ", ".join(group.key for group in mine[:_NAMED])
        keys += f" and {len(mine) - _NAMED} more" if len(mine) > _NAMED else ""
        made.notes.append(
            f"{provider.title} ({provider.id}): {what} ({keys}), and the register has one rating of a provider. Nothing was taken;"
            " the sheet Providers has the rating of the whole where there is one."
        )
        for group in mine:
            for row in group.rows:
                made.fates |= row_fates(
                    prepared.there,
                    row.row,
                    prepared.there.rows[row.row],
                    "set aside",
                    "the rating of one location",
                )
            group.aside = True


def _is_of(group: RatedGroup, provider: Provider, cqc: Cqc | None, own: str) -> bool:
    """Whether a group is a provider, or a location of it."""
    code = known(provider.ods_code) if provider.ods_code else None
    names = {name for name in (own, code) if name}
    if group.get("provider_id") in names or (group.code and group.code == code):
        return True
    return bool(cqc and group.key in cqc.locations)


def _is_whole(mine: list[RatedGroup], own: str) -> bool:
    """Whether what is rated is the provider: itself, or its one location where it is no trust."""
    if len(mine) != 1:
        return False
    return not mine[0].is_location or not own or own.startswith(_OWN)


def _take(prepared: PreparedProviders, made: ProviderOutcome, group: RatedGroup) -> None:
    if group.aside:
        return
    keys = {group.key.upper(), group.code, group.get("provider_id").upper()} - {""}
    wanted = (
        prepared.choice.everything
        or not keys.isdisjoint(prepared.codes)
        or any(prepared.chosen_where(prepared.there.rows[row.row]) for row in group.rows)
    )
    if group.owner is None and not wanted:
        made.others["listed"] += 1
        for row in group.rows:
            made.fates |= row_fates(
                prepared.there, row.row, prepared.there.rows[row.row], "set aside", _NOT_CHOSEN
            )
        return
    ended = day_in(group.get("closed"))
    if isinstance(ended, date) and ended <= prepared.ask.today:
        _ended(prepared, made, group, ended)
        return
    if isinstance(ended, date):
        made.notes.append(
            f"{group.key}: the registration of {_who(group)} with the regulator ends on {day(ended)}."
        )
    ratings = rated(group.rows, prepared.ask.today) if prepared.kind == "ratings" else None
    if ratings and prepared.day is None:
        ratings.faults.append((group.rows[0].row, None, _NO_DAY))
    faults = ratings.faults if ratings else []
    if group.owner is None and not faults:
        lacks = _added(prepared, made, group, ratings)
        faults = [(group.rows[0].row, None, lacks)] if lacks else []
    elif group.owner is not None and not faults:
        _update(prepared, made, group, ratings, group.owner)
    made.refusals += [
        Refusal(row, place, prepared.there.labels[place[1]] if place else "", why)
        for row, place, why in faults
    ]
    made.fates |= _fates(
        prepared, group, ratings, {place: why for _, place, why in faults if place}, refused=bool(faults)
    )


def _who(group: RatedGroup) -> str:
    return f"{group.owner.title} ({group.owner.id})" if group.owner else group.name or group.key


def _ended(prepared: PreparedProviders, made: ProviderOutcome, group: RatedGroup, on: date) -> None:
    """Say of an organisation that its registration has ended; that alone does not say that it closed."""
    made.notes.append(
        f"{group.key}: the registration of {_who(group)} with the regulator ended on {day(on)}. It may have closed, moved or changed hands:"
        " nothing was taken. Look it up."
    )
    for row in group.rows:
        cells = prepared.there.rows[row.row]
        made.fates |= row_fates(prepared.there, row.row, cells, "set aside", "its registration has ended")


_NO_DAY = "nobody says of which day the file is. Say --checked-on DATE; the register keeps when a rating was looked up."


def _entry(prepared: PreparedProviders, ratings: RatedOrganisation) -> dict[str, Any]:
    """The entry of a record: when it was looked up, and what was found."""
    return {"checked_on": prepared.day.isoformat() if prepared.day else UNKNOWN, **ratings.entry}


def _added(
    prepared: PreparedProviders, made: ProviderOutcome, group: RatedGroup, ratings: RatedOrganisation | None
) -> str:
    """Add an organisation; gives what it lacks."""
    cqc: dict[str, Any] = {"provider_id": group.get("provider_id") or UNKNOWN}
    if group.is_location:
        cqc["locations"] = [group.key]
    if ratings:
        cqc["ratings"] = [_entry(prepared, ratings)]
    told = {"cqc": cqc, "ods_code": group.code}
    return new_provider(prepared, made, group.name or group.key, group.key, told)


def _update(
    prepared: PreparedProviders,
    made: ProviderOutcome,
    group: RatedGroup,
    ratings: RatedOrganisation | None,
    provider: Provider,
) -> None:
    """Bring one provider up to date."""
    cqc, told = known(provider.cqc), []
    if ratings and ratings.strange:
        words = ", ".join(f"`{shown(word)}`" for word in dict.fromkeys(ratings.strange))
        made.notes.append(f"{provider.title} ({provider.id}): no key questions, and left: {words}.")
    edits: list[Edit] = []
    if cqc and cqc.not_required and ratings and ratings.graded:
        made.notes.append(
            f"{provider.title} ({provider.id}) is rated, and the register says that it need not be registered: {cqc.not_required}"
        )
    own = group.get("provider_id")
    lacks = bool(own) and (cqc is None or known(cqc.provider_id) is None) and not (cqc and cqc.not_required)
    entry = _entry(prepared, ratings) if ratings else None
    if ratings and cqc and (why := _stays(prepared, ratings, cqc.overall)):
        made.notes += [f"{provider.title} ({provider.id}): {why}."] if why != _SAME else []
        entry = None
    if lacks:
        told.append(f"the regulator's identifier is {own}")
    if entry and ratings:
        told.append(_in_words(ratings, cqc))
    if cqc is None and (lacks or entry):
        whole = ({"provider_id": own} if own else {}) | ({"ratings": [entry]} if entry else {})
        edits = [Set("/cqc", whole)]
    else:
        edits += [Set("/cqc/provider_id", own)] if lacks else []
        edits += [Append("/cqc/ratings", entry)] if entry else []
    if edits:
        made.drafts.append(Draft("provider", provider.id, tuple(edits)))
        made.changed.append(f"{group.key}: {provider.title} ({provider.id}): {'; '.join(told)}")
    else:
        made.same.append(provider.id)


_SAME = "the same"


def _stays(prepared: PreparedProviders, ratings: RatedOrganisation, held: Iterable[CqcRating]) -> str:
    """Why no look is added: the register has it, or one that is later; empty where one is."""
    there = sorted(held, key=lambda item: item.checked_on)
    for item in there:
        if item.checked_on == prepared.day:
            same = same_rating(ratings.entry, item)
            return (
                _SAME
                if same
                else f"it was looked up on {day(item.checked_on)} already, as {RATINGS.label(item.overall)}; that stays"
            )
    later = [item for item in there if prepared.day and item.checked_on > prepared.day]
    if later:
        return f"it was looked up again on {day(later[-1].checked_on)}, after the day of the file; that stays"
    newer = [
        item
        for item in there
        if (of := known(item.published)) and ratings.published and of > ratings.published
    ]
    if newer:
        return f"the register has a rating published on {day(known(newer[-1].published) or newer[-1].checked_on)}, later than the one of the file; that stays"
    return ""


def _in_words(ratings: RatedOrganisation, cqc: Cqc | None) -> str:
    """What was looked up, beside what was there; that there is no grade is no fall."""
    last = max(cqc.overall, key=lambda item: item.checked_on, default=None) if cqc else None
    graded = [item for item in cqc.overall if item.overall not in NO_GRADES] if cqc else []
    before = max(graded, key=lambda item: item.checked_on, default=None)
    label = RATINGS.label(ratings.entry["overall"])
    published = f", published {day(ratings.published)}" if ratings.published else ""
    said_there = f" ({ratings.entry['says']})" if "says" in ratings.entry else ""
    if not ratings.graded:
        last_day = known(before.published) if before else None
        was = f"; the last grade was {RATINGS.label(before.overall)}" if before else ""
        when = f", published {day(last_day)}" if last_day else ""
        if ratings.entry["overall"] == UNKNOWN:
            return f"the file has no row with the rating of the whole{published}{was}{when}; what it is now is not known"
        return f"{label}{said_there}{published}{was}{when}; that there is none now is no fall"
    if last and last.overall == ratings.entry["overall"]:
        return f"looked up again: {label}{published}"
    return f"{label}{published}" + (f"; before {RATINGS.label(before.overall)}" if before else "")


def _fates(
    prepared: PreparedProviders,
    group: RatedGroup,
    ratings: RatedOrganisation | None,
    faults: Mapping[Place, str],
    *,
    refused: bool,
) -> Fates:
    """What becomes of each cell of an organisation that is taken."""
    found: Fates = {}
    name, used = prepared.there.sheet.name, ratings.used if ratings else {}
    for row in group.rows:
        for column, cell in prepared.there.rows[row.row].items():
            place, target = (row.row, column), prepared.columns.get(column, "")
            fate, why = _fate(target, row, used.get(place, ""), new=group.owner is None)
            if refused:
                fate, why = "refused", faults.get(place, "its organisation is refused")
            found[name, place] = CellFate(name, place, prepared.there.labels[column], said(cell), fate, why)
    return found


def _fate(target: str, row: RatedRow, used: str, *, new: bool) -> tuple[Fate, str]:
    """What becomes of a cell of an organisation that is taken, and why."""
    if used:
        return "imported", f"rating: {used}"
    named = "location_name" if "location_name" in row.cells else "provider_name"
    said_of: dict[str, tuple[Fate, str]] = {
        **dict.fromkeys(
            ("rating", "overall"),
            ("derived", "the rating of a single service, kept where the whole has no grade"),
        ),
        "published": ("derived", "the day of publication"),
        **dict.fromkeys(
            ("location_id", "provider_id", "location_code", "provider_code"), ("derived", "the provider")
        ),
        **dict.fromkeys(("service", "question"), ("derived", "what is rated")),
        **dict.fromkeys(
            ("location_name", "provider_name", "name"), ("set aside", "the name of the register stays")
        ),
    }
    if new:
        said_of |= {named: ("imported", "title"), "name": ("imported", "title")}
    return said_of.get(target, ("set aside", "the register has no field for it"))
