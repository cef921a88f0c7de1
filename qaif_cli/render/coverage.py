"""What the records show for the framework's statements: a table for people, a page for the auditor's file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from qaif_cli.model.coverage import Covered
from qaif_cli.model.table import Column, Table
from qaif_cli.model.vocabulary import ANSWERS
from qaif_cli.model.words import listed
from qaif_cli.render.markdown import escaped
from qaif_cli.render.words import day, number_of, short_day

OURS = "The statements are our own reading of the framework, and what counts as showing them is ours too (mark P)."
"""What every form of the table says."""
_COLUMNS = (
    Column("ID", fixed=True),
    Column("Section"),
    Column("Statement", main=True),
    Column("Answer", fixed=True),
    Column("Records say", fixed=True, spare=True),
    Column("We say", fixed=True, spare=True),
    Column("Shown by", main=True),
    Column("Latest", fixed=True, spare=True),
)
_FEW, _SOME = 2, 5


def coverage_table(found: Sequence[Covered], as_of: date) -> Table:
    """The statements with their answers.

    Args:
        found: The statements that are asked for.
        as_of: The day judged.
    """
    return Table(
        columns=_COLUMNS,
        rows=tuple(
            (
                item.id,
                item.section,
                item.statement,
                answered(item),
                ANSWERS.label(item.records_say),
                ANSWERS.label(item.we_say),
                shown_by(item),
                short_day(item.latest) if item.latest else "none",
            )
            for item in found
        ),
        title=f"What the records show for the framework's statements, as at {day(as_of)}",
        empty="No statement has such an answer.",
        caption=OURS,
        tones={"kept": "green", "partly": "yellow"},
    )


def coverage_page(
    found: Sequence[Covered],
    organisation: str,
    as_of: date,
    unread: Sequence[str] = (),
    *,
    illustrative: bool,
) -> str:
    """The statements as a page of Markdown, for the auditor's file.

    Args:
        found: The statements that are asked for.
        organisation: Whose records they are.
        as_of: The day judged.
        unread: One line for each file that could not be read.
        illustrative: Whether the register is an invented one.
    """
    stamp = ["**ILLUSTRATIVE: an invented organisation.**", ""] if illustrative else []
    lines = [
        f"# What the records show: {escaped(organisation)}",
        "",
        *stamp,
        f"As at {day(as_of)}. {OURS} It names private records; it is not for publication.",
        "",
        f"{summary(found)}",
        "",
        "| ID | Section | Statement | Answer | Records say | We say | Why | Records | Latest |",
        "| --- | --- | --- | --- | --- | --- | --- | --- | --- |",
    ]
    lines += [
        f"| {item.id} | {escaped(item.section)} | {escaped(item.statement)} | {answered(item)} "
        f"| {ANSWERS.label(item.records_say)} | {ANSWERS.label(item.we_say)} | {escaped(item.why)} | {escaped(_records(item, _SOME) or 'none')} "
        f"| {day(item.latest) if item.latest else 'none'} |"
        for item in found
    ]
    lines += ["", *(f"- {escaped(line)}" for line in unread)] if unread else []
    return "\n".join(lines) + "\n"


def answered(item: Covered) -> str:
    """The answer in words, and whether it rests on the organisation's own word alone."""
    return f"{ANSWERS.label(item.status)}{' (own account)' if item.own_word else ''}"


def summary(found: Sequence[Covered]) -> str:
    """How many statements have which answer."""
    counts = Counter(item.status for item in found)
    answers = [f"{counts[status]} {ANSWERS.label(status)}" for status in ANSWERS.words if counts[status]]
    return f"{number_of(len(found), 'statement')}{': ' if answers else ''}{listed(answers)}."


def shown_by(item: Covered) -> str:
    """In short, what an answer rests on: records, counts, exceptions."""
    tally = item.tally
    counted = f"{tally.kept} of {tally.owed}" if tally and not tally.yes else ""
    codes = listed(list(dict.fromkeys(finding.code for finding in item.exceptions)))
    exceptions = f"{number_of(len(item.exceptions), 'exception')} ({codes})" if item.exceptions else ""
    agreed = number_of(len(item.agreed), "agreed exception") if item.agreed else ""
    return "; ".join(
        part for part in (_records(item, _FEW) or "nothing", counted, exceptions, agreed) if part
    )


def _records(item: Covered, most: int) -> str:
    """The records with the newest evidence; the rest are counted."""
    every = list(dict.fromkeys(shown.record for shown in (*item.accounts, *item.evidence)))
    rest = len(every) - most
    return listed([*every[:most], *([f"{rest} more"] if rest > 0 else [])])
