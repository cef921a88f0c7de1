"""The papers of the shipped records, each made once in a process: reading them changes nothing."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

from qaif_cli.flow.briefing import ReportOptions
from qaif_cli.flow.publishing import PaperFile
from qaif_cli.flow.report import run_report, run_reports
from qaif_cli.flow.request import Ask

RECORDS = Path(__file__).parents[2] / "records"
DAY = date(2026, 11, 19)
"""The day the shipped records are written for."""


@cache
def paper(options: ReportOptions, day: date = DAY) -> str:
    """One paper."""
    return run_report(Ask(RECORDS, RECORDS, day, day), options).text


@cache
def papers(day: date = DAY) -> tuple[PaperFile, ...]:
    """The pack, the register and the report of each area."""
    return tuple(run_reports(Ask(RECORDS, RECORDS, day, day), ReportOptions()))


@cache
def room(day: date = DAY) -> tuple[PaperFile, ...]:
    """The Committee's pack with its reading room."""
    return tuple(run_reports(Ask(RECORDS, RECORDS, day, day), ReportOptions(body="assurance")))
