"""A form describes a writing command: each blank is both a flag and a question.

Forms are light: they are read whenever help is printed, so nothing heavy is imported here. What acts on a filled
form is heavy: it is named as `module:function`, of a module in flow/writing, which is imported only when it is used.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from importlib import import_module
from typing import TYPE_CHECKING, Any, Literal

from qaif_cli.model.edit import Draft
from qaif_cli.model.kinds import BY_NAME

if TYPE_CHECKING:
    from qaif_cli.flow.request import Reading


@dataclass(frozen=True)
class Blank:
    """One flag of a writing command, which is also a question on a terminal.

    Attributes:
        name: The field's own name; the flag is made of it (`executive_lead`, `--executive-lead`).
        help: What it means, in a few words.
        kind: text, day, number, count (from 1), step (1 to 5), flag, choice, entry, often (how often a body meets), time (of day), a
            list of the framework such as role or body, a kind of record such as area or risk, or record for any of those.
        required: Whether the command cannot do without it.
        many: Whether it may be given several times.
        words: The words of a choice.
        default: What holds where nothing is said; `today` for a day.
        flag: The flag, where it is not the name's own.
        positional: Whether it is typed without a flag, after the ID.
        where: The answer to another blank that makes this one required: `("type", "service")`;
            `("unchanged", None)` where nothing was said to that one.
        part_of: The blank without which it means nothing (`source`, of an insight); required only beside it.
        kinds: The kinds of record that it fits; every kind where empty.
        asked: Whether it is asked on a terminal; else it can only be said as a flag, unless it is needed.
        needed: The name of what says why the command cannot do without it, after what was said so far; given the
            form and the name of the blank, it gives nothing where the command can.
        hint: What is shown before the question, such as what must never be written there.
        ahead: Whether it is a day to come, for which a length of time such as `2w` may be said.
        alike: The kind of record whose titles are compared with this one.
        on_list: What several of it do to the list that is there, where a record is edited.
        may_be_none: Whether `none` is an answer, which leaves the field empty.
        history: The history in which an entry is meant, by its day alone where that day has no other.
        aimed: Whether it is a step of the target, and not of the present score.
        entries_of: Which entries of the record are listed before the question: actions, or items of a meeting.
    """

    name: str
    help: str
    kind: str = "text"
    required: bool = False
    many: bool = False
    words: tuple[str, ...] = ()
    default: str = ""
    flag: str = ""
    positional: bool = False
    where: tuple[str, str | None] | None = None
    part_of: str = ""
    kinds: tuple[str, ...] = ()
    asked: bool = True
    needed: str = ""
    hint: str = ""
    ahead: bool = False
    alike: str = ""
    entries_of: Literal["", "actions", "items"] = ""
    on_list: Literal["replaces", "adds", "removes"] = "replaces"
    may_be_none: bool = False
    history: str = ""
    aimed: bool = False

    @property
    def option(self) -> str:
        """The flag as it is typed."""
        if self.positional:
            return self.name.upper()
        return self.flag or f"--{self.name.replace('_', '-')}"

    def why_needed(self, writing: Writing) -> str:
        """Why the command cannot do without it, where that depends on the register; empty where it can."""
        return str(resolved(self.needed)(writing, self.name)) if self.needed else ""


@dataclass(frozen=True)
class RecordPart:
    """A part of a record that may not be there yet, such as the outcome of a commitment.

    Attributes:
        at: Its name in the record.
        fields: For each blank that belongs to it, the field.
        first: The blank that a new one cannot be without; empty where it can begin with any of them.
        unknown: The fields that a new one needs too, and that say `unknown` where they were not given.
    """

    at: str
    fields: Mapping[str, str]
    first: str = ""
    unknown: tuple[str, ...] = ()

    def whole(self, said: Mapping[str, Any]) -> dict[str, Any]:
        """A new one of what was given, by the names of its fields, in their order."""
        wanted = {*said, *self.unknown}
        return {field: said.get(field, "unknown") for field in self.fields.values() if field in wanted}


@dataclass(frozen=True)
class Writing:
    """A form that has been filled.

    Attributes:
        form: The form.
        reading: The register as it is.
        targets: The IDs that the command is about.
        answers: What was said, by the names of the blanks; what was not said is not there.
        today: The real day.
        typed: The answers as they were typed, by the names of the blanks.
    """

    form: Form
    reading: Reading
    targets: tuple[str, ...]
    answers: dict[str, Any]
    today: date
    typed: Mapping[str, list[str]] = field(default_factory=dict)

    def get(self, name: str) -> Any:
        """An answer, or None where none was given."""
        return self.answers.get(name)

    @property
    def target(self) -> str:
        """The ID that the command is about."""
        return self.targets[0]


_COMMAND = re.compile(r"(`qaif [^`]*`)")
"""A command in a message, which is told as it is typed."""
NEW = "{new}"
"""Stands in what is said for the ID that a new record is given when it is written."""


@dataclass(frozen=True)
class Proposal:
    """What a command would write, and its messages to the user.

    Attributes:
        drafts: The records.
        says: Lines for the user, such as the band that a score falls in.
    """

    drafts: tuple[Draft, ...]
    says: tuple[str, ...] = field(default=())


@dataclass(frozen=True)
class Form:
    """A writing command.

    Attributes:
        verb: What it is called below its noun, or alone.
        help: What it does, one sentence.
        example: How it is typed.
        blanks: What it is told.
        act: The name of what makes a proposal of a filled form.
        target: What its argument names: a kind of record, `any` for any of them; empty for no argument.
        many: Whether it takes several.
        places: For a blank whose field has another name or stands deeper, its JSON pointer, where plain fields are
            edited.
        parts: The parts of the record that may not be there yet, where plain fields are edited.
    """

    verb: str
    help: str
    example: str
    blanks: tuple[Blank, ...]
    act: str
    target: str = ""
    many: bool = False
    places: Mapping[str, str] = field(default_factory=dict)
    parts: tuple[RecordPart, ...] = ()

    def place(self, name: str) -> str:
        """The JSON pointer of the field that a blank is about."""
        return self.places.get(name, f"/{name}")

    def told_elsewhere(self, text: str, called: Mapping[str, str]) -> str:
        """What the command says, where its answers were given in a file: its flags by what they are called there.

        Args:
            text: What it says.
            called: By the name of a blank, what it is called in the file.
        """
        words = self.example.split()[:3]
        command = " ".join(words[:2] if words[1:2] == [self.verb] else words)
        for blank in (blank for blank in self.blanks if blank.option.startswith("--")):
            there = called.get(blank.name, "")
            said = there or f"{blank.option} of `{command}`"
            flag = re.compile(rf"(?<![\w-]){re.escape(blank.option)}(?![\w-])")
            parts = _COMMAND.split(text)
            text = "".join(part if place % 2 else flag.sub(said, part) for place, part in enumerate(parts))
        return text

    def run(self, writing: Writing) -> Proposal:
        """What the filled form would write."""
        proposal: Proposal = resolved(self.act)(writing)
        return proposal


def resolved(name: str) -> Any:
    """What `module:function` names in flow/writing."""
    module, _, function = name.partition(":")
    return getattr(import_module(f"qaif_cli.flow.writing.{module}"), function)


def a(kind: str) -> str:
    """A kind of record with its article: `an area`, `a piece of intelligence`."""
    return BY_NAME[kind].a


def kept(fields: dict[str, Any]) -> dict[str, Any]:
    """The fields without those that are None or empty; dates as text."""
    return {
        key: _written(value)
        for key, value in fields.items()
        if value is not None and value not in ([], {}, "")
    }


def _written(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return kept(value)
    if isinstance(value, list | tuple):
        return [_written(item) for item in value]
    return value
