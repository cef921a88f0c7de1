"""`qaif role list` and `qaif body list`: the roles with what they own, and the bodies with their chairs and days."""

from __future__ import annotations

from datetime import date

from qaif_cli.flow.listing import Listing, document, notes
from qaif_cli.flow.request import Ask, read
from qaif_cli.flow.writing.reassign import what_it_owns
from qaif_cli.model.how_often import in_words
from qaif_cli.model.settings import Body, Role
from qaif_cli.model.table import Column, Table
from qaif_cli.render.words import day, number_of

_ROLES = (
    Column("Role", fixed=True),
    Column("Title", main=True),
    Column("Open records", number=True),
    Column("Deputy"),
    Column("State"),
)
_BODIES = (
    Column("Body", fixed=True),
    Column("Name", main=True),
    Column("Chair"),
    Column("Meets"),
    Column("Acts for"),
    Column("State"),
)


def run_roles(ask: Ask) -> Listing:
    """The roles, in the order of the framework, each with how many open records it owns or does something in."""
    reading = read(ask)
    then = reading.as_known(ask.as_of)
    owned = {role.id: len(what_it_owns(then, role.id, ask.as_of)) for role in reading.framework.roles}
    rows = tuple(
        (role.id, role.title, str(owned[role.id]), role.deputy or "", _state(role))
        for role in reading.framework.roles
    )
    data = document(
        reading,
        roles=[
            role.model_dump(mode="json") | {"open_records": owned[role.id]}
            for role in reading.framework.roles
        ],
    )
    count = number_of(len(rows), "role").capitalize()
    return Listing(
        Table(columns=_ROLES, rows=rows, empty="There is no role."), data, notes(reading, f"{count}.")
    )


def _state(role: Role) -> str:
    said = (
        f"since {day(role.since)}" if role.since else "",
        f"vacant since {day(role.vacant_since)}" if role.vacant_since else "",
        f"ended {day(role.ended)}" if role.ended else "",
    )
    return "; ".join(filter(None, said))


def run_bodies(ask: Ask) -> Listing:
    """The bodies, in the order of the framework, each with its chair and how often it meets."""
    reading = read(ask)
    bodies, parties = reading.framework.bodies, reading.framework.names("party")
    rows = tuple(
        (
            *(body.id, body.name, body.chair_role, meets(body)),
            *(parties.get(body.acts_for, body.acts_for), _life(body, ask.as_of)),
        )
        for body in bodies
    )
    data = document(
        reading, bodies=[body.model_dump(mode="json") | {"meets": meets(body)} for body in bodies]
    )
    count = f"{len(rows)} {'body' if len(rows) == 1 else 'bodies'}."
    return Listing(Table(columns=_BODIES, rows=rows, empty="There is no body."), data, notes(reading, count))


def _life(body: Body, today: date) -> str:
    """Since when a body exists and when it ended or will, with who goes on with its work."""
    heir = f", then {body.successor}" if body.successor else ""
    last = "ended" if body.ended and body.ended < today else "until"
    said = (
        f"since {day(body.since)}" if body.since else "",
        f"{last} {day(body.ended)}{heir}" if body.ended else "",
    )
    return "; ".join(filter(None, said))


def meets(body: Body) -> str:
    """How often a body meets, in words; its rule where no words of ours say it."""
    return in_words(body.frequency, body.recurs or "") or body.recurs or body.frequency
