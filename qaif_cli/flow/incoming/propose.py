"""Proposes which column becomes which field, by the words of the headings; where two may mean the same, asks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from qaif_cli.errors import QaifError
from qaif_cli.exchange.headings import MEASURES
from qaif_cli.exchange.register_sheet import Heading, RegisterSheet
from qaif_cli.flow.incoming.cells import CellReader
from qaif_cli.flow.incoming.fields import FIELDS, LEAVE, OPEN, STEPS
from qaif_cli.flow.incoming.mapping import folded
from qaif_cli.flow.incoming.shown import said

_LONG = 30
"""A cell with so many signs is a text and no level."""
_STAGES = ("present", "", "residual", "initial")
"""The stages that may be the present one, the surest first."""
_BY_CONTENT = ("area", "domain", "dimension", "provider", "tier")
"""Fields of which the words must be the register's own for a column to be proposed."""
_LEFT = {
    "next_review": "the register works it out itself",
    "source": "the register has no field for it",
}
_WORDS_ALONE = "a word for the score; the register has its own bands"
_STAGE_WORDS = {"": "without a word for when", "present": "current"}


@dataclass(frozen=True)
class ColumnChoice:
    """One answer to a question.

    Attributes:
        text: The answer, in words.
        columns: What the columns become by it.
    """

    text: str
    columns: Mapping[str, str]


@dataclass(frozen=True)
class ColumnQuestion:
    """What only a person can decide about some columns.

    Attributes:
        text: The question.
        choices: The possible answers.
    """

    text: str
    choices: tuple[ColumnChoice, ...]

    @property
    def labels(self) -> tuple[str, ...]:
        """The columns that it is about."""
        return tuple(dict.fromkeys(label for choice in self.choices for label in choice.columns))


@dataclass
class Columns:
    """What is proposed for the columns of a sheet.

    Attributes:
        fields: The field of each column, by label.
        why: Why a column is left that one might expect to be taken.
        questions: What is not decided.
    """

    fields: dict[str, str] = field(default_factory=dict)
    why: dict[str, str] = field(default_factory=dict)
    questions: list[ColumnQuestion] = field(default_factory=list)


@dataclass(frozen=True)
class Proposer:
    """Proposes the columns of one sheet."""

    there: RegisterSheet
    reader: CellReader

    def proposed(self) -> Columns:
        """A field or `leave` for each column, with what must be asked."""
        made = Columns({heading.label: LEAVE for heading in self.there.headings})
        by_name: dict[str, list[Heading]] = {}
        for heading in self.there.headings:
            name = self._name(heading, made)
            if name:
                by_name.setdefault(name, []).append(heading)
        for name, headings in by_name.items():
            self._plain(name, headings, made)
        self._scores(made)
        return made

    def _texts(self, heading: Heading) -> Iterator[str]:
        for cells in self.there.rows.values():
            text = said(cells[heading.column]) if heading.column in cells else ""
            if text:
                yield text

    def words(self, heading: Heading) -> Counter[str]:
        """The different words of a column, with how often each stands there; what an error says is no word."""
        cells = (row.get(heading.column) for row in self.there.rows.values())
        return Counter(
            said(cell) for cell in cells if cell and cell.kind not in ("error", "uncomputed") and said(cell)
        )

    def _name(self, heading: Heading, made: Columns) -> str:
        """The field that a heading means, measures left out; empty where it means none."""
        name = heading.meaning.name
        if self._is_text(heading):
            return "effect" if name == "consequence" else ""
        if not name or heading.meaning.measures:
            return ""
        if name in _LEFT:
            made.why[heading.label] = _LEFT[name]
            return ""
        if name in _BY_CONTENT and not any(
            folded(text) in self.reader.exact(name) for text in self.words(heading)
        ):
            made.why[heading.label] = (
                f"its words are nothing of the register; `values: {name}:` says what they mean"
            )
            return ""
        return name

    def _is_text(self, heading: Heading) -> bool:
        """Whether a column that is called by the name of a measure holds sentences."""
        if not heading.meaning.measures:
            return False
        texts = list(self._texts(heading))
        return 2 * sum(len(text) > _LONG for text in texts) > len(texts)

    def _plain(self, name: str, headings: list[Heading], made: Columns) -> None:
        """A field that is no measure: its one column, or a question where several may be it."""
        labels = [heading.label for heading in headings]
        if name == "review_date":
            for heading in headings:
                made.fields[heading.label] = OPEN
                made.questions.append(self._last_or_next(heading))
        elif len(labels) == 1 or FIELDS[name].many:
            made.fields |= dict.fromkeys(labels, name)
        else:
            made.fields |= dict.fromkeys(labels, OPEN)
            choices = tuple(
                ColumnChoice(label, {other: name if other == label else LEAVE for other in labels})
                for label in labels
            )
            text = f"Which column is the {name.replace('_', ' ')}: {FIELDS[name].help}?"
            made.questions.append(
                ColumnQuestion(text, (*choices, ColumnChoice("none of them", dict.fromkeys(labels, LEAVE))))
            )

    @staticmethod
    def _last_or_next(heading: Heading) -> ColumnQuestion:
        return ColumnQuestion(
            f"`{heading.label}` is the day of which review?",
            (
                ColumnChoice("the last one, by which the risk was scored", {heading.label: "reviewed"}),
                ColumnChoice("the next one; the register works that out itself", {heading.label: LEAVE}),
            ),
        )

    def _measured(self) -> dict[str, dict[str, list[Heading]]]:
        """The columns of measures, by stage and by what is measured."""
        found: dict[str, dict[str, list[Heading]]] = {}
        for heading in self.there.headings:
            if heading.meaning.measures and not self._is_text(heading):
                by_name = found.setdefault(heading.meaning.stage, {name: [] for name in MEASURES})
                by_name[heading.meaning.name].append(heading)
        return found

    def _scores(self, made: Columns) -> None:
        """The columns of likelihood, consequence and score: which are the present ones, the first, the target."""
        found = self._measured()
        stages = [
            stage
            for stage in _STAGES
            if stage in found and (found[stage]["likelihood"] or found[stage]["consequence"])
        ]
        if "target" in found:
            self._steps(found["target"], "target", made)
        if not stages:
            self._levels(found, made)
        elif stages in (["present"], [""], ["residual"], ["present", "initial"]):
            self._steps(_with_scores(found, stages[0]), "", made)
            if len(stages) > 1:
                self._steps(found["initial"], "initial", made)
        else:
            self._ask_stage(found, stages, made)
        for stage, by_name in found.items():
            for heading in by_name["score"]:
                if made.fields[heading.label] == LEAVE:
                    made.why.setdefault(heading.label, _alone(stage))

    def _steps(self, by_name: dict[str, list[Heading]], stage: str, made: Columns) -> None:
        """The columns of one stage: a question where two are the same; a score that is words is left."""
        for field_name, measure in zip(STEPS[stage], ("consequence", "likelihood", "score"), strict=True):
            headings = by_name[measure]
            if measure == "score":
                words = [heading for heading in headings if not self._has_figures(heading)]
                made.why |= dict.fromkeys((heading.label for heading in words), _WORDS_ALONE)
                headings = [heading for heading in headings if heading not in words]
            if headings:
                self._plain(field_name, headings, made)

    def _has_figures(self, heading: Heading) -> bool:
        texts = list(self._texts(heading))
        return 2 * sum(any(sign.isdigit() for sign in text) for text in texts) >= len(texts)

    def _ask_stage(
        self, found: dict[str, dict[str, list[Heading]]], stages: list[str], made: Columns
    ) -> None:
        """Ask which of several stages is the score with the present controls."""
        columns = [heading for stage in stages for headings in found[stage].values() for heading in headings]
        choices = []
        for stage in stages:
            answer = Columns({heading.label: LEAVE for heading in columns})
            self._steps(_with_scores(found, stage), "", answer)
            if "initial" in stages and stage != "initial":
                self._steps(found["initial"], "initial", answer)
            names = [heading.label for headings in found[stage].values() for heading in headings]
            choices.append(
                ColumnChoice(f"{', '.join(names)} ({_STAGE_WORDS.get(stage, stage)})", answer.fields)
            )
        made.fields |= {heading.label: OPEN for heading in columns}
        made.questions.append(ColumnQuestion("Which is the score with the present controls?", tuple(choices)))

    def _levels(self, found: dict[str, dict[str, list[Heading]]], made: Columns) -> None:
        """A sheet with neither likelihood nor consequence: a score or a word may stand for both, by the map alone."""
        headings = [heading for stage in _STAGES for heading in found.get(stage, {}).get("score", [])]
        if headings:
            self._plain("level", headings, made)


def _with_scores(found: Mapping[str, dict[str, list[Heading]]], stage: str) -> dict[str, list[Heading]]:
    """The columns of a stage; a `current score` beside a plain `likelihood` is of the same stage, and the other way round."""
    by_name = dict(found[stage])
    other = {"": "present", "present": ""}.get(stage, stage)
    beside = found.get(other, {"likelihood": [], "consequence": [], "score": []})
    if other != stage and not by_name["score"] and not beside["likelihood"] and not beside["consequence"]:
        by_name["score"] = beside["score"]
    return by_name


def _alone(stage: str) -> str:
    if stage == "previous":
        return "an earlier score; the register keeps its own from now on"
    return "a score or level without a likelihood and a consequence of its own; the register works out the present one"


def check_columns(there: RegisterSheet, columns: Mapping[str, str]) -> dict[str, str]:
    """The columns of a map by the labels of the sheet.

    Raises:
        QaifError: where the map names a column that is not there; all of them, and those there are.
    """
    labels = {folded(heading.label): heading.label for heading in there.headings}
    missing = [label for label in columns if folded(label) not in labels]
    if missing:
        listed = ", ".join(f"`{label}`" for label in missing)
        raise QaifError(
            f"The map names columns that the sheet has not: {listed}.",
            f"Its headings: {', '.join(f'`{heading.label}`' for heading in there.headings)}.",
        )
    return {labels[folded(label)]: name for label, name in columns.items()}
