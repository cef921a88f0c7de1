"""Roles and bodies: what is added to the framework and changed in it; no record is left that would be broken by it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from qaif_cli.errors import QaifError
from qaif_cli.flow.forms.form import Proposal, Writing, kept
from qaif_cli.flow.how_often import recurrence
from qaif_cli.flow.writing.founding import OWN, WHEN, in_its_months
from qaif_cli.flow.writing.naming import LONGEST, slug
from qaif_cli.flow.writing.reassign import what_it_owns
from qaif_cli.flow.writing.settings_drafts import SETTINGS
from qaif_cli.model.edit import Append, Draft, Drop, Edit, Set
from qaif_cli.model.how_often import in_words
from qaif_cli.model.settings import Body, Role
from qaif_cli.model.words import listed
from qaif_cli.render.words import number_of
from qaif_cli.store.order import in_order

_NAMED = 6
"""So many records are named of those that an edit would break."""


def add_role(writing: Writing) -> Proposal:
    """A new role, after those that there are."""
    title = writing.get("title")
    id_ = _free(writing, writing.get("id") or slug(title), title)
    fields = {"id": id_, "title": title, "since": writing.get("since"), "deputy": writing.get("deputy")}
    return _drafted(id_, [Append("/roles", kept(fields))], (f"Records can name {id_} from now on.",))


def edit_role(writing: Writing) -> Proposal:
    """Another title or deputy of a role, that nobody holds it, or that it ended.

    Raises:
        QaifError: where it ended and still owns something.
    """
    role = _role(writing)
    said: dict[str, Any] = {
        name: writing.get(name) for name in ("title", "since", "ended", "vacant_since", "deputy")
    }
    gone = {"deputy": "no_deputy", "vacant_since": "held", "ended": "not_ended"}
    for name, flag in gone.items():
        if writing.get(flag) and said[name]:
            raise QaifError(
                f"--{name.replace('_', '-')} and --{flag.replace('_', '-')} do not go together.", "Say one."
            )
    if said["deputy"] == role.id:
        raise QaifError(f"{role.id} cannot be its own deputy.", "Name another role.")
    if isinstance(said["ended"], date) and said["ended"] <= writing.today:
        _owns_nothing(writing, role)
    drops = [name for name, flag in gone.items() if writing.get(flag) and getattr(role, name) is not None]
    if writing.get("executive_for"):
        said["executive_for"] = list(dict.fromkeys(writing.get("executive_for")))
    edits = _changed(writing, "roles", role, kept(said), drops)
    return _drafted(role.id, edits)


def _role(writing: Writing) -> Role:
    role = writing.reading.framework.role(writing.target)
    assert role is not None  # noqa: S101  # it was found by its name
    return role


def _owns_nothing(writing: Writing, role: Role) -> None:
    """See that a role that ended owns nothing that is open, chairs no body and acts for no other role.

    Raises:
        QaifError: where it does; which, and how many.
    """
    moved = what_it_owns(writing.reading, role.id, writing.today)
    framework = writing.reading.framework
    lines = []
    if moved:
        lines.append(
            f"{role.id} owns or does something in {number_of(len(moved), 'record')} that are open"
            f" ({_some(item.id for item in moved)}): `qaif reassign {role.id} ROLE` first."
        )
    lines += [
        f"{role.id} chairs the {body.name}: `qaif body edit {body.id} --chair ROLE` first."
        for body in framework.bodies
        if body.chair_role == role.id
    ]
    lines += [
        f"{role.id} is the deputy of {other.id}: `qaif role edit {other.id} --deputy ROLE` (or --no-deputy) first."
        for other in framework.roles
        if other.deputy == role.id
    ]
    if lines:
        raise QaifError("\n      ".join(lines), "\n      Nothing was written.")


def add_body(writing: Writing) -> Proposal:
    """A new body, after those that there are."""
    name = writing.get("name")
    id_ = _free(writing, writing.get("id") or slug(name), name)
    meets = recurrence(writing.get("meets"), writing.today)
    fields: dict[str, Any] = {
        "id": id_,
        "name": name,
        **_said_of_body(writing),
        "frequency": meets.frequency,
        "recurs": meets.rule,
        "may_give_assurance": writing.get("gives_assurance") == "yes",
        "citation": writing.get("citation"),
        "mark": "P",
    }
    return _drafted(
        id_, [Append("/bodies", in_order(kept(fields)))], _told(name, meets.frequency, meets.rule)
    )


def edit_body(writing: Writing) -> Proposal:
    """Another chair of a body, other days on which it meets, or what it may do."""
    body = writing.reading.framework.as_written.body(writing.target)
    assert body is not None  # noqa: S101  # it was found by its name
    said = _said_of_body(writing) | {name: writing.get(name) for name in ("citation", "absences")}
    if writing.get("gives_assurance"):
        said["may_give_assurance"] = writing.get("gives_assurance") == "yes"
    drops: list[str] = []
    says: tuple[str, ...] = ()
    cycle: list[Edit] = []
    said |= _called(writing, body)
    if writing.get("not_ended"):
        drops += [name for name in ("ended", "successor") if getattr(body, name)]
    if writing.get("meets"):
        meets = recurrence(writing.get("meets"), writing.today)
        said |= {"frequency": meets.frequency, "recurs": meets.rule}
        drops += ["recurs"] if body.recurs and not meets.rule else []
        if (
            meets.rule != (body.recurs or "")
            and not said["citation"]
            and not any(word in body.citation for word in ("how often", OWN))
        ):
            said["citation"] = f"{body.citation}; {WHEN}"
        says = _told(body.name, meets.frequency, meets.rule)
        cycle = list(_cycle(writing, body, meets.rule))
        says += ("Its standing items follow into the months in which it meets.",) if cycle else ()
    edits = [*_changed(writing, "bodies", body, kept(said), drops), *cycle]
    return _drafted(body.id, edits, says)


def _said_of_body(writing: Writing) -> dict[str, Any]:
    names = {"name": "name", "chair": "chair_role", "acts_for": "acts_for", "may_authorise": "may_authorise",
             "function": "function", "recorded_from": "recorded_from", "since": "since"}  # fmt: skip
    return {field: writing.get(name) for name, field in names.items()}


def _called(writing: Writing, body: Body) -> dict[str, Any]:
    """What a body was called until now, where it has another name from a day; its last day and its successor.

    Raises:
        QaifError: where a day of a new name is said without the name, a successor without an end, or itself as that.
    """
    renamed, ended, successor = (writing.get(name) for name in ("renamed", "ended", "successor"))
    again = writing.get("name") in (None, body.name)
    if renamed and again and not body.formerly_called:
        raise QaifError("--renamed is the day of a new name, and none was given.", "Say it with --name.")
    if successor and not (ended or body.ended):
        raise QaifError(
            f"{body.name} has not ended, and needs no successor.", "Say its last day with --ended."
        )
    if successor == body.id:
        raise QaifError("A body is not its own successor.", "Name another, or leave --successor out.")
    said: dict[str, Any] = {"ended": ended, "successor": successor}
    if renamed:
        before = [former.model_dump(mode="json") for former in body.formerly_called]
        until = (renamed - timedelta(days=1)).isoformat()
        if again:  # the day of the name that it has, or is to have
            said["formerly_called"] = [*before[:-1], {**before[-1], "until": until}]
        else:
            said["formerly_called"] = [*before, {"name": body.name, "until": until}]
    return said


def _cycle(writing: Writing, body: Body, rule: str) -> Iterator[Edit]:
    """The standing items of a body in the months in which it meets from now on."""
    for place, item in enumerate(writing.reading.framework.cycle):
        if item.months:
            there = {"body": item.body, "months": list(item.months)}
            months = in_its_months(there, {"id": body.id, "recurs": rule})["months"]
            if months != there["months"]:
                yield Set(f"/cycle/{place}/months", months)


def _told(name: str, frequency: Any, rule: str) -> tuple[str, ...]:
    return (f"{name}: {in_words(frequency, rule)}.",)


def _changed(
    writing: Writing, at: str, there: Role | Body, said: Mapping[str, Any], drops: Iterable[str]
) -> list[Edit]:
    """The edits that make an entry of a list of the framework say what was said; nothing that it says already."""
    place = next(
        i for i, item in enumerate(getattr(writing.reading.framework.as_written, at)) if item.id == there.id
    )
    now = there.model_dump(mode="json")
    edits: list[Edit] = [
        Set(f"/{at}/{place}/{name}", value) for name, value in said.items() if now[name] != value
    ]
    edits += [Drop(f"/{at}/{place}/{name}") for name in drops]
    if not writing.answers:
        raise QaifError(
            "Nothing to change was given.", f"`qaif {writing.form.target} edit -h` lists the fields."
        )
    if not edits:
        raise QaifError(f"{there.id} says so already.", "Nothing was written.")
    return edits


def _free(writing: Writing, id_: str, title: str) -> str:
    """A short name that no role and no body has.

    Raises:
        QaifError: where it is taken, or none.
    """
    framework = writing.reading.framework
    there = {**framework.names("role"), **framework.names("body")}
    if not id_ or slug(id_) != id_ or len(id_) > LONGEST:
        raise QaifError(
            f"`{id_ or title}` cannot be a short name.",
            "Say one with --id: small letters and figures, with - between words.",
        )
    titles = {slug(name): name_id for name_id, name in there.items()}
    taken = id_ if id_ in there else titles.get(slug(title), "")
    if taken:
        raise QaifError(
            f"`{taken}` is there already ({there[taken]}).", "Change that with `edit`, or say another title."
        )
    return id_


def _some(ids: Iterable[str]) -> str:
    names = list(ids)
    more = [f"{len(names) - _NAMED} more"] if len(names) > _NAMED else []
    return listed([*names[:_NAMED], *more])


def _drafted(id_: str, edits: list[Edit], says: tuple[str, ...] = ()) -> Proposal:
    return Proposal((Draft(SETTINGS, id_, tuple(edits)),), says)
