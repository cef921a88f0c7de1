"""Papers in the formats that were asked for; the Markdown that the templates render is the source of every one.

What makes the other formats is loaded where one is wanted: it costs more than the Markdown of a paper.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from qaif_cli.errors import QaifError
from qaif_cli.flow.publishing import PaperFile
from qaif_cli.flow.request import Reading
from qaif_cli.flow.template_folders import shipped
from qaif_cli.judge.state.charting import charts
from qaif_cli.model.document import CHART, Document, figures_in
from qaif_cli.model.framed import Frame
from qaif_cli.model.moment import Moment
from qaif_cli.model.report_content import Brief
from qaif_cli.model.words import listed
from qaif_cli.render.chart_svg import svg
from qaif_cli.render.words import day
from qaif_cli.store.style import Found, crest_of, house_files, read_style

if TYPE_CHECKING:  # what makes the other formats is loaded only where one is wanted
    from qaif_cli.flow.typed_forms import TypedForms

MARKDOWN = "md"
KNOWN = (MARKDOWN, "html", "docx", "pdf", "json")
ON_SCREEN = (MARKDOWN, "html", "json")
"""Those that are text."""
_PICTURE = re.compile(r"(!\[(?:\\.|[^\]\\])*\]\()chart:([a-z0-9-]+)\)")


@dataclass(frozen=True)
class PaperData:
    """A file of a paper, whatever its format.

    Attributes:
        name: Its name; a picture's stands below a folder.
        data: What is in it.
    """

    name: str
    data: bytes


@dataclass(frozen=True)
class MadePapers:
    """The files of papers.

    Attributes:
        notes: What the user should know of them.
    """

    files: tuple[PaperData, ...]
    notes: tuple[str, ...]


class PaperForms:
    """Papers on their way into other formats; each picture is drawn once.

    Attributes:
        frame: What stands around each.
        notes: What the user should know of what was made, each once.
    """

    def __init__(self, reading: Reading, brief: Brief) -> None:
        self._reading = reading
        self._now: Moment = brief.now
        self._drawn: dict[str, str] = {}
        self._house = house_of(reading)
        self.notes: dict[str, None] = {}
        self.frame = frame_of(reading, brief)

    def files(self, paper: PaperFile, formats: Sequence[str]) -> Iterator[PaperData]:
        """The files of one paper: one for each format, and with Markdown each of its pictures."""
        stem = paper.name.removesuffix(f".{MARKDOWN}")
        document: Document | None = None
        for form in formats:
            if form == MARKDOWN:
                yield from self._markdown(paper)
            else:
                document = document or self._typed.read(paper.text)
                made = self._typed.made(document, form, self.figures(document))
                yield PaperData(f"{stem}.{form}", made)

    @cached_property
    def _typed(self) -> TypedForms:
        from qaif_cli.flow.typed_forms import TypedForms

        folders = self._reading.workspace.shipped_templates
        return TypedForms(self.frame, self._house, folders, self._draw, self.notes)

    def _markdown(self, paper: PaperFile) -> Iterator[PaperData]:
        """The text, with its pictures beside it."""
        yield PaperData(paper.name, _PICTURE.sub(r"\1charts/\2.svg)", paper.text).encode())
        for _, id_ in dict.fromkeys(_PICTURE.findall(paper.text)):
            yield PaperData(f"charts/{id_}.svg", self._draw(f"{CHART}{id_}").encode())

    def figures(self, document: Document) -> Mapping[str, str]:
        """The pictures of a paper as SVG, by their names.

        Raises:
            QaifError: where a template names one that there is not.
        """
        return {name: self._draw(name) for name in figures_in(document)}

    def _draw(self, name: str) -> str:
        """A picture as SVG.

        Raises:
            QaifError: where a template names one that there is not.
        """
        if name not in self._drawn:
            chart = charts(self._now).get(name.removeprefix(CHART)) if name.startswith(CHART) else None
            if chart is None:
                raise QaifError(
                    f"A template asks for the picture `{name}`, which there is not.",
                    "Compare it with the one that qaif ships.",
                )
            indicator = chart.indicator
            templates = shipped(self._reading.workspace)
            self._drawn[name] = svg(chart.analysis, indicator.title, indicator.unit, templates, flat=True)
        return self._drawn[name]


def frame_of(reading: Reading, brief: Brief) -> Frame:
    """What stands around the papers of a register.

    Raises:
        QaifError: where the style of the house cannot be read, or its crest is not there.
    """
    house = house_of(reading)
    style = read_style(house)
    organisation = brief.framework.organisation
    marking = " ".join(
        text for text in ("ILLUSTRATIVE" if organisation.illustrative else "", style.marking) if text
    )
    stamp = brief.stamp
    of = f", commit {stamp.commit[:12]}{'' if stamp.clean else ' with changes'}" if stamp.commit else ""
    made = f"{organisation.name}. Position at {day(brief.now.day)}{of}. Made by qaif {stamp.version}."
    return Frame(organisation.name, marking, made, brief.now.day, style, crest_of(style, house))


@dataclass(frozen=True)
class Wanted:
    """In what a paper is wanted.

    Attributes:
        formats: The formats, each once.
        one_file: Whether it is one paper in a file of that name; else papers go into a folder.
    """

    formats: tuple[str, ...]
    one_file: bool = False


def wanted_formats(text: str, file: str) -> Wanted:
    """What was asked for; Markdown where nothing is said.

    Args:
        text: What stood after --format: one, or several with commas.
        file: The name of the file or folder that is written to; empty for the screen.

    Raises:
        QaifError: where there is no such format, or the name of the file says another.
    """
    said = tuple(dict.fromkeys(word.strip().lower() for word in text.split(",") if word.strip()))
    wrong = next((word for word in said if word not in KNOWN), "")
    if wrong:
        raise QaifError(f"There is no format `{wrong}`.", f"There are {listed(KNOWN)}.")
    ending = file.rpartition(".")[2].lower() if "." in file else ""
    if ending not in KNOWN:
        return Wanted(said or (MARKDOWN,))
    if said and said != (ending,):
        raise QaifError(
            f"`{file}` is the name of one file of the format {ending}.",
            "Name a folder, or leave --format away.",
        )
    return Wanted((ending,), one_file=True)


def printed(paper: PaperFile, reading: Reading, wanted: Wanted) -> str:
    """One paper as text for the screen.

    Raises:
        QaifError: where several formats are wanted, or one that is no text.
    """
    if len(wanted.formats) > 1 or wanted.formats[0] not in ON_SCREEN:
        raise QaifError("That is no text to print.", "Say with --out where it is written.")
    if wanted.formats == (MARKDOWN,):
        return paper.text
    return files_of([paper], reading, wanted.formats).files[0].data.decode()


def files_of(papers: Sequence[PaperFile], reading: Reading, formats: Sequence[str]) -> MadePapers:
    """The files of papers in the formats that were asked for, each picture once.

    Raises:
        QaifError: where a format needs what is not installed, or the style cannot be read.
    """
    brief = papers[0].brief
    if brief is None:
        raise ValueError("a paper is made of a brief")
    forms = PaperForms(reading, brief)
    files = [made for paper in papers for made in forms.files(paper, formats)]
    return MadePapers(tuple({made.name: made for made in files}.values()), tuple(forms.notes))


def house_of(reading: Reading) -> Found:
    """Where the style, the crest and the Word document of the house are found."""
    at_commit = reading.own is not None
    folders = reading.workspace.shipped_templates if at_commit else reading.workspace.templates
    return house_files(folders, reading.own)
