"""What is decided of a merger of two boards: its prefix, its day, and the map of what is the same at both."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from qaif_cli.errors import QaifError
from qaif_cli.flow.bringing.lists import MAP_KEYS
from qaif_cli.store import yaml

ADD = "add"
"""Said of what is a board's own and comes along under a name of its own."""
OPEN = "?"


@dataclass(frozen=True)
class MergerPlan:
    """What is decided.

    Attributes:
        prefix: The letters in the IDs of what comes.
        on: The first day on which the two boards are one.
        said: By key of the map, what one of theirs is here, or `add`.
    """

    prefix: str
    on: date
    said: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    @property
    def last_day(self) -> date:
        """The last day of the other board, and of its bodies that end."""
        return self.on - timedelta(days=1)


@dataclass(frozen=True)
class SharedThing:
    """What becomes of one thing that the other board has.

    Attributes:
        key: Its list, as the map calls it.
        id: What it is called there.
        title: What people call it.
        same: What it is here already; empty where it comes along, or nobody has decided.
        new: What it is called here where it comes along.
        why: Why, part of a sentence.
        to_look_at: Whether a person should look at it: a clash, or something that may be the same.
    """

    key: str
    id: str
    title: str
    same: str = ""
    new: str = ""
    why: str = ""
    to_look_at: bool = False

    @property
    def open(self) -> bool:
        """Whether nobody has decided it, and nothing can be written until somebody does."""
        return not (self.same or self.new)

    @property
    def here(self) -> str:
        """What it is called here."""
        return self.same or self.new or self.id


def read_decisions(text: str, name: str) -> dict[str, dict[str, str]]:
    """A map as somebody wrote it.

    Args:
        text: What it says.
        name: Its file.

    Raises:
        QaifError: where it is none; the line is named where it is no YAML.
    """
    try:
        said = yaml.parse(text)
    except yaml.BadYaml as bad:
        raise QaifError(
            f"`{name}` is no map: line {bad.line}: {bad.message}.",
            "Put that line right; what else you wrote into the map stays.",
        ) from None
    if said is None:
        return {}
    wrong = [] if isinstance(said, dict) else ["it has a block for each list, such as `roles:`"]
    found: dict[str, dict[str, str]] = {}
    for key, block in said.items() if isinstance(said, dict) else ():
        if key not in MAP_KEYS:
            wrong.append(f"there is no list `{key}`; the lists are {', '.join(MAP_KEYS)}")
        elif not _is_block(block):
            wrong.append(f"`{key}:` has a line for each, such as `chief-nurse: chief-nursing-officer`")
        else:
            found[key] = {str(one): str(meant) for one, meant in (block or {}).items()}
    if wrong:
        raise QaifError(f"`{name}` cannot be followed:" + "".join(f"\n  {line}." for line in wrong))
    return found


def _is_block(block: Any) -> bool:
    return block is None or (
        isinstance(block, dict) and all(isinstance(meant, str) for meant in block.values())
    )


def map_to_keep(choices: Iterable[SharedThing], prefix: str) -> str:
    """The map of a merger, with what is proposed and why beside each line."""
    lines = [
        "# What of theirs is what of ours. Behind each name stands the name that it has here already, or `add`:",
        f"# it comes along under a name of its own, with {prefix}. Put right what is not, then give this file as --map.",
    ]
    by_key: dict[str, list[SharedThing]] = {}
    for choice in choices:
        by_key.setdefault(choice.key, []).append(choice)
    for key in MAP_KEYS:
        found = by_key.get(key, [])
        lines += [f"{key}:"] if found else []
        for choice in found:
            said = f'"{OPEN}"' if choice.open else yaml.flow(choice.same or ADD)
            look = "LOOK: " if choice.to_look_at else ""
            title = " ".join(choice.title.split())
            lines.append(f"  {yaml.flow(choice.id)}: {said}  # {look}{title}: {choice.why}")
    return "\n".join(lines) + "\n"
