"""The settings of a register that another is brought into: what its records need is added, and ours stands everywhere else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from pydantic import BaseModel

from qaif_cli.flow.bringing.decided import ADD, OPEN, MergerPlan, SharedThing
from qaif_cli.flow.bringing.lists import BY_WORD, EXTRA, KINDS_SHARED, LISTS_SHARED, SharedList, called
from qaif_cli.flow.bringing.relinked import Names, entry_relinked
from qaif_cli.flow.bringing.same import BothBoards, choices, heir_of
from qaif_cli.judge.merge.data_words import in_words
from qaif_cli.model.framework import Framework
from qaif_cli.model.links import links
from qaif_cli.model.settings import Body
from qaif_cli.store import yaml
from qaif_cli.store.order import in_order, key_order
from qaif_cli.store.splice import lengthened

_WIDEST = 60
_OWN_STORY = ("schema", "organisation", "extra_fields", "mergers", "refreshes")
"""What is each board's own, or is told elsewhere."""
_ALWAYS = frozenset((*KINDS_SHARED.values(), EXTRA))
"""What comes whether anything names it or not, so that it has to be decided."""


@dataclass
class JoinedSettings:
    """The settings as they are with another board's register in them.

    Attributes:
        text: What `framework.yaml` says.
        added: By key of the map, what is added, each as it is called here.
        unused: By key of the map, what nothing needs that comes; it stays behind.
        differs: Where the two say different things and ours stands: the field, ours and theirs in words.
        ended: Each body that ends, with the one that goes on with its work.
        lacking: What the settings have no place for.
        open: What comes, or what comes names, and nobody has decided what it is here.
    """

    text: str
    added: dict[str, list[str]] = field(default_factory=dict)
    unused: dict[str, list[str]] = field(default_factory=dict)
    differs: list[tuple[str, str, str]] = field(default_factory=list)
    ended: list[tuple[str, str]] = field(default_factory=list)
    lacking: list[str] = field(default_factory=list)
    open: list[SharedThing] = field(default_factory=list)


def needed(
    sides: BothBoards, found: Iterable[SharedThing], records: Iterable[BaseModel]
) -> set[tuple[str, str]]:
    """Every entry of their lists that what comes names, and what those entries name in turn."""
    entries = {one.to: one.entries(sides.theirs_by) for one in LISTS_SHARED}
    comes = {(choice.key, choice.id) for choice in found if choice.new}
    used: set[tuple[str, str]] = set()
    ahead = [(to, name) for record in records for _, to, name in links(record)]
    while ahead:
        to, name = ahead.pop()
        entry = entries.get(to, {}).get(name)
        if entry is None or (to, name) in used:
            continue
        used.add((to, name))
        if (BY_WORD[to].key, name) in comes:
            ahead += [(other, said) for _, other, said in links(entry)]
    return used


def joined_settings(
    sides: BothBoards,
    found: list[SharedThing],
    used: set[tuple[str, str]],
    names: Names,
    decided: MergerPlan,
    commit: str,
) -> JoinedSettings:
    """The settings with what comes in them, and that it came."""
    made = JoinedSettings(sides.ours.framework_text)
    data = yaml.parse(sides.theirs.framework_text)
    more: dict[str, list[Any]] = {}
    for choice, one in _listed(found):
        if (one.to, choice.id) not in used:
            if not choice.same:
                made.unused.setdefault(one.key, []).append(choice.id)
        elif choice.open:
            made.open.append(choice)
        elif choice.new:
            if not one.can_take(sides.ours_by):
                made.lacking.append(one.at.split("/")[1])
                continue
            entry = _entry(sides, one, choice, _data(data, one)[choice.id], names, decided, made)
            more.setdefault(one.at, []).append(entry)
            made.added.setdefault(one.key, []).append(choice.new)
    made.open += [choice for choice in found if choice.open and choice.key in _ALWAYS]
    fields = [choice for choice in found if choice.key == EXTRA and choice.new]
    for choice in fields:
        more.setdefault("/extra_fields", []).append(_own_field(data, choice))
        made.added.setdefault(EXTRA, []).append(choice.new)
    their = sides.theirs_by.organisation
    if their.name not in sides.ours_by.organisation.predecessors:
        more["/organisation/predecessors"] = [their.name]
    more["/mergers"] = [_merger(sides, decided, commit)]
    made.differs = [*_differing(sides, found), *_differing_settings(sides)]
    made.text = lengthened(made.text, more, key_order(Framework))
    return made


def _listed(found: Iterable[SharedThing]) -> Iterator[tuple[SharedThing, SharedList]]:
    by_key = {one.key: one for one in LISTS_SHARED}
    return ((choice, by_key[choice.key]) for choice in found if choice.key in by_key)


def _data(data: Mapping[str, Any], one: SharedList) -> dict[str, Any]:
    value: Any = data
    for step in one.at.strip("/").split("/"):
        value = value[step]
    return {item["id"]: item for item in value}


def _entry(
    sides: BothBoards,
    one: SharedList,
    choice: SharedThing,
    data: Mapping[str, Any],
    names: Names,
    decided: MergerPlan,
    made: JoinedSettings,
) -> dict[str, Any]:
    """An entry of their settings as it stands in ours: no two are called alike, and a body that ends has its last day and its successor."""
    entry = one.entries(sides.theirs_by)[choice.id]
    here = {**entry_relinked(entry, data, names), "id": choice.new}
    name = "title" if "title" in here else "name"
    if here[name].casefold() in {called(mine).casefold() for mine in one.entries(sides.ours_by).values()}:
        here[name] = f"{here[name]} ({sides.theirs_by.organisation.short_name})"
    if isinstance(entry, Body):
        heir = heir_of(sides, entry)
        if heir:
            here |= {"ended": decided.last_day.isoformat(), "successor": heir}
            made.ended.append((choice.new, heir))
        return in_order(here)
    return here


def _own_field(data: Mapping[str, Any], choice: SharedThing) -> dict[str, Any]:
    kind, _, name = choice.id.partition("/")
    there = next(item for item in data["extra_fields"] if (item["kind"], item["name"]) == (kind, name))
    return {**there, "name": choice.new.partition("/")[2]}


def _merger(sides: BothBoards, decided: MergerPlan, commit: str) -> dict[str, Any]:
    their = sides.theirs_by.organisation
    proposed = {
        (one.key, one.id): one.same or ADD
        for one in choices(sides, replace(decided, said={}))
        if not one.open
    }
    same = {
        key: {
            name: said for name, said in block.items() if said != OPEN and proposed.get((key, name)) != said
        }
        for key, block in decided.said.items()
    }
    same = {key: block for key, block in same.items() if block}
    entry = {
        "date": decided.on.isoformat(),
        "prefix": decided.prefix,
        "name": their.name,
        "short_name": their.short_name,
        "commit": commit,
    }
    return entry | ({"same": same} if same else {})


def _differing(sides: BothBoards, found: Iterable[SharedThing]) -> Iterator[tuple[str, str, str]]:
    """Where an entry that is the same says something else at the two boards."""
    for choice, one in _listed(found):
        if choice.same and choice.same in one.entries(sides.ours_by) and one.to not in ("role", "business"):
            ours, theirs = (
                side[name].model_dump(mode="json", by_alias=True, exclude={"id", "citation", "mark"})
                for side, name in (
                    (one.entries(sides.ours_by), choice.same),
                    (one.entries(sides.theirs_by), choice.id),
                )
            )
            for key in ours:
                if key in theirs and ours[key] != theirs[key]:
                    yield (
                        f"{one.key}/{choice.same}/{key}",
                        in_words(ours[key], _WIDEST),
                        in_words(theirs[key], _WIDEST),
                    )


def _differing_settings(sides: BothBoards) -> Iterator[tuple[str, str, str]]:
    ours, theirs = _without_lists(sides.ours_by), _without_lists(sides.theirs_by)
    for key in ours:
        if key not in _OWN_STORY:
            yield from _parts(key, ours[key], theirs[key])


def _without_lists(framework: Framework) -> dict[str, Any]:
    """Settings as data, without the lists whose entries are told one by one."""
    data = framework.as_written.model_dump(mode="json", by_alias=True)
    for one in LISTS_SHARED:
        *way, last = one.at.strip("/").split("/")
        inner = data
        for step in way:
            inner = inner[step] or {}
        inner.pop(last, None)
    return data


def _parts(name: str, ours: Any, theirs: Any) -> Iterator[tuple[str, str, str]]:
    """What differs, as near to the value as it has a name."""
    if ours == theirs or name.rpartition("/")[2] in ("citation", "mark", "why"):
        return
    if isinstance(ours, dict) and isinstance(theirs, dict):
        for key in dict.fromkeys((*ours, *theirs)):
            yield from _parts(f"{name}/{key}", ours.get(key), theirs.get(key))
    else:
        yield name, in_words(ours, _WIDEST), in_words(theirs, _WIDEST)


def refused(
    said: Mapping[str, Mapping[str, str]], sides: BothBoards, there: Mapping[str, set[str]]
) -> list[str]:
    """What the map names that is not there, a line each.

    Args:
        said: The map.
        sides: The two registers.
        there: By key of the map, what theirs has.
    """
    ours: dict[str, set[str]] = {one.key: set(one.entries(sides.ours_by)) for one in LISTS_SHARED}
    for item in sides.ours.held:
        if item.kind in KINDS_SHARED:
            ours.setdefault(KINDS_SHARED[item.kind], set()).add(item.record.id)
    ours[EXTRA] = {f"{item.kind}/{item.name}" for item in sides.ours_by.extra_fields}
    wrong = []
    for key, block in said.items():
        for name, meant in block.items():
            if name not in there.get(key, set()):
                wrong.append(f"{key}: theirs has no `{name}`")
            elif meant not in (ADD, OPEN) and meant not in ours.get(key, set()):
                wrong.append(
                    f"{key}: `{name}` is to be `{meant}`, and ours has no such; write `{ADD}` if it is their own"
                )
    return wrong
