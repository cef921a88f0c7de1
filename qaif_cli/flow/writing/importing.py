"""`qaif indicator import`: adds the figures of a CSV file to indicators, all of them or none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from qaif_cli.errors import QaifError
from qaif_cli.exchange.columns import Choice, plain
from qaif_cli.exchange.figures import FigureRow, read_figures
from qaif_cli.flow.forms.form import Proposal
from qaif_cli.flow.names import named
from qaif_cli.flow.request import Ask, read
from qaif_cli.flow.writing.commit_drafts import carry_out
from qaif_cli.flow.writing.cuts import cut_of, new_cut, reason_gone, without_reason
from qaif_cli.flow.writing.entries import next_entry
from qaif_cli.flow.writing.figure_rows import FigureJudge
from qaif_cli.flow.writing.meanwhile import as_it_is_now
from qaif_cli.flow.writing.points import Figure, RecordedFigures, inside, take
from qaif_cli.flow.writing.report_result import told
from qaif_cli.model.edit import Append, Draft, Edit
from qaif_cli.model.kinds.indicator import Indicator, IndicatorCut
from qaif_cli.model.register import Register
from qaif_cli.render.words import number_of


@dataclass(frozen=True)
class ImportOptions:
    """What the user asked.

    Attributes:
        revise: Whether a figure that differs from a recorded one puts that right.
        dates_begin: Whether the dates are the first days of their periods.
        choice: What is said of the sheet and the columns of the file.
        indicator: The indicator of all figures, by its ID or title; empty where the file names it.
    """

    revise: bool = False
    dates_begin: bool = False
    choice: Choice = field(default_factory=Choice)
    indicator: str = ""


def import_figures(ask: Ask, data: bytes, name: str, options: ImportOptions, *, dry_run: bool) -> str:
    """Record every figure of a file, or only report what would change; returns the report.

    Args:
        ask: What the command is told.
        data: The file.
        name: Its name, as the user gave it; `-` for standard input.
        options: What the user asked.
        dry_run: Whether nothing is written.

    Raises:
        QaifError: where any line cannot be, with every such line; then nothing is written.
    """
    return as_it_is_now(
        ask.workspace().records,
        lambda: _imported(ask, data, name, options, dry_run=dry_run),
        writes=not dry_run,
    )


def _imported(ask: Ask, data: bytes, name: str, options: ImportOptions, *, dry_run: bool) -> str:
    called = "standard input" if name == "-" else name
    reading = read(ask)
    known = {item.id: item for item in reading.register.indicators}
    only = _named(options.indicator, reading.register) if options.indicator else ""
    names = reading.framework.names("cut")
    judge = FigureJudge(reading.register, options.revise, options.dates_begin, ask.today, names)
    rows = read_figures(data, called, judge.fault, options.choice, only)
    if not rows:
        raise QaifError(f"`{called}` holds no figure.", "A line is: indicator,2026-04-30,81.5.")
    judge.same_scale(rows, called)
    found = _Found(judge, known)
    for row in rows:
        found.add(row)
    taken = found.taken(revise=options.revise)
    drafts = found.drafts(taken)
    lines = [_line(found.called(key), made) for key, made in taken.items()]
    lines += [line for (id_, *_), figures in found.figures.items() for line in inside(known[id_], figures)]
    lines += judge.taken(rows)
    lines += [line for id_ in found.newly_told() for line in reason_gone(known[id_])]
    count = _count(taken, dry_run=dry_run)
    if not drafts:
        return "".join(f"{line}\n" for line in (*judge.taken(rows), count))
    done = carry_out(reading, drafts, ask.today, dry_run=dry_run)
    # Of hundreds of figures, how many go where is easier to read than a diff of them.
    shown = told(Proposal(drafts, (*lines, count)), replace(done, changes=""), dry_run=dry_run)
    return shown.lstrip("\n")


_Key = tuple[str, str, str]
"""An indicator with by what it is broken down and the group; both empty where the figures are of all."""


@dataclass
class _Found:
    """The figures of a file, by the indicator and the group that they are of."""

    judge: FigureJudge
    known: Mapping[str, Indicator]
    figures: dict[_Key, list[Figure]] = field(default_factory=dict)
    cuts: dict[_Key, IndicatorCut | None] = field(default_factory=dict)

    def add(self, row: FigureRow) -> None:
        """Put a row to those of its group."""
        indicator, by = self.known[row.indicator], self.judge.cut_of(row) if row.group else ""
        cut = cut_of(indicator, by, row.group)
        alike = (
            key
            for key in self.figures
            if key[:2] == (row.indicator, by) and plain(key[2]) == plain(row.group)
        )
        key = next(alike, (row.indicator, by, cut.group if cut else row.group))
        self.cuts[key] = cut
        self.figures.setdefault(key, []).append(self.judge.figure(row, indicator))

    def taken(self, *, revise: bool) -> dict[_Key, RecordedFigures]:
        """What becomes of the figures of each."""
        made = {}
        for key, figures in self.figures.items():
            indicator, cut = self.known[key[0]], self.cuts[key]
            points = cut.points if cut else () if key[2] else indicator.points
            at = f"/cuts/{indicator.cuts.index(cut)}/points" if cut else "/points"
            made[key] = take(points, figures, revise=revise, at=at)
        return made

    def drafts(self, taken: Mapping[_Key, RecordedFigures]) -> tuple[Draft, ...]:
        """A draft for each indicator that gets a figure; a new group comes whole."""
        edits: dict[str, list[Edit]] = {}
        numbers = {id_: int(next_entry("G", self.known[id_].cuts)[1:]) for id_, *_ in taken}
        for key, made in taken.items():
            id_, by, group = key
            if group and self.cuts[key] is None:
                cut = new_cut(f"G{numbers[id_]}", by, group, self.figures[key])
                there = edits.setdefault(id_, [])
                reason = [edit for edit in without_reason(self.known[id_]) if edit not in there]
                there += [Append("/cuts", cut), *reason]
                numbers[id_] += 1
            elif made.edits:
                edits.setdefault(id_, []).extend(made.edits)
        return tuple(Draft("indicator", id_, tuple(made)) for id_, made in edits.items())

    def newly_told(self) -> list[str]:
        """The indicators in which a group is told apart that was not."""
        return list(dict.fromkeys(key[0] for key, cut in self.cuts.items() if key[2] and cut is None))

    def called(self, key: _Key) -> str:
        """What the figures are of, in the account."""
        new = ", told apart for the first time" if key[2] and self.cuts[key] is None else ""
        return f"{key[0]}, {key[2]}{new}" if key[2] else key[0]


def _named(said: str, register: Register) -> str:
    """The indicator that the user named for all figures."""
    there = {item.id: item.title for item in register.indicators}
    return named("indicator", said, there, register.unread("indicator"))


def _line(id_: str, made: RecordedFigures) -> str:
    new = made.made - made.revised
    said = [f"{number_of(new, 'new point')}"] if new else []
    said += [f"{number_of(made.revised, 'point')} revised"] if made.revised else []
    said += [f"{made.same} recorded already"] if made.same else []
    return f"{id_}: {', '.join(said)}"


def _count(taken: Mapping[_Key, RecordedFigures], *, dry_run: bool) -> str:
    made = sum(item.made for item in taken.values())
    same = sum(item.same for item in taken.values())
    said = f"{number_of(made, 'point')} {'would be ' if dry_run and made else ''}recorded"
    said += f", {same} recorded already" if same else ""
    return f"{said[0].upper()}{said[1:]}."
