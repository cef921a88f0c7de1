"""Findings as text, in a line each, as JSON, or as marks for a pull request."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from qaif_cli.model.finding import Card, Finding
from qaif_cli.model.vocabulary import MARKS, SEVERITIES, Severity
from qaif_cli.render.words import capital, day, number_of


@dataclass(frozen=True)
class About:
    """What a report of findings says beside them.

    Attributes:
        as_of: The day that was judged.
        records: How many records were read.
        excused: How many findings are set aside by an agreed exception.
        base: The revision whose findings are left out; empty for none.
        least: The least severity that is shown.
        cards: Every rule, for the forms that list them.
        nobody_asked: Whether nobody is asked to approve anything, for the base names nobody who may.
        other_day: What there is to say where another day is judged than the one that was asked for; else empty.
    """

    as_of: date
    records: int
    excused: int
    base: str = ""
    least: Severity = "info"
    cards: tuple[Card, ...] = ()
    other_day: str = ""
    nobody_asked: bool = False


Reporter = Callable[[Sequence[Finding], About], str]

WIDEST = 100


def as_text(findings: Sequence[Finding], about: About) -> str:
    """One block for each finding: place, code, message, the line itself, what to do; and a summary."""
    blocks = [block(finding) for finding in findings]
    return "\n".join([*blocks, summary_line(findings, about)]) + "\n"


def cited(finding: Finding) -> str:
    """The citation of a finding, with how far it is verified unless the citation says so itself."""
    note = "" if finding.mark == "V" else MARKS.label(finding.mark)
    return finding.citation if not note or note in finding.citation else f"{finding.citation}; {note}"


def block(finding: Finding) -> str:
    """A finding with its place, the line itself and what to do."""
    where = f"{finding.path}:{finding.line}:{finding.column}" if finding.line else finding.path
    lines = [f"{where}: {finding.code} {finding.severity}: {finding.message} [{cited(finding)}]"]
    if finding.excerpt.strip():
        shown = finding.excerpt.strip()
        lines.append(f"    {finding.line} | {shown if len(shown) <= WIDEST else f'{shown[: WIDEST - 1]}…'}")
    if finding.fix and finding.severity != "info":
        lines.append(f"    → {finding.fix[0].upper()}{finding.fix[1:]}")
    return "\n".join(lines)


def summary_line(findings: Sequence[Finding], about: About) -> str:
    """How many records were read, for which day, and how much was found."""
    counts = Counter(finding.severity for finding in findings)
    shown = SEVERITIES.words[: SEVERITIES.words.index(about.least) + 1]
    found = ", ".join(number_of(counts[severity], SEVERITIES.label(severity)) for severity in shown)
    aside = f"; {number_of(about.excused, 'agreed exception')} set aside" if about.excused else ""
    new = f" brought since {about.base}" if about.base else ""
    other = f" {about.other_day}" if about.other_day else ""
    if about.nobody_asked:
        other += f" Nobody was asked to approve anything: {about.base} has no `authorities.yaml` that names anybody."
    return f"{number_of(about.records, 'record')} read, judged as at {day(about.as_of)}: {found}{new}{aside}.{other}"


def as_concise(findings: Sequence[Finding], about: About) -> str:  # noqa: ARG001  # every reporter is told the same
    """One line for each finding and nothing else, for editors and other programs."""
    return "".join(f"{concise(finding)}\n" for finding in findings)


def concise(finding: Finding) -> str:
    """`path:line:col: CODE message`; the first line and column stand for a whole file."""
    return f"{finding.path}:{max(1, finding.line)}:{max(1, finding.column)}: {finding.code} {' '.join(finding.message.split())}"


def as_json(findings: Sequence[Finding], about: About) -> str:
    """The versioned JSON form; docs/json.md describes it."""
    counts = Counter(finding.severity for finding in findings)
    keys = (
        "code",
        "severity",
        "path",
        "line",
        "column",
        "record",
        "pointer",
        "message",
        "fix",
        "citation",
        "mark",
    )
    document = {
        "version": 1,
        "findings": [{key: getattr(finding, key) for key in keys} for finding in findings],
        "summary": {
            "as_of": about.as_of.isoformat(),
            "base": about.base or None,
            "records": about.records,
            "errors": counts["error"],
            "warnings": counts["warning"],
            "infos": counts["info"],
            "agreed_exceptions": about.excused,
        },
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def as_github(findings: Sequence[Finding], about: About) -> str:
    """GitHub's workflow commands, worst first, for it shows only ten of a kind; then the summary."""
    words = {"error": "error", "warning": "warning", "info": "notice"}
    worst = worst_first(findings)
    lines = [
        f"::{words[finding.severity]} file={_property(finding.path)},line={max(1, finding.line)},col={max(1, finding.column)},"
        f"title={_property(f'{finding.code} {finding.citation}')}::{_data(f'{finding.message}. {capital(finding.fix)}')}"
        for finding in worst
    ]
    return "\n".join([*lines, summary_line(findings, about)]) + "\n"


def worst_first(findings: Sequence[Finding]) -> list[Finding]:
    """Errors, then warnings, then notes, each in the order in which they came."""
    return sorted(findings, key=lambda finding: SEVERITIES.words.index(finding.severity))


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
