"""What is the same thing at both boards, and what comes along: proposed with a reason, decided by the map."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from pydantic import BaseModel

from qaif_cli.flow.bringing.decided import ADD, OPEN, MergerPlan, SharedThing
from qaif_cli.flow.bringing.lists import EXTRA, KINDS_SHARED, LISTS_SHARED, SharedList, called
from qaif_cli.model.base import UNKNOWN
from qaif_cli.model.boards import of_board
from qaif_cli.model.framework import ExtraField, Framework
from qaif_cli.model.kinds.assessment import Assessment
from qaif_cli.model.kinds.commitment import Commitment
from qaif_cli.model.kinds.provider import Provider
from qaif_cli.model.record import Record
from qaif_cli.model.register import Register
from qaif_cli.model.settings import Body, Level
from qaif_cli.model.words import bare_words


@dataclass(frozen=True)
class BothBoards:
    """The two registers.

    Attributes:
        ours: The records of this one.
        ours_by: Its settings.
        theirs: The records of the other.
        theirs_by: Its settings.
    """

    ours: Register
    ours_by: Framework
    theirs: Register
    theirs_by: Framework


def choices(sides: BothBoards, decided: MergerPlan) -> list[SharedThing]:
    """What becomes of each thing that both may have, in the order of the map."""
    found = [choice for one in LISTS_SHARED for choice in _of_list(sides, one, decided)]
    found += [choice for kind in KINDS_SHARED for choice in _of_kind(sides, kind, decided)]
    return [*found, *_extra(sides, decided)]


def _of_list(sides: BothBoards, one: SharedList, decided: MergerPlan) -> Iterator[SharedThing]:
    ours, theirs = one.entries(sides.ours_by), one.entries(sides.theirs_by)
    said = decided.said.get(one.key, {})
    for id_, entry in theirs.items():
        proposed = replace(_proposed(sides, one, entry, ours), key=one.key, id=id_, title=called(entry))
        own = one.own or id_ in ours
        yield _settled(
            proposed, said.get(id_, ""), of_board(id_, decided.prefix) if own else id_, one.ordered
        )


def _settled(proposed: SharedThing, said: str, name: str, never_added: bool = False) -> SharedThing:
    """A proposal with what the map says; `name` is what it is called where it comes along."""
    if said and said != OPEN:
        same = "" if said == ADD else said
        proposed = replace(proposed, same=same, why="as the map says", to_look_at=False)
    if proposed.same or (never_added and said != ADD) or said == OPEN:
        return replace(proposed, new="")
    return replace(proposed, new=name)


def _proposed(
    sides: BothBoards, one: SharedList, entry: BaseModel, ours: Mapping[str, BaseModel]
) -> SharedThing:
    """What an entry of their settings is here, with the reason."""
    named = next(
        (other for other, it in ours.items() if bare_words(called(it)) == bare_words(called(entry))), ""
    )
    if one.to == "role":
        return _role(entry, ours, named)
    if isinstance(entry, Body):
        return _body(sides, entry, ours.get(entry.id), named)
    there = ours.get(_id(entry))
    if there is not None:
        return _of_that_name(one, entry, there)
    if named and not one.whole:
        return SharedThing("", "", "", named, why="ours has it under this name")
    if one.ordered:
        why = "ours has none, and its order means something: name one of ours"
        return SharedThing("", "", "", why=why, to_look_at=True)
    return SharedThing("", "", "", why="ours has none")


def _id(entry: BaseModel) -> str:
    return str(entry.id)  # type: ignore[attr-defined]  # every entry of these lists has one


def _of_that_name(one: SharedList, entry: BaseModel, there: BaseModel) -> SharedThing:
    """What an entry is where ours has one of the same short name."""
    if _alike(one, entry, there):
        return SharedThing("", "", "", _id(there), why="the same on both sides")
    if bare_words(called(there)) != bare_words(called(entry)):
        return SharedThing("", "", "", why=f"ours calls something else so: {called(there)}", to_look_at=True)
    if one.whole:
        return SharedThing("", "", "", why="theirs says another figure of other people", to_look_at=True)
    why = "the same name, and what it says differs: ours holds"
    return SharedThing("", "", "", _id(there), why=why, to_look_at=True)


def _role(entry: BaseModel, ours: Mapping[str, BaseModel], named: str) -> SharedThing:
    like = _id(entry) if _id(entry) in ours else named
    may = (
        f"; ours has `{like}` ({called(ours[like])}): write that in the map if one role does both"
        if like
        else ""
    )
    return SharedThing("", "", "", why=f"their own{may}", to_look_at=bool(like))


def _alike(one: SharedList, entry: BaseModel, there: BaseModel) -> bool:
    left = {"citation", "mark"}
    if isinstance(entry, Level) and isinstance(there, Level) and entry.order == there.order:
        left |= {"when", "led_by"}
    if one.to == "business":
        left |= {"body", "months"}
    return entry.model_dump(exclude=left) == there.model_dump(exclude=left)


def _body(sides: BothBoards, entry: Body, there: BaseModel | None, named: str) -> SharedThing:
    """A body: one that does not decide for the board itself is the same to both."""
    made, mine = SharedThing("", "", ""), isinstance(there, Body) and there
    if sides.theirs_by.side(entry) == "local-authority":
        like = entry.id if mine else named
        may = f"; ours has `{like}`: write that in the map if it is the same council's" if like else ""
        return replace(made, why=f"a council's{may}", to_look_at=bool(like))
    if sides.theirs_by.side(entry) != "icb":
        if mine and sides.ours_by.side(mine) == sides.theirs_by.side(entry):
            same_name = bare_words(mine.name) == bare_words(entry.name)
            why = "it is no body of either board" if same_name else f"ours calls it {mine.name}"
            return replace(made, same=entry.id, why=why, to_look_at=not same_name)
        if named:
            return replace(made, same=named, why="ours has it under this name")
        return replace(made, why="ours has none")
    if entry.ended:
        return replace(made, why="a body of their own, which has ended")
    heir = heir_of(sides, entry)
    goes = f"it ends, and `{heir}` goes on with its work" if heir else "it goes on as it is"
    return replace(made, why=f"a body of their own; {goes}", to_look_at=not heir)


def heir_of(sides: BothBoards, body: Body) -> str:
    """The body of ours that goes on with the work of one of theirs; empty where none does, or it ended before."""
    if body.ended or sides.theirs_by.side(body) != "icb":
        return ""
    ours = [mine for mine in sides.ours_by.as_written.bodies if not mine.ended]
    alike = [mine.id for mine in ours if body.function and mine.function == body.function]
    named = [mine.id for mine in ours if mine.id == body.id and sides.ours_by.side(mine) == "icb"]
    return next(iter([*alike, *named]), "")


def _of_kind(sides: BothBoards, kind: str, decided: MergerPlan) -> Iterator[SharedThing]:
    key = KINDS_SHARED[kind]
    ours = {item.record.id: item.record for item in sides.ours.held if item.kind == kind}
    said = decided.said.get(key, {})
    for item in sides.theirs.held:
        if item.kind == kind:
            same, why, look = _same_record(item.record, ours)
            made = SharedThing(key, item.record.id, item.record.title, same, why=why, to_look_at=look)
            yield _settled(made, said.get(item.record.id, ""), of_board(item.record.id, decided.prefix))


def _same_record(record: Record, ours: Mapping[str, Record]) -> tuple[str, str, bool]:
    """What a record is here already; why, and whether somebody should look at it."""
    if isinstance(record, Provider):
        return _same_provider(record, ours)
    if isinstance(record, Assessment):
        item = (record.set, record.place)
        found = [
            mine.id
            for mine in ours.values()
            if isinstance(mine, Assessment) and (mine.set, mine.place) == item
        ]
        return (found[0], "the same item of the same list", False) if found else ("", "ours has none", True)
    there = ours.get(record.id)
    if there is not None and _is_of_framework(record, there):
        return there.id, "the framework's own, at both", False
    if there is not None:
        return "", f"ours has another under this ID: {there.title}", True
    titled = [mine.id for mine in ours.values() if bare_words(mine.title) == bare_words(record.title)]
    return (
        (titled[0], "ours has it under this ID", True) if len(titled) == 1 else ("", "ours has none", False)
    )


def _is_of_framework(record: Record, there: Record) -> bool:
    """Whether two records of one ID are the same commitment, or the same area, of the framework."""
    if isinstance(record, Commitment) and isinstance(there, Commitment):
        return _place(there) == _place(record)
    return bare_words(there.title) == bare_words(record.title)


def _place(record: Commitment) -> tuple[object, ...]:
    return (record.type, record.plan_year, record.position)


def _same_provider(record: Provider, ours: Mapping[str, Record]) -> tuple[str, str, bool]:
    mine = [other for other in ours.values() if isinstance(other, Provider)]
    coded = [other.id for other in mine if _code(other) and _code(other) == _code(record)]
    if len(coded) == 1:
        return coded[0], f"the same ODS code, {_code(record)}", False
    there = ours.get(record.id)
    titled = [other for other in mine if bare_words(other.title) == bare_words(record.title)]
    if len(titled) == 1 and not (_code(titled[0]) and _code(record)):
        return titled[0].id, "the same name, and not both have an ODS code", True
    if isinstance(there, Provider):
        codes = f"ODS code {_code(there) or UNKNOWN}, theirs {_code(record) or UNKNOWN}"
        return "", f"ours has another under this ID: {there.title}, {codes}", True
    return "", "ours has none", False


def _code(provider: Provider) -> str:
    return "" if provider.ods_code in (None, UNKNOWN) else str(provider.ods_code)


def _extra(sides: BothBoards, decided: MergerPlan) -> Iterator[SharedThing]:
    """The organisation's own fields: one of the same name is the same where it holds the same sort of value."""
    ours = {_field(item): item for item in sides.ours_by.extra_fields}
    said = decided.said.get(EXTRA, {})
    for item in sides.theirs_by.extra_fields:
        name, there = _field(item), ours.get(_field(item))
        other = f"{item.kind}/{decided.prefix.lower()}_{item.name}"
        if there is None:
            made, new = SharedThing(EXTRA, name, item.why, why="ours has none"), name
        elif there.type == item.type:
            differs = bare_words(there.why) != bare_words(item.why)
            why = f"ours is for: {there.why}" if differs else "the same on both sides"
            made, new = SharedThing(EXTRA, name, item.why, name, why=why, to_look_at=differs), other
        else:
            why = f"ours holds a {there.type}, theirs a {item.type}"
            made, new = SharedThing(EXTRA, name, item.why, why=why, to_look_at=True), other
        yield _settled(made, said.get(name, ""), new)


def _field(item: ExtraField) -> str:
    return f"{item.kind}/{item.name}"
