"""`qaif coverage` and `qaif evidence`: what the records show for each statement of the framework."""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from qaif_cli.errors import QaifError
from qaif_cli.flow import names
from qaif_cli.flow.cards import cards
from qaif_cli.flow.listing import Listing, as_json, document, notes
from qaif_cli.flow.request import Ask, Reading, read, unread_note
from qaif_cli.judge.check import as_at
from qaif_cli.judge.coverage.answer import Between, coverage
from qaif_cli.judge.coverage.statement import Statement
from qaif_cli.judge.coverage.table import STATEMENTS
from qaif_cli.model.coverage import Covered, Tally, WaivedFinding
from qaif_cli.model.finding import Finding
from qaif_cli.model.vocabulary import ANSWERS
from qaif_cli.render.coverage import OURS, coverage_page, coverage_table, summary
from qaif_cli.render.evidence import evidence_page
from qaif_cli.render.words import day

_FINDING = ("code", "severity", "record", "pointer", "message", "citation", "mark")


@dataclass(frozen=True)
class CoverageOptions:
    """What the user asked.

    Attributes:
        statuses: Only statements with one of these answers; all where empty.
        section: Only statements of this section and of those in it, as `§4` or `4.4`.
    """

    statuses: tuple[str, ...] = ()
    section: str = ""


@dataclass(frozen=True)
class Coverage(Listing):
    """The statements as a table, and as a page of Markdown.

    Attributes:
        page: The page.
    """

    page: str = ""


@dataclass(frozen=True)
class EvidencePage:
    """One statement, as text for people and as data for programs.

    Attributes:
        item: The statement and what the records show for it.
        as_of: The day judged.
        data: For programs; docs/json.md describes it.
        notes: The files that could not be read.
    """

    item: Covered
    as_of: date
    data: dict[str, Any]
    named: dict[str, str] = field(repr=False)
    notes: tuple[str, ...] = ()

    def json(self) -> str:
        """The versioned JSON form."""
        return as_json(self.data)

    def plain(self, width: int | None = None) -> str:
        """The statement in words."""
        rules = {card.code: card.name.replace("-", " ") for card in cards()}
        return evidence_page(self.item, self.as_of, rules, lambda id_: self.named.get(id_, id_), width)


def run_coverage(ask: Ask, options: CoverageOptions) -> Coverage:
    """What the records show for every statement that is asked for.

    Raises:
        QaifError: where there is no register, no such answer or no such section.
    """
    statuses = [_status(word) for word in options.statuses]
    statements = [item for item in STATEMENTS if _of_section(item, options.section)]
    if not statements:
        raise QaifError(
            f"No statement is of section `{options.section}`.", "Write it as §4 or 4.4; there are §1 to §5."
        )
    reading = read(ask)
    every = _covered(reading, statements)
    found = [item for item in every if not statuses or item.status in statuses]
    counts = Counter(item.status for item in found)
    organisation = reading.framework.organisation
    data = document(
        reading,
        note=OURS,
        counts={status: counts[status] for status in ANSWERS.words},
        statements=[row(item) for item in found],
    )
    return Coverage(
        coverage_table(found, ask.as_of),
        data,
        notes(reading, summary(found)),
        coverage_page(
            found,
            organisation.name,
            ask.as_of,
            unread_note(reading.register),
            illustrative=organisation.illustrative,
        ),
    )


def evidence_between(first: date | None, last: date | None) -> Between:
    """The days for which evidence is asked; None for those that the user did not name."""
    return Between(first, last)


def run_evidence(ask: Ask, id_: str, between: Between) -> EvidencePage:
    """One statement whole.

    Args:
        ask: Which register, and as at which day.
        id_: The statement.
        between: The days for which evidence is asked, where the user named them.

    Raises:
        QaifError: where there is no register, no such statement, or the days make no period up to the day judged.
    """
    statement = _statement(id_)
    last = between.last or ask.as_of
    if last > ask.as_of:
        raise QaifError(
            f"{day(last)} is later than {day(ask.as_of)}, the day judged.", "Name a later day with --as-of."
        )
    if between.first and between.first > last:
        raise QaifError(f"{day(between.first)} is later than {day(last)}.", "Give --from a day before --to.")
    reading = read(ask)
    (item,) = _covered(reading, (statement,), between)
    framework = reading.framework
    return EvidencePage(
        item=item,
        as_of=ask.as_of,
        data=document(reading, note=OURS, **{"from": item.first, "to": item.last}, statement=row(item)),
        named={**framework.names("body"), **framework.names("role")},
        notes=notes(reading),
    )


def row(item: Covered) -> dict[str, Any]:
    """A statement for programs."""
    tally = item.tally
    return {
        "id": item.id,
        "section": item.section,
        "status": item.status,
        "records_say": item.records_say,
        "we_say": item.we_say,
        "statement": item.statement,
        "looked_for": item.reading,
        "mark": "P",
        "why": item.why,
        "counted": _counted(tally) if tally else None,
        "evidence": [asdict(shown) for shown in item.evidence],
        "accounts": [asdict(shown) for shown in item.accounts],
        "rules": list(item.rules),
        "findings": [_finding(finding) for finding in item.exceptions],
        "agreed_exceptions": [_agreed(agreed) for agreed in item.agreed],
        "latest": item.latest,
    }


def _covered(
    reading: Reading, statements: Sequence[Statement], between: Between | None = None
) -> tuple[Covered, ...]:
    return coverage(reading.now, as_at(reading.now), statements, between or Between())


def _counted(tally: Tally) -> dict[str, Any]:
    return {"kept": tally.kept, "owed": tally.owed, "what": tally.what, "missing": list(tally.missing)}


def _finding(finding: Finding) -> dict[str, Any]:
    return {key: getattr(finding, key) for key in _FINDING}


def _agreed(agreed: WaivedFinding) -> dict[str, Any]:
    waiver = agreed.waiver.model_dump(exclude={"rule"})
    return {
        "code": agreed.finding.code,
        "record": agreed.finding.record,
        "message": agreed.finding.message,
    } | waiver


def _status(word: str) -> str:
    return names.word("answer", word.strip().replace(" ", "-"), ANSWERS.words)


def _of_section(item: Statement, section: str) -> bool:
    """Whether a statement is of a section or of one in it."""
    wanted = section.strip().removeprefix("§").rstrip(".")
    parts = [part.strip().removeprefix("§") for part in item.section.split(",")]
    return not wanted or any(
        part == wanted or part.startswith((f"{wanted}.", f"{wanted} ")) for part in parts
    )


def _statement(id_: str) -> Statement:
    known = {item.id: item for item in STATEMENTS}
    wanted = id_.strip().upper()
    if wanted in known:
        return known[wanted]
    short = re.fullmatch(r"S?([0-9]{1,2})", wanted, re.ASCII)
    if short and f"S{short[1]:0>2}" in known:
        return known[f"S{short[1]:0>2}"]
    digits = "".join(letter for letter in wanted if letter.isdecimal())
    near = f"S{int(digits):02}" if digits else ""
    if near not in known:
        near = next(iter(difflib.get_close_matches(wanted, list(known), n=1, cutoff=0.3)), "")
    meant = f"Did you mean `{near}`? " if near else ""
    raise QaifError(
        f"There is no statement `{id_}`.", f"{meant}`qaif coverage` lists them all, S01 to S{len(known)}."
    )
