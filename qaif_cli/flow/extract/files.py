"""`qaif extract`: the files of an extract, as a document and as a table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from qaif_cli.errors import QaifError
from qaif_cli.exchange.book_plan import BookPlan, ColumnPlan, Look, PagePlan, PlainValue, TablePlan
from qaif_cli.exchange.flat_files import csv_of
from qaif_cli.exchange.workbook import workbook
from qaif_cli.flow.briefing import ReportOptions, make_brief
from qaif_cli.flow.extract.entries import Period
from qaif_cli.flow.extract.gather import counted, gather
from qaif_cli.flow.extract.subject import subject_of
from qaif_cli.flow.paper_formats import files_of
from qaif_cli.flow.publishing import PaperFile
from qaif_cli.flow.request import Ask, not_among_records, read, unread_note
from qaif_cli.flow.template_folders import templates_of
from qaif_cli.model.extracted import WITHHELD, Extract
from qaif_cli.render.paper import single_paper
from qaif_cli.render.words import day, number_of, sentence

TEMPLATE = "extract.md.j2"
_FORMATS = ("md", "html", "docx")
_COLUMNS: Mapping[str, float] = {
    "No": 5,
    "Record": 14,
    "Kind": 14,
    "Title": 30,
    "Why it is here": 26,
    "Day": 13,
    "Field": 18,
    "What it says": 70,
    "Public or private": 10,
    WITHHELD: 30,
    "File": 30,
}


@dataclass(frozen=True)
class ExtractOptions:
    """What the user asked.

    Attributes:
        provider: The provider that it is about.
        area: The area that it is about.
        theme: The theme, or the words.
        first: The first day of the period; None where it is open.
        last: The last day.
        out: The folder.
    """

    provider: str
    area: str
    theme: str
    first: date | None
    last: date | None
    out: str


@dataclass(frozen=True)
class MadeExtract:
    """The files of an extract by their names, and what there is to say of it."""

    files: Mapping[str, bytes]
    says: str
    notes: tuple[str, ...]


def run_extract(ask: Ask, options: ExtractOptions) -> MadeExtract:
    """What the records hold about a subject.

    Raises:
        QaifError: where there is no such subject, the period ends before it begins, or the folder lies among the records.
    """
    if options.first and options.last and options.last < options.first:
        raise QaifError(
            f"The period ends on {day(options.last)} and begins on {day(options.first)}.",
            "Change one of them.",
        )
    reading = read(ask)
    not_among_records(options.out, ask, reading, "an extract", "--out")
    subject = subject_of(reading, provider=options.provider, area=options.area, theme=options.theme)
    extract = gather(ask, reading, subject, Period(options.first, options.last))
    brief = make_brief(reading, ReportOptions(), reading.framework.reported_to(reading.now.day))
    name = f"extract-{subject.slug}-{ask.as_of}"
    text = single_paper(TEMPLATE, brief, extract, templates_of(reading))
    made = files_of([PaperFile(f"{name}.md", text, brief)], reading, _FORMATS)
    files = {file.name: file.data for file in made.files}
    rows = [*_rows(extract)]
    files[f"{name}.csv"] = csv_of(_COLUMNS, rows)
    files[f"{name}.xlsx"] = _book(rows, extract, reading.framework.organisation.name, ask.as_of)
    says = f"{sentence(counted(extract))} {len(extract.removed)} removed, {len(extract.personal)} that may identify a person"
    return MadeExtract(files, f"{says}.", (*made.notes, *unread_note(reading.register)))


def _rows(extract: Extract) -> Iterator[tuple[PlainValue, ...]]:
    """A row for each record, with what it says of itself, and one for each of its entries."""
    for number, record in enumerate((*extract.told, *extract.quiet), 1):
        head = (number, record.id, record.kind, record.title, record.why)
        if record.quiet:
            count = f"{number_of(record.outside, 'dated entry')} outside the period"
            yield (
                *head,
                None,
                "Nothing in the period",
                count,
                _mark(private=record.private),
                "",
                record.path,
            )
            continue
        whole = f"{record.status}. {record.says}".strip(". ") if record.status else record.says
        yield (*head, None, "The record itself", whole, _mark(private=record.says_private), "", record.path)
        for entry in record.entries:
            mark = _mark(private=entry.private)
            yield (*head, entry.day, entry.where, entry.says, mark, "", record.path)
    for line in extract.removed:
        yield (None, "", "Removed", "", "", None, "", line, "private", "", "")


def _mark(*, private: bool) -> str:
    return "private" if private else "public"


def _book(rows: list[tuple[PlainValue, ...]], extract: Extract, organisation: str, as_of: date) -> bytes:
    columns = [
        ColumnPlan(
            name,
            width,
            Look(
                "whole" if name == "No" else "day" if name == "Day" else "text",
                editable=name == WITHHELD,
                help="The exemption or the reason, where this is not released." if name == WITHHELD else "",
            ),
        )
        for name, width in _COLUMNS.items()
    ]
    title = f"What the records hold: {extract.subject}"
    lines = (title, f"{organisation}; {extract.period}; as at {day(as_of)}. {sentence(counted(extract))}")
    page = PagePlan("Extract", lines, TablePlan("Extract", columns, rows, kept=2), footer=title[:100])
    return workbook(BookPlan(title, organisation, as_of, [page]))
