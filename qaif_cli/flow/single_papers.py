"""`qaif provider paper` and `qaif meeting minutes`: the paper on one record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from qaif_cli.errors import QaifError
from qaif_cli.flow.briefing import ReportOptions, make_brief
from qaif_cli.flow.names import named, whole_id
from qaif_cli.flow.paper_formats import MadePapers, Wanted, files_of, printed
from qaif_cli.flow.publishing import PaperFile, guarded, published
from qaif_cli.flow.request import Ask, Reading, read
from qaif_cli.flow.template_folders import templates_of
from qaif_cli.judge.papers.minutes import minutes_of
from qaif_cli.judge.papers.provider_page import page_of
from qaif_cli.judge.papers.provider_paper import about_provider
from qaif_cli.judge.state.intelligence_and_meetings import meeting_state
from qaif_cli.model.kinds.meeting import Meeting
from qaif_cli.model.kinds.provider import Provider
from qaif_cli.model.record import Record
from qaif_cli.model.register import Register
from qaif_cli.model.report_content import Brief
from qaif_cli.render.paper import single_paper
from qaif_cli.render.words import day, sentence

R = TypeVar("R", bound=Record)
PROVIDER, FULL, MINUTES = "provider.md.j2", "provider-full.md.j2", "minutes.md.j2"


@dataclass(frozen=True)
class Single:
    """Which paper on one record is asked for.

    Attributes:
        template: PROVIDER, FULL or MINUTES.
        id: The record, by its ID or its title.
        public: Without anything private.
        since: The day from which news is counted; None for the last issued paper's.
    """

    template: str
    id: str
    public: bool = False
    since: date | None = None


def single_text(ask: Ask, single: Single, wanted: Wanted) -> str:
    """The paper as text for the screen.

    Raises:
        QaifError: where there is no such record, the meeting was not held, or what is private could be made public.
    """
    reading = read(ask)
    return printed(_made(reading, single), reading, wanted)


def single_files(ask: Ask, single: Single, formats: Sequence[str]) -> MadePapers:
    """The paper in the formats that were asked for.

    Raises:
        QaifError: as `single_text` does; where a format needs what is not installed.
    """
    reading = read(ask)
    return files_of([_made(reading, single)], reading, formats)


def _made(reading: Reading, single: Single) -> PaperFile:
    paper = _minutes(reading, single) if single.template == MINUTES else _provider(reading, single)
    return guarded([paper], reading)[0] if single.public else paper


def _provider(reading: Reading, single: Single) -> PaperFile:
    brief = _brief(reading, single, reading.framework.reported_to(reading.now.day))
    found = _record(Provider, brief.register, single)
    about = about_provider(brief, found.id)
    shown = about if single.template == FULL else page_of(about, brief)
    text = single_paper(single.template, brief, shown, templates_of(reading))
    return PaperFile(f"provider-{found.id}.md", text, brief)


def _minutes(reading: Reading, single: Single) -> PaperFile:
    meant = _record(Meeting, published(reading.register) if single.public else reading.register, single)
    brief = _brief(reading, single, meant.body)
    meeting = _record(Meeting, brief.register, single)
    body = reading.framework.body(meeting.body)
    state = meeting_state(meeting, brief.now)
    if state.held != "held" or body is None:
        raise QaifError(*_without_minutes(meeting, state.held, brief))
    minutes = minutes_of(brief.now, meeting, body)
    text = single_paper(single.template, brief, minutes, templates_of(reading))
    return PaperFile(f"minutes-{meeting.id}.md", text, brief)


def _without_minutes(meeting: Meeting, held: str, brief: Brief) -> tuple[str, str]:
    """Why a meeting has no minutes, and what to do."""
    if meeting.cancelled:
        why = sentence(meeting.cancelled.why)
        return (
            f"{meeting.title} was called off on {day(meeting.cancelled.date)}, so it has no minutes. {why}",
            "`qaif meeting list` has those that were held.",
        )
    if held == "planned":
        return (
            f"{meeting.title} was not held by {day(brief.day)}, so it has no minutes yet.",
            f"For its agenda: qaif meeting agenda {meeting.id}",
        )
    return (
        f"Nothing is recorded of {meeting.title}, so it has no minutes.",
        f"Record them: qaif sheet --minutes {meeting.id}",
    )


def _brief(reading: Reading, single: Single, body: str) -> Brief:
    return make_brief(reading, ReportOptions(public=single.public, since=single.since), body)


def _record(model: type[R], register: Register, single: Single) -> R:
    """The record that is meant, in the register that the paper is made of.

    Raises:
        QaifError: where there is none, or none that is public.
    """
    kind = model.__name__.lower()
    titles = {record.id: record.title for record in register.of(model)}
    word = f"public {kind}" if single.public else kind
    id_ = named(word, whole_id(single.id, register), titles, register.unread(kind))
    found = register.get(model, id_)
    if found is None:
        raise QaifError(f"`{id_}` is the ID of two records.", "`qaif check` names both.")
    return found
