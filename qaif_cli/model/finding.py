"""Cards and findings: what a rule is, and what it found."""

from __future__ import annotations

from dataclasses import dataclass

from qaif_cli.model.paper_words import said_of
from qaif_cli.model.vocabulary import Mark, Severity

HEADINGS = ("Why it matters", "How to fix", "Example")


@dataclass(frozen=True)
class Card:
    """What a rule is, as `qaif explain` prints it.

    Attributes:
        code: Three letters of the family and three digits; never used again for another rule.
        name: The fault in words, with hyphens.
        severity: error, warning or info.
        citation: Where the rule comes from.
        mark: How far that is verified (V, V2, U, P).
        since: The version of qaif that brought it.
        finds: What it finds, one sentence.
        why: Why that matters.
        fix: What to do about it.
        example: What it looks like.
    """

    code: str
    name: str
    severity: Severity
    citation: str
    mark: Mark
    since: str
    finds: str
    why: str
    fix: str
    example: str

    @property
    def family(self) -> str:
        """The three letters of the code."""
        return self.code[:3]

    def said(self, count: int) -> str:
        """What it found, as a paper says it of so many records; no full stop."""
        return said_of(self.code, count)


def read_card(
    code: str, name: str, severity: Severity, citation: str, mark: Mark, since: str, doc: str
) -> Card:
    """Make a card from a docstring that has the headings of `HEADINGS`, each followed by a colon.

    Raises:
        ValueError: where a heading is missing or out of order.
    """
    rest = " ".join(doc.split())
    parts: list[str] = []
    for heading in HEADINGS:
        before, found, rest = rest.partition(f" {heading}: ")
        if not found:
            raise ValueError(f"{code}: the docstring has no heading '{heading}:'")
        parts.append(before.strip())
    finds, why, fix = parts
    return Card(code, name, severity, citation, mark, since, finds, why, fix, rest.strip())


@dataclass(frozen=True)
class Hit:
    """What a rule found, before it is dressed with its card.

    Attributes:
        record: The ID of the record; empty for the framework and for whole files.
        pointer: A JSON pointer to the place in the record.
        message: What is so, one sentence without a full stop.
        fix: What to do, if it can be said more exactly than on the card.
        path: The file, where there is no record to look it up by.
        line: Counted from 1, where the place is known better than by a pointer; else 0.
        column: Counted from 1.
        fields: The fields it is about, where a report groups findings by field; dotted where they lie deeper.
    """

    record: str
    pointer: str
    message: str
    fix: str = ""
    path: str = ""
    line: int = 0
    column: int = 0
    fields: tuple[str, ...] = ()


@dataclass(frozen=True)
class Finding:
    """What was found, where, by which rule, and what to do.

    Attributes:
        line: Counted from 1; 0 where the place has not been looked up or there is none.
        column: Counted from 1.
        excerpt: The line itself.
        on_key: Whether the key is meant and not its value.
        fields: The fields it is about, as in `Hit`.
    """

    code: str
    severity: Severity
    path: str
    record: str
    pointer: str
    message: str
    fix: str
    citation: str
    mark: Mark
    line: int = 0
    column: int = 0
    excerpt: str = ""
    on_key: bool = False
    fields: tuple[str, ...] = ()

    @property
    def identity(self) -> tuple[str, str, str, str]:
        """What makes two findings the same one before and after a change."""
        return (self.code, self.record or self.path, self.message, "" if self.record else self.pointer)


def dressed(card: Card, hit: Hit, path: str) -> Finding:
    """A hit with everything that its card says."""
    return Finding(
        code=card.code,
        severity=card.severity,
        path=hit.path or path,
        record=hit.record,
        pointer=hit.pointer,
        message=hit.message,
        fix=hit.fix or card.fix,
        citation=card.citation,
        mark=card.mark,
        line=hit.line,
        column=hit.column,
        fields=hit.fields,
    )
