"""Collects the answers to a form, from flags, from questions or from both, and says what is missing or wrong."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from qaif_cli.errors import QaifError
from qaif_cli.flow.forms.form import Blank, Form, Writing, a
from qaif_cli.flow.names import named, whole_id
from qaif_cli.flow.request import Reading
from qaif_cli.flow.writing.answers import choices_for, value_of
from qaif_cli.flow.writing.entry_names import entries_named, entry_corrected, entry_meant
from qaif_cli.flow.writing.prompts_help import remarks_on, words_for
from qaif_cli.flow.writing.sessions import refuse_body
from qaif_cli.flow.writing.subjects import standing
from qaif_cli.judge.check import agreed_exception
from qaif_cli.judge.identifiers import OTHERWISE, PRIVATE, surely_in
from qaif_cli.model.framework import LISTS

MOST_CHOICES = 40
FEW_CHOICES = 15
_DAY_OF_ENTRY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}|unknown"


class Filling:
    """A form, the answers given so far, and what is wrong with them.

    Attributes:
        form: The form.
        reading: The register.
        targets: The IDs that the command is about.
        answers: The values said so far, by name.
        faults: What was said and cannot be.
        refused: The names of the blanks that those faults are about.
        words: The answers as they were typed, by name.
    """

    def __init__(self, form: Form, reading: Reading, targets: tuple[str, ...], today: date) -> None:
        self.form = form
        self.reading = reading
        self.today = today
        self.answers: dict[str, Any] = {}
        self.faults: list[QaifError] = []
        self.refused: set[str] = set()
        self.words: dict[str, list[str]] = {}
        self.targets = tuple(self._target(text) for text in targets)

    def _target(self, text: str) -> str:
        held = [item for item in self.reading.register.held if self.form.target in ("any", item.kind)]
        try:
            if self.form.target in LISTS:
                return named(self.form.target, text, self.reading.framework.names(self.form.target))
            if self.form.target == "meeting":
                refuse_body(self.reading, text, self.today)
            return named(
                "record" if self.form.target == "any" else self.form.target,
                whole_id(text, self.reading.register),
                {item.record.id: item.record.id for item in held},
                self.reading.register.unread("" if self.form.target == "any" else self.form.target),
            )
        except QaifError as error:
            self.faults.append(error)
            return text

    def take(self, given: dict[str, Any]) -> None:
        """Take the answers given as flags; impossible ones are kept as faults, so that all are reported at once."""
        for blank in self.form.blanks:
            said = given.get(blank.name)
            if said is None or said is False or said == []:
                continue
            if blank.kind == "flag":
                self.answer(blank, "yes")
                continue
            for text in said if blank.many else [said]:
                try:
                    self.answer(blank, text)
                except QaifError as error:
                    self.faults.append(error)
                    self.refused.add(blank.name)

    def answer(self, blank: Blank, text: str) -> None:
        """Take one answer.

        Raises:
            QaifError: where it cannot be; it names the near one.
        """
        day = self.answers.get("date")
        start = day if isinstance(day, date) else self.today
        text = entry_corrected(blank, entry_meant(blank, text, self._so_far()), self._so_far())
        if blank.kind == "text":
            self._refuse_private(blank, text)
        value = value_of(blank, text, self.reading, self.today, start)
        if blank.many:
            self.answers.setdefault(blank.name, []).append(value)
            self.words.setdefault(blank.name, []).append(text)
        else:
            self.answers[blank.name] = value
            self.words[blank.name] = [text]

    def _refuse_private(self, blank: Blank, text: str) -> None:
        """Refuse what certainly identifies a person, unless a body that may has agreed that it stays in that record."""
        records = [
            held.record for target in self.targets if (held := self.reading.register.by_id.get(target))
        ]
        now = self.reading.now.on(self.today)
        for found in surely_in(text):
            if not records or not all(agreed_exception(record, found.kind.code, now) for record in records):
                raise QaifError(f"`{blank.option}` holds {found.what}: {PRIVATE}.", OTHERWISE)

    def forget(self, name: str) -> None:
        """Take an answer back."""
        self.answers.pop(name, None)
        self.words.pop(name, None)

    def on(self, reading: Reading) -> Filling:
        """The same answers to the same form, for the register as it is now.

        Raises:
            QaifError: where one of them cannot be any more.
        """
        anew = Filling(self.form, reading, self.targets, self.today)
        for blank in self.form.blanks:
            for text in self.words.get(blank.name, []):
                anew.answer(blank, text)
        return anew

    @property
    def missing(self) -> list[Blank]:
        """The blanks that are required and have no answer yet."""
        return [blank for blank in self.form.blanks if self.needs(blank) and blank.name not in self.answers]

    def needs(self, blank: Blank) -> bool:
        """Whether the command requires it, after the answers given so far."""
        if not self.fits(blank):
            return False
        if self.why_needed(blank):
            return True
        if blank.where is None:
            return blank.required
        name, answer = blank.where
        return bool((self.answers.get(name) or None) == answer)

    def why_needed(self, blank: Blank) -> str:
        """Why the command requires it, where that depends on the register; empty where it does not."""
        return blank.why_needed(self._so_far())

    def _so_far(self) -> Writing:
        return Writing(self.form, self.reading, self.targets, self.answers, self.today)

    def fits(self, blank: Blank) -> bool:
        """Whether it applies to the named records, after the answers given so far."""
        if blank.where and blank.where[1] is None and self.answers.get(blank.where[0]):
            return False  # another was said in its stead
        return not self._misfit(blank) and all(self.fits(whole) for whole in self._wholes(blank))

    def _wholes(self, blank: Blank) -> list[Blank]:
        """The blank that one is a part of, if any."""
        return [other for other in self.form.blanks if other.name == blank.part_of]

    def _misfit(self, blank: Blank) -> str:
        """Why a blank means nothing here; empty where it does."""
        by_id = self.reading.register.by_id
        kinds = {by_id[target].kind for target in self.targets if target in by_id}
        wrong = next((kind for kind in kinds if blank.kinds and kind not in blank.kinds), "")
        if wrong:
            return f"{blank.option} does not fit {a(wrong)}; it is for {' and '.join(map(a, blank.kinds))}."
        said = {*self.answers, *self.refused}
        unsaid = next((whole.option for whole in self._wholes(blank) if whole.name not in said), "")
        return f"{blank.option} belongs to {unsaid}, which was not given." if unsaid else ""

    def hint(self, blank: Blank) -> str:
        """The text before a question: the possible answers, or what must not be written."""
        if blank.hint:
            return f"  {blank.hint}"
        held = self.reading.register.by_id.get("".join(self.targets))  # none, where there are several
        domain = getattr(held.record, "domain", "") if held else ""
        taught = words_for(blank, {"domain": domain, **self.answers}, self.reading)
        if taught:
            return taught
        choices = choices_for(blank, self.reading)
        if not choices:
            return entries_named(blank, self._so_far())
        return listed(choices)

    def picked(self, blank: Blank, text: str) -> str:
        """What was typed at a question, where that is the number of an answer in the list before it: that answer."""
        choices = list(choices_for(blank, self.reading))[:MOST_CHOICES]
        is_number = re.fullmatch("[1-9][0-9]?", text, re.ASCII) and text not in choices and not blank.hint
        return choices[int(text) - 1] if is_number and int(text) <= len(choices) else text

    def standing(self) -> list[str]:
        """Which records the command is about, and how they stand now."""
        return standing(self.reading, self.targets)

    def remarks(self, blank: Blank) -> list[str]:
        """Remarks on an answer: the resulting band, similar records."""
        return remarks_on(blank, self.answers, self.reading)

    def filled(self) -> Writing:
        """The form as it was filled, with its defaults.

        Raises:
            QaifError: where something is missing or cannot be; all of it is said.
        """
        unsaid = [blank for blank in self.missing if blank.name not in self.refused]
        plain = [blank for blank in unsaid if not self.why_needed(blank)]
        if plain:
            flags = ", ".join(blank.option for blank in plain)
            example = self.form.example and f"For example: {self.form.example}"
            self.faults.append(QaifError(f"Missing: {flags}.", example))
        whys = dict.fromkeys(self.why_needed(blank) for blank in unsaid if blank not in plain)
        for why in whys:  # what is needed for one reason is said once
            flags = ", ".join(blank.option for blank in unsaid if self.why_needed(blank) == why)
            self.faults.append(QaifError(f"Missing: {flags}.", why))
        misfits = [self._misfit(blank) for blank in self.form.blanks if blank.name in self.answers]
        self.faults += [QaifError(misfit) for misfit in misfits if misfit]
        if self.faults:
            raise QaifError("\n      ".join(str(fault) for fault in self.faults))
        corrected = re.match(_DAY_OF_ENTRY, self.answers.get("corrects", ""))
        for blank in self.form.blanks:
            if blank.default and blank.name not in self.answers and self.fits(blank):
                # What puts an entry right happened when that entry did, unless another day is said.
                day = corrected[0] if corrected and blank.name == "date" else ""
                self.answer(blank, day or blank.default)
        return Writing(
            self.form, self.reading, self.targets, dict(self.answers), self.today, dict(self.words)
        )


def listed(choices: Mapping[str, str]) -> str:
    """The possible answers as text, numbered: a line each with their names where they are few, else one paragraph."""
    numbered = list(enumerate(choices, start=1))
    if len(choices) <= FEW_CHOICES and any(id_ != name for id_, name in choices.items()):
        width = max(map(len, choices))
        return "\n".join(f"  {place:2} {id_:{width}}  {choices[id_]}" for place, id_ in numbered)
    words = [f"{place} {id_}" for place, id_ in numbered[:MOST_CHOICES]]
    return f"  One of: {', '.join([*words, *(['…'] if len(choices) > MOST_CHOICES else [])])}"
