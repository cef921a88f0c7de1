"""Writes an import, or only tries it, and tells it: the columns, the risks, the refusals, and the account of every cell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from qaif_cli.errors import QaifError
from qaif_cli.exchange.headings import plain
from qaif_cli.flow.incoming.account import refused, shortened, spans
from qaif_cli.flow.incoming.build import RowRisk
from qaif_cli.flow.incoming.cells import CellReader
from qaif_cli.flow.incoming.fields import FIELDS, LEAVE, OPEN, RISKS
from qaif_cli.flow.incoming.mapping import folded, map_text
from qaif_cli.flow.incoming.propose import Proposer
from qaif_cli.flow.incoming.risks import Outcome, Prepared, followed
from qaif_cli.flow.incoming.shown import private, shown
from qaif_cli.flow.incoming.told import ImportReport, report_of, rule_lines, samples, sheet_lines
from qaif_cli.flow.writing.commit_drafts import Done, carry_out
from qaif_cli.model.day_words import day_written
from qaif_cli.model.edit import Draft
from qaif_cli.render.words import number_of
from qaif_cli.store.writer import ChangedMeanwhile

_WORDS = ("name", "step", "level", "status", "day")
_NAMED = 60
"""So many words at the most are offered in a comment of the map."""


def carried_out(prepared: Prepared, *, write: bool) -> ImportReport:
    """Do what was prepared, or only try it.

    Args:
        prepared: The file, with what its columns become.
        write: Whether the risks are written; all of them, or none.

    Raises:
        QaifError: where the register refuses what every row says by itself.
    """
    made = followed(prepared)
    stopped = made.why_not or ("some rows are refused" if made.refusals else "")
    done = None
    if made.risks and not stopped:
        done = _written(prepared, made.risks, write=write)
    lines = [*sheet_lines(prepared.name, prepared.there), *_read_as(prepared, made), "", *_columns(prepared)]
    lines += _open(prepared, made)
    lines += _risks(made, done, write=write)
    return report_of(
        lines, made.fates, lambda: _map(prepared), written=write and done is not None, stopped=stopped
    )


def _written(prepared: Prepared, risks: Sequence[RowRisk], *, write: bool) -> Done:
    """Write the risks, or only have them judged.

    Raises:
        QaifError: where a rule says that one cannot be; it says of which row.
    """
    drafts = [Draft("risk", "", fields=risk.fields) for risk in risks]
    try:
        return carry_out(prepared.reading, drafts, prepared.ask.today, dry_run=not write)
    except ChangedMeanwhile:
        raise
    except QaifError as error:
        raise QaifError(f"{error}\n{_by_row(risks)}") from None


def _by_row(risks: Sequence[RowRisk]) -> str:
    return f"The new risks are numbered in the order of the rows, from row {risks[0].row}."


def _read_as(prepared: Prepared, made: Outcome) -> Iterator[str]:
    """What was noticed in the cells."""
    if prepared.map.british:
        both = (
            f"; {number_of(made.reader.british, 'date')} could be read both ways"
            if made.reader.british
            else ""
        )
        yield f"Dates in figures are read day first, as was said{both}."
    if made.reader.cleaned:
        yield f"Signs that nobody sees were left out of {number_of(made.reader.cleaned, 'cell')}."


def _columns(prepared: Prepared) -> Iterator[str]:
    """What each column becomes, with three samples."""
    yield "Columns:"
    for heading in prepared.there.headings:
        name = prepared.map.columns.get(heading.label, LEAVE)
        why = prepared.columns.why.get(heading.label, "")
        because = f" ({why})" if why and name == LEAVE else ""
        yield f"  {heading.label} → {name}{because}: {samples(prepared.there, heading.label)}"
    for name, value in prepared.map.defaults.items():
        if value != OPEN:
            yield f"  where no cell says it, {name.replace('_', ' ')}: {value}"


def _open(prepared: Prepared, made: Outcome) -> list[str]:
    """What must be decided, and what is written into the map for it."""
    lines = []
    for question in prepared.columns.questions:
        lines += ["", f"To be decided: {question.text} Write into the map, under `columns:`, one of"]
        for choice in question.choices:
            said = ", ".join(f"{label}: {name}" for label, name in choice.columns.items())
            lines.append(f"  {choice.text}: {said}")
    if made.why_not and not prepared.columns.questions:
        lines += ["", f"Nothing can be read: {made.why_not}.", *_hint(made.why_not)]
    if prepared.lacking:
        wanted = ", ".join(f"{name} ({FIELDS[name].help})" for name in prepared.lacking)
        lines += ["", f"No column says: {wanted}. Write each under `defaults:` in the map."]
    words = _asked(prepared) if made.why_not else _unknown(made.reader)
    told = {name: [word for word, value in there.items() if value is None] for name, there in words.items()}
    for name, unknown in told.items():
        if unknown:
            near = made.reader.unknown.get(name, {})
            listed = ", ".join(
                f"{shown(word)}{f' ({near[word]})' if near.get(word) else ''}" for word in unknown[:_NAMED]
            )
            lines += [
                "",
                f"Words that are nothing of the register, under `values: {name}:` in the map: {listed}",
            ]
    return lines


def _hint(why: str) -> list[str]:
    if "consequence" in why:
        return [
            "Where one word stands for both, map its column to `level` and say `values: level: High: {consequence: 4, likelihood: 4}`."
        ]
    return []


def _unknown(reader: CellReader) -> dict[str, dict[str, Any]]:
    return {name: dict.fromkeys(words) for name, words in reader.unknown.items()}


def _risks(made: Outcome, done: Done | None, *, write: bool) -> Iterator[str]:
    """The risks, what does not agree, what is set aside and what is refused."""
    if made.why_not:
        return
    yield ""
    verb = "added" if write and done else "would be added"
    known = f", {len(made.known)} in the register already" if made.known else ""
    bad = len({item.row for item in made.refusals})
    wrong = f", {number_of(bad, 'row')} refused" if bad else ""
    yield f"{number_of(len(made.risks), 'risk').capitalize()} {verb}{known}{wrong}."
    names = done.names if done else ("",) * len(made.risks)
    yield from shortened([_line(risk, name) for risk, name in zip(made.risks, names, strict=True)])
    if made.known:
        yield "In the register already: " + ", ".join(
            f"row {row} {id_}" for row, id_ in list(made.known.items())[:_NAMED]
        )
    disagree = [line for risk in made.read for line in risk.disagree]
    if disagree:
        yield f"{number_of(len(disagree), 'stated score').capitalize()} that {'does' if len(disagree) == 1 else 'do'} not agree; the worked-out one is taken:"
        yield from (f"  {line}" for line in disagree)
    yield from _words(made.reader)
    if made.aside:
        yield "Rows set aside:"
        whys: dict[str, list[int]] = {}
        for row in made.aside:
            whys.setdefault(row.why, []).append(row.row)
        yield from (f"  {spans(rows)}: {why}" for why, rows in whys.items())
    if made.refusals:
        yield "Refused:"
        yield from refused(made.refusals)
    if done:
        yield from rule_lines(done.exceptions, write=write)


def _line(risk: RowRisk, name: str) -> str:
    last = risk.fields["reviews"][-1]
    old = f" ({risk.fields['formerly'][0]})" if "formerly" in risk.fields else ""
    score = f"{last['consequence']} × {last['likelihood']} = {last['consequence'] * last['likelihood']}"
    closed = ", closed" if "closed" in risk.fields else ""
    return f"  row {risk.row}{f' {name}' if name else ''}{old}: {shown(risk.fields['title'], '', 70)}: {score}{closed}"


def _words(reader: CellReader) -> Iterator[str]:
    """What words of the sheet were taken for, where that is not the word itself."""
    taken: dict[str, list[str]] = {}
    for (name, word, meant), times in reader.taken.items():
        if folded(word) != folded(meant):
            taken.setdefault(name, []).append(f"{shown(word)} = {meant} ({times})")
    if taken:
        yield "Words taken:"
        yield from (f"  {name.replace('_', ' ')}: {', '.join(words)}" for name, words in taken.items())


def _asked(prepared: Prepared) -> dict[str, dict[str, Any]]:
    """The words of the sheet whose meaning the map says, or should say."""
    proposer = Proposer(prepared.there, prepared.reader)
    found: dict[str, dict[str, Any]] = {name: dict(words) for name, words in prepared.map.values.items()}
    for heading in prepared.there.headings:
        name = prepared.map.columns.get(heading.label, LEAVE)
        if name in FIELDS and FIELDS[name].kind in _WORDS:
            for word in (" ".join(text.split()) for text in proposer.words(heading)):
                if prepared.map.meant(name, word) is None and not private(word, heading.text):
                    meant = _meant(prepared, name, word)
                    if meant != word:
                        found.setdefault(name, {})[word] = meant
    return found


def _meant(prepared: Prepared, name: str, word: str) -> Any:
    """What a word means by itself: the word where it needs no map, another where that is proposed, None where nobody knows."""
    kind, reader = FIELDS[name].kind, replace(prepared.reader, unknown={}, taken=Counter())
    if kind == "step":
        return _step(prepared, name, word)
    if kind == "status":
        dated = "closed" in prepared.map.columns.values()
        return word if folded(word) == "open" or (folded(word) == "closed" and dated) else None
    if kind == "level":
        return None
    if kind == "day" and isinstance(day_written(word), date):
        return word
    try:
        meant = reader.default(name, word)
    except QaifError:
        return None
    return word if kind == "day" or folded(meant) == folded(word) else meant


def _step(prepared: Prepared, name: str, word: str) -> Any:
    """What is proposed for a word of a scale: the step whose name it is, alone or behind its number; None where it is none."""
    if not any(sign.isalpha() for sign in word):
        return word
    steps = prepared.reading.framework.matrix.axis(name.rpartition("_")[2])
    said = {plain(text): step.score for step in steps for text in (step.name, f"{step.score} {step.name}")}
    return said.get(plain(word))


def _map(prepared: Prepared) -> str:
    """The map to keep, with samples beside its columns."""

    def sampled(label: str) -> str:
        why = prepared.columns.why.get(label, "")
        asked = next((f"{item.text} " for item in prepared.columns.questions if label in item.labels), "")
        return f"{asked}{f'{why}; ' if why else ''}{samples(prepared.there, label)}"

    return map_text(prepared.map, sampled, _asked(prepared), _help(prepared), RISKS)


def _help(prepared: Prepared) -> dict[str, str]:
    """What may be written for a default."""
    reading = prepared.reading
    listed = {
        "area": [area.id for area in reading.register.areas],
        "domain": list(reading.framework.names("domain")),
        "tier": list(reading.framework.names("tier")),
    }
    said = {name: f"{FIELDS[name].help}; one of {', '.join(ids)}" for name, ids in listed.items()}
    for name in ("owner", "by", "action_owner", "executive_lead"):
        said[name] = f"{FIELDS[name].help}; by its short name or title, as `qaif role list` has them"
    for name in (name for name, about in FIELDS.items() if about.kind == "day"):
        said[name] = f"{FIELDS[name].help}; such as 14/05/2026, or unknown"
    return said
