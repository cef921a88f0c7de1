"""What an organisation says of itself when its register is begun: its roles, bodies, review intervals and areas.

What it does not say stays as the starting list has it. What it says itself is marked as its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from qaif_cli.errors import QaifError
from qaif_cli.flow.how_often import recurrence
from qaif_cli.flow.names import named
from qaif_cli.flow.writing.naming import slug
from qaif_cli.model.base import UNKNOWN
from qaif_cli.model.how_often import in_words
from qaif_cli.store.order import in_order

Data = dict[str, Any]
OWN = "our own"
NONE = "none"
_REVIEW = re.compile(
    r"(?P<score>[0-9]{1,2}) ?: ?(?P<months>[0-9]{1,2}) months?(?P<owner> by (?:the |its )?owner)?"
)
_PARTS = 3
WHEN = "how often it meets is our own"


@dataclass(frozen=True)
class Founding:
    """What was said of an organisation, as it was typed.

    Attributes:
        usual: Of the usual roles those that it has; all where empty, none where it is `none`.
        roles: The titles of its other roles.
        bodies: Its bodies, each as `NAME; CHAIR; HOW OFTEN`.
        reviews: Its own review intervals, each as `8: 3 months`.
        areas: Of the framework's areas those that it has; all where empty.
    """

    usual: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    reviews: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()


def founded(data: Data, said: Founding, today: date) -> Data:
    """The settings with what was said in them.

    Raises:
        QaifError: where something of it cannot be; all of it is named.
    """
    faults: list[QaifError] = []
    roles = data["roles"]
    try:
        roles = with_roles(data["roles"], said.usual, said.roles)
    except QaifError as error:
        faults.append(error)
    bodies, cycle = list(data["bodies"]), list(data["cycle"])
    for text in said.bodies:
        try:
            body = body_said(text, bodies, roles, today)
        except QaifError as error:
            faults.append(error)
            continue
        bodies = [body if there["id"] == body["id"] else there for there in bodies]
        bodies += [] if body in bodies else [body]
        cycle = [in_its_months(item, body) for item in cycle]
    try:
        reviews = with_reviews(data["reviews"], said.reviews)
    except QaifError as error:
        faults.append(error)
    if faults:
        raise QaifError("\n      ".join(dict.fromkeys(map(str, faults))))
    return data | {"roles": roles, "bodies": with_chairs(bodies, roles), "reviews": reviews, "cycle": cycle}


def with_roles(usual: list[Data], wanted: Iterable[str], own: Iterable[str]) -> list[Data]:
    """The roles: those of the usual that are wanted, and the organisation's own.

    Raises:
        QaifError: where one is not known, or there twice.
    """
    names = {role["id"]: role["title"] for role in usual}
    said = [text.strip() for text in wanted if text.strip()]
    kept = {named("role", text, names, by_title=True) for text in said if text != NONE}
    roles = [role for role in usual if role["id"] in kept] if said else list(usual)
    for text in own:
        title = " ".join(text.split())
        id_ = slug(title)
        there = next((role for role in roles if id_ in (role["id"], slug(role["title"]))), None)
        if there or not id_:
            why = f"is there already ({there['id']})" if there else "is no title of a role"
            raise QaifError(f"`{text}` {why}.", "Say each role once, by its title.")
        roles.append({"id": id_, "title": title})
    if not roles:
        raise QaifError("No role is left.", "Keep one of the usual, or say your own with --role.")
    return roles


def body_said(text: str, bodies: list[Data], roles: list[Data], today: date) -> Data:
    """A body as it was said: one that is there with another chair or another recurrence, or a new one.

    Raises:
        QaifError: where its chair or how often it meets is not understood, or a new one lacks them.
    """
    name, chair, often = _parts(text)
    there = next((body for body in bodies if name.casefold() in (body["id"], body["name"].casefold())), None)
    if there is None and not (chair and often):
        raise QaifError(
            f"`{name}` is a new body, and of that its chair and how often it meets are needed.",
            f'Say --body "{name}; CHAIR; every Tuesday"; those there are: {", ".join(body["name"] for body in bodies)}.',
        )
    body = dict(there) if there else _new(name)
    if chair:
        body["chair_role"] = named(
            "role", chair, {role["id"]: role["title"] for role in roles} | {UNKNOWN: UNKNOWN}, by_title=True
        )
    if often:
        meets = recurrence(often, today)
        own = {"frequency": meets.frequency, "recurs": meets.rule}
        if there and own["recurs"] != there.get("recurs") and "how often" not in there["citation"]:
            body["citation"] = f"{there['citation']}; {WHEN}"
        body |= own
        if not meets.rule:
            body.pop("recurs")
    return in_order(body)


def _parts(text: str) -> tuple[str, str, str]:
    parts = [" ".join(part.split()) for part in text.split(";")]
    if not parts[0] or len(parts) > _PARTS:
        raise QaifError(
            f"`{text}` is not a body.",
            'Say its name, its chair and how often it meets, as "Quality Committee; Medical Director; first Tuesday of the month"; a part may be empty.',
        )
    name, chair, often = (*parts, "", "")[:_PARTS]
    return name, chair, often


def _new(name: str) -> Data:
    id_ = slug(name)
    if not id_:
        raise QaifError(f"`{name}` is no name of a body.", "Say it in letters.")
    return {
        "id": id_,
        "name": name,
        "acts_for": "icb",
        "may_give_assurance": False,
        "citation": OWN,
        "mark": "P",
    }


def in_its_months(item: Data, body: Data) -> Data:
    """A standing item of a body in the months in which the body meets: each goes to the next of them."""
    found = re.search("BYMONTH=([0-9,]+)", body.get("recurs", ""))
    if item["body"] != body["id"] or "months" not in item or not found:
        return item
    months = sorted(map(int, found[1].split(",")))
    moved = {next((month for month in months if month >= due), months[0]) for due in item["months"]}
    return item | {"months": sorted(moved)}


def with_reviews(given: list[Data], own: Iterable[str]) -> list[Data]:
    """The review intervals: the framework's, and the organisation's own for lower scores.

    Raises:
        QaifError: where one is not understood, or is not the organisation's to set.
    """
    lowest = min(row["from_score"] for row in given)
    rows: dict[int, Data] = {}
    for text in own:
        found = _REVIEW.fullmatch(" ".join(text.casefold().split()))
        if not found or not int(found["score"]) or not int(found["months"]):
            raise QaifError(
                f"`{text}` is no review interval.",
                "Say it as `8: 3 months`: from which score, and how often.",
            )
        score = int(found["score"])
        if score >= lowest:
            raise QaifError(
                f"`{text}`: from {lowest} upward the framework itself sets the interval [{given[0]['citation']}].",
                f"Your own are for scores below {lowest}.",
            )
        if score in rows:
            raise QaifError(f"`{text}`: from {score} upward an interval was said before.", "Say one.")
        rows[score] = {
            "from_score": score, "months": int(found["months"]), "by_owner": bool(found["owner"]), "citation": OWN, "mark": "P",
        }  # fmt: skip
    return [*given, *(rows[score] for score in sorted(rows, reverse=True))]


def with_chairs(bodies: list[Data], roles: list[Data]) -> list[Data]:
    """The bodies, where the chair is no role of the organisation with one that is not known yet."""
    there = {role["id"] for role in roles}
    return [body if body["chair_role"] in there else body | {"chair_role": UNKNOWN} for body in bodies]


def chosen_areas(areas: Mapping[str, str], said: Iterable[str]) -> set[str]:
    """The IDs of the areas that an organisation has.

    Raises:
        QaifError: where one is not known.
    """
    wanted = [text.strip() for text in said if text.strip()]
    return {named("area", text, areas, by_title=True) for text in wanted} if wanted else set(areas)


def in_areas(reporting: Data, areas: set[str]) -> Data:
    """The reporting cycle, where only areas that there are can be reported by exception."""
    kept = [item for item in reporting.get("by_exception", ()) if item["area"] in areas]
    rest = {name: value for name, value in reporting.items() if name != "by_exception"}
    return {
        name: kept if name == "by_exception" else rest[name] for name in reporting if kept or name in rest
    }


def meets(body: Data) -> str:
    """How often a body meets, in words; its rule where no words of ours say it."""
    return in_words(body["frequency"], body.get("recurs", "")) or body.get("recurs", "") or body["frequency"]
