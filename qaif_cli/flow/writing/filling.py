"""A form while it is being filled: from flags, from questions, or from both."""

from __future__ import annotations

from datetime import date
from typing import Any

from qaif_cli.errors import QaifError
from qaif_cli.flow.asking import Reading
from qaif_cli.flow.names import named
from qaif_cli.flow.writing.answers import choices_for, value_of
from qaif_cli.flow.writing.form import Blank, Form, Writing
from qaif_cli.flow.writing.teaching import remarks_on, words_for

MOST_CHOICES = 40


class Filling:
    """A form, what has been said so far, and what is wrong with it.

    Attributes:
        form: The form.
        reading: The register.
        targets: The IDs that the command is about.
        answers: The values said so far, by name.
        faults: What was said and cannot be.
        refused: The names of the blanks that those faults are about.
    """

    def __init__(self, form: Form, reading: Reading, targets: tuple[str, ...], today: date) -> None:
        self.form = form
        self.reading = reading
        self.today = today
        self.answers: dict[str, Any] = {}
        self.faults: list[QaifError] = []
        self.refused: set[str] = set()
        self.targets = tuple(self._target(text) for text in targets)

    def _target(self, text: str) -> str:
        held = [item for item in self.reading.register.held if self.form.target in ("any", item.kind)]
        try:
            return named(
                "record" if self.form.target == "any" else self.form.target,
                text,
                {item.record.id: item.record.id for item in held},
            )
        except QaifError as error:
            self.faults.append(error)
            return text

    def take(self, given: dict[str, Any]) -> None:
        """Take what was said as flags; what cannot be is kept as a fault, so that all is said at once."""
        for blank in self.form.blanks:
            said = given.get(blank.name)
            if said is None or said is False or said == []:
                continue
            if blank.kind == "flag":
                self.answers[blank.name] = True
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
        value = value_of(blank, text, self.reading, self.today)
        if blank.many:
            self.answers.setdefault(blank.name, []).append(value)
        else:
            self.answers[blank.name] = value

    def forget(self, name: str) -> None:
        """Take an answer back."""
        self.answers.pop(name, None)

    @property
    def missing(self) -> list[Blank]:
        """What the command cannot do without and was not told."""
        return [blank for blank in self.form.blanks if blank.required and blank.name not in self.answers]

    def hint(self, blank: Blank) -> str:
        """What may be answered, to be shown before a question."""
        taught = words_for(blank, self.answers, self.reading)
        if taught:
            return taught
        choices = choices_for(blank, self.reading)
        if not choices:
            return ""
        shown = [
            id_ if id_ == name else f"{id_} ({name})" for id_, name in list(choices.items())[:MOST_CHOICES]
        ]
        return f"  One of: {', '.join(shown)}{' …' if len(choices) > MOST_CHOICES else ''}"

    def remarks(self, blank: Blank) -> list[str]:
        """What there is to say to an answer: the band that results, the records that are alike."""
        return remarks_on(blank, self.answers, self.reading)

    def filled(self) -> Writing:
        """The form as it was filled, with its defaults.

        Raises:
            QaifError: where something is missing or cannot be; all of it is said.
        """
        unsaid = [blank for blank in self.missing if blank.name not in self.refused]
        if unsaid:
            flags = ", ".join(blank.option for blank in unsaid)
            self.faults.append(QaifError(f"Not said: {flags}.", f"For example: {self.form.example}"))
        if self.faults:
            raise QaifError("\n      ".join(str(fault) for fault in self.faults))
        for blank in self.form.blanks:
            if blank.default and blank.name not in self.answers:
                self.answer(blank, blank.default)
        return Writing(self.reading, self.targets, dict(self.answers), self.today)
