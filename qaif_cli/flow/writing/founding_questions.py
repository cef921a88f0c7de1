"""The questions of `qaif init`: what each asks, what holds where nothing is typed, and the flags that say the same."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, partial
from pathlib import Path
from typing import Any

from qaif_cli.errors import QaifError
from qaif_cli.flow.command_words import command_word
from qaif_cli.flow.how_often import EXAMPLES
from qaif_cli.flow.names import named
from qaif_cli.flow.writing.founding import (
    NONE,
    Data,
    Founding,
    body_said,
    meets,
    with_reviews,
    with_roles,
)
from qaif_cli.flow.writing.starting import newcomer
from qaif_cli.flow.writing.stripping import Newcomer
from qaif_cli.model.base import UNKNOWN
from qaif_cli.store import yaml
from qaif_cli.store.starter import refuse_unless_empty, shipped_texts

ALL = "all"
_NOT_OURS = "not-ours"
_CODE = re.compile(r"[A-Za-z0-9]{3,8}", re.ASCII)
_RANGE = re.compile(r"([0-9]+)(?:-([0-9]+))?", re.ASCII)


@dataclass(frozen=True)
class Question:
    """One question.

    Attributes:
        asks: What it asks.
        take: Takes an answer, or refuses it.
        default: What holds where nothing is typed; empty where that leaves it out.
        lines: What is shown before it.
        needed: Whether it cannot be left out.
    """

    asks: str
    take: Callable[[str], None]
    default: str = ""
    lines: tuple[str, ...] = ()
    needed: bool = False


@dataclass
class Dialogue:
    """What is said so far of an organisation, by the names of the flags that say it.

    Attributes:
        said: What was typed.
        committing: Whether the register is committed at once.
        today: The real day.
    """

    said: dict[str, list[str]]
    committing: bool
    today: date

    def newcomer(self) -> Newcomer:
        """The organisation.

        Raises:
            QaifError: where something needed was not said.
        """
        name, short, code = ("".join(self.said.get(flag, ())) for flag in ("name", "short-name", "ods-code"))
        flags = ("usual-role", "role", "body", "review", "area")
        return newcomer(
            name, short, code, Founding(*(tuple(self.said.get(flag, ())) for flag in flags)), self.today
        )

    def after(self, answers: Sequence[str]) -> tuple[Dialogue, Question | None]:
        """The dialogue after some answers, from the beginning, and the next question; None where there is none."""
        made = replace(self, said={flag: list(texts) for flag, texts in self.said.items()})
        asked = made.questions()
        for text in answers:
            next(asked).take(text)
        return made, next(asked, None)

    def again(self, folder: Path) -> str:
        """The command that says all this without a question."""
        words = [f"--{flag} {command_word(text)}" for flag, texts in self.said.items() for text in texts]
        return " ".join(
            ["qaif init", command_word(folder.as_posix()), *words, *(["--commit"] if self.committing else [])]
        )

    def questions(self) -> Iterator[Question]:
        """The questions that are left, each made when those before it are answered."""
        given = {flag for flag, texts in self.said.items() if texts}
        if "name" not in given:
            yield Question("The organisation's name in papers", self._needed("name"), needed=True)
        if "short-name" not in given:
            yield Question(
                "Its short name", self._needed("short-name"), _short(self.said["name"][0]), needed=True
            )
        if "ods-code" not in given:
            yield Question("Its ODS code", self._code, UNKNOWN)
        framework = _framework()
        yield from self._roles(framework["roles"], given)
        if "body" not in given:
            yield from self._bodies(framework)
        if "review" not in given:
            yield from self._reviews(framework["reviews"])
        if "area" not in given:
            areas = _areas()
            lines = (
                "The framework's areas. One that you leave out goes with its commitments.",
                *_numbered(areas),
            )
            yield Question(
                "Which of them (numbers with commas, such as 1-4, 7)", self._some("area", areas), ALL, lines
            )
        if not self.committing:
            yield Question("Keep it in git from the start, as one commit", self._commit, "yes")

    def _roles(self, usual: list[Data], given: set[str]) -> Iterator[Question]:
        names = {role["id"]: role["title"] for role in usual}
        if "usual-role" not in given:
            lines = (
                "The usual roles, an example to choose from. Records name roles, never people.",
                *_numbered(names),
            )
            asks = "Which of them do you have (numbers with commas, such as 1-4, 7; all; none)"
            yield Question(asks, self._some("usual-role", names, none=True), ALL, lines)
        if "role" not in given:
            yield from self._more(
                "Another role of yours, by its title; Enter for no more", partial(self._role, usual)
            )

    def _bodies(self, framework: Data) -> Iterator[Question]:
        roles = self._have(framework["roles"])
        examples = "; ".join(EXAMPLES[:-1])
        lines: tuple[str, ...] = (
            f"Your bodies. How often each meets is an example of our own, in words such as: {examples}.",
            *_numbered(roles),
        )
        for body in framework["bodies"]:
            if body["frequency"] == _NOT_OURS:
                continue
            chair = roles.get(body["chair_role"], UNKNOWN)
            asks = f"{body['name']}: who chairs it (a role, its number, or unknown)"
            yield Question(asks, partial(self._chair, framework, body["name"]), chair, lines)
            asks = f"{body['name']}: how often it meets"
            yield Question(asks, partial(self._often, framework, body), meets(body))
            lines = ()
        for asked in self._more(
            "Another body of yours, by its name; Enter for no more",
            partial(self._new_body, framework),
        ):
            yield asked
            if not self.said["body"] or ";" in self.said["body"][-1]:
                return
            name = self.said["body"][-1]
            yield Question(
                f"{name}: who chairs it (a role, its number, or unknown)",
                partial(self._chair, framework, name),
                needed=True,
            )
            yield Question(
                f"{name}: how often it meets",
                partial(self._often, framework, {"name": name}),
                needed=True,
            )

    def _reviews(self, given: list[Data]) -> Iterator[Question]:
        row = given[0]
        said = (
            f"Risks scoring {row['from_score']} or more are reviewed by their owner every month [{row['citation']}]. The framework"
            " sets no interval for lower scores; you may set your own, marked as such."
        )
        lines: tuple[str, ...] = (said,)
        asks = "An interval of your own, such as `8: 3 months` for scores of 8 or more; Enter for none"
        for asked in self._more(asks, partial(self._review, given)):
            yield replace(asked, lines=lines)
            lines = ()

    def _more(self, asks: str, take: Callable[[str], None]) -> Iterator[Question]:
        """A question that is asked until it is left empty."""
        left = False

        def one(text: str) -> None:
            nonlocal left
            left = not text
            if text:
                take(text)

        while not left:
            yield Question(asks, one)

    def _needed(self, flag: str) -> Callable[[str], None]:
        def take(text: str) -> None:
            if not text.strip():
                raise QaifError("This is needed.")
            self.said[flag] = [" ".join(text.split())]

        return take

    def _code(self, text: str) -> None:
        if text != UNKNOWN and not _CODE.fullmatch(text):
            raise QaifError(
                f"`{text}` is no ODS code.", "It has three to eight letters and digits; or say unknown."
            )
        self.said["ods-code"] = [text]

    def _some(self, flag: str, names: Mapping[str, str], *, none: bool = False) -> Callable[[str], None]:
        def take(text: str) -> None:
            if text.casefold() == ALL:
                self.said[flag] = []
            elif none and text.casefold() == NONE:
                self.said[flag] = [NONE]
            else:
                self.said[flag] = _picked(text, flag.rpartition("-")[2], names)

        return take

    def _have(self, usual: list[Data]) -> dict[str, str]:
        """The roles that were said so far."""
        roles = with_roles(usual, self.said.get("usual-role", ()), self.said.get("role", ()))
        return {role["id"]: role["title"] for role in roles}

    def _role(self, usual: list[Data], text: str) -> None:
        with_roles(usual, self.said.get("usual-role", ()), [*self.said.get("role", ()), text])
        self.said.setdefault("role", []).append(text)

    def _chair(self, framework: Data, name: str, text: str) -> None:
        roles = self._have(framework["roles"])
        chair = UNKNOWN if text.casefold() == UNKNOWN else _picked(text, "role", roles)[0]
        self.said["body"] = [*(said for said in self.said["body"] if said != name), f"{name}; {chair}"]

    def _often(self, framework: Data, there: Data, text: str) -> None:
        """How often the body meets whose chair was said last; what is as it was need not be said."""
        chair = self.said["body"][-1].partition("; ")[2]
        often = "" if "frequency" in there and text == meets(there) else text
        said = f"{there['name']}; {chair}; {often}"
        roles = [{"id": id_, "title": title} for id_, title in self._have(framework["roles"]).items()]
        body_said(said, framework["bodies"], roles, self.today)
        as_it_was = "frequency" in there and not often and chair == there["chair_role"]
        self.said["body"][-1:] = [] if as_it_was else [said.removesuffix("; ")]

    def _new_body(self, framework: Data, text: str) -> None:
        names = [body["name"].casefold() for body in framework["bodies"]]
        if text.casefold() in names or ";" in text:
            raise QaifError(f"`{text}` is there already." if ";" not in text else "A name has no semicolon.")
        self.said["body"].append(text)

    def _review(self, given: list[Data], text: str) -> None:
        with_reviews(given, [*self.said.get("review", ()), text])
        self.said.setdefault("review", []).append(text)

    def _commit(self, text: str) -> None:
        if text.casefold() not in ("y", "yes", "n", "no"):
            raise QaifError(f"`{text}` is neither.", "Say yes or no.")
        self.committing = text.casefold() in ("y", "yes")


def empty(folder: Path) -> None:
    """See that a register can be begun in a folder, before anything is asked.

    Raises:
        QaifError: where something is there already.
    """
    refuse_unless_empty(folder)


def _short(name: str) -> str:
    """The short name that a name suggests: `Exampleshire ICB`."""
    return name.removeprefix("NHS ").replace("Integrated Care Board", "ICB")


@cache
def _framework() -> Data:
    """The settings that a register begins with; nothing here changes them."""
    found: Data = yaml.parse(shipped_texts("records")["framework.yaml"])
    return found


@cache
def _areas() -> Mapping[str, str]:
    texts = (yaml.parse(text) for path, text in shipped_texts("records").items() if path.startswith("areas/"))
    return {data["id"]: data["title"] for data in texts}


def _numbered(names: Mapping[str, Any]) -> list[str]:
    return [f"  {place:2} {title}" for place, title in enumerate(names.values(), 1)]


def _picked(text: str, what: str, names: Mapping[str, str]) -> list[str]:
    """Those of a numbered list that are meant: by numbers, by ranges of them, by IDs or by titles.

    Raises:
        QaifError: where one is not there.
    """
    ids, found = list(names), []
    whole = next((id_ for id_, title in names.items() if title.casefold() == text.strip().casefold()), "")
    if whole:  # a title may have a comma
        return [whole]
    for word in (part.strip() for part in text.split(",")):
        numbers = _RANGE.fullmatch(word)
        if numbers is None:
            found.append(named(what, word, names, by_title=True))
            continue
        first, last = int(numbers[1]), int(numbers[2] or numbers[1])
        if not 1 <= first <= last <= len(ids):
            raise QaifError(f"There is no {what} {word} in the list.", f"It has the numbers 1 to {len(ids)}.")
        found += ids[first - 1 : last]
    return list(dict.fromkeys(found))
