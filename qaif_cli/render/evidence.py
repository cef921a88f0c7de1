"""One statement in full for an auditor: the answer, the reason, and every piece of evidence."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date

from qaif_cli.model.coverage import Covered, EvidenceShown, Tally, WaivedFinding
from qaif_cli.model.finding import Finding
from qaif_cli.model.vocabulary import ANSWERS
from qaif_cli.render.coverage import answered
from qaif_cli.render.tables import wrapped
from qaif_cli.render.words import day, number_of, sentence

_LABEL = 14
_READING = "The reading is ours (mark P)."


def evidence_page(
    item: Covered,
    as_of: date,
    rules: Mapping[str, str],
    named: Callable[[str], str],
    width: int | None = None,
) -> str:
    """A statement as text.

    Args:
        item: The statement and what the records show for it.
        as_of: The day judged.
        rules: The name of each rule, by its code.
        named: What is printed for a role or a body.
        width: How many characters fit in a line; as many as it takes where None.
    """
    lines = [
        *_hung(f"{item.id} ({item.section}): ", item.statement, width),
        *_hung("", f"As at {day(as_of)}, on evidence from {day(item.first)} to {day(item.last)}.", width),
        "",
        *_labelled("Answer", answered(item), width),
        *_labelled("Records say", ANSWERS.label(item.records_say), width),
        *_labelled("We say", ANSWERS.label(item.we_say), width),
        *_labelled("Why", sentence(item.why), width),
        *_labelled("Looked for", f"{item.reading} {_READING}", width),
        *_labelled(
            "Judged by",
            "; ".join(f"{code} {rules.get(code, '')}".rstrip() for code in item.rules) or "no rule",
            width,
        ),
    ]
    for title, block in (
        ("Owed and not shown", list(_missing(item.tally, width))),
        ("Exceptions", list(_exceptions(item.exceptions, width))),
        ("Agreed exceptions", list(_agreed(item.agreed, named, width))),
        ("What the organisation says of itself", list(_shown(item.accounts, named, width))),
        (
            f"Evidence: {number_of(len(item.evidence), 'entry')}, newest first",
            list(_shown(item.evidence, named, width)),
        ),
    ):
        if block:
            lines += ["", title, *block]
    if not item.evidence:
        lines += ["", "Evidence: none"]
    return "\n".join(lines) + "\n"


def _missing(tally: Tally | None, width: int | None) -> Iterator[str]:
    for name in tally.missing if tally else ():
        yield from _hung("  ", name, width)


def _exceptions(found: Sequence[Finding], width: int | None) -> Iterator[str]:
    for finding in found:
        yield from _hung(f"  {finding.code}  {finding.record or finding.path}  ", finding.message, width)


def _agreed(found: Sequence[WaivedFinding], named: Callable[[str], str], width: int | None) -> Iterator[str]:
    for item in found:
        finding, waiver = item.finding, item.waiver
        yield from _hung(f"  {finding.code}  {finding.record}  ", finding.message, width)
        said = f"agreed by {named(waiver.agreed_by)} on {day(waiver.agreed_on)}, until {day(waiver.until)}: {waiver.why}"
        yield from _hung("      ", said, width)


def _shown(items: Sequence[EvidenceShown], named: Callable[[str], str], width: int | None) -> Iterator[str]:
    for item in items:
        owner = named(item.owner) if item.owner else "nobody named"
        when = day(item.date) if item.date else "stands in the record"
        yield from _hung(f"  {when}  ", f"{item.record}: {item.title} ({owner})", width)
        yield from _hung("      ", item.what, width)


def _labelled(head: str, text: str, width: int | None) -> Iterator[str]:
    yield from _hung(f"{head:{_LABEL}}", text, width)


def _hung(lead: str, text: str, width: int | None) -> Iterator[str]:
    """A lead and a text whose further lines stand below its first."""
    whole = " ".join(text.split())
    body = wrapped(whole, max(20, width - len(lead))).split("\n") if width else [whole]
    yield f"{lead}{body[0]}".rstrip()
    for line in body[1:]:
        yield f"{' ' * len(lead)}{line}"
