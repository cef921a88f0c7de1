"""Triangulated intelligence in words: a table to look over, each point with its records, and what does not fit."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from qaif_cli.model.framework import Framework
from qaif_cli.model.sources import Triangulation
from qaif_cli.model.table import Column, Table
from qaif_cli.model.triangulation import Considered, Mismatch, RegisterContext, Triangulated
from qaif_cli.model.words import listed
from qaif_cli.render.tables import as_columns, wrapped
from qaif_cli.render.words import day, number_of, sentence

_INDENT = "   "
_NARROWEST = 20
_COLUMNS = (
    Column("Rank", number=True),
    Column("Subject", main=True),
    Column("Sources"),
    Column("Nature"),
    Column("Beside it", main=True),
)
MISMATCHES = {
    "high-risk-at-routine": "High risk at the lowest level",
    "early-warning-unanswered": "Early warning that nobody answered",
    "concern-without-news": "Concern with no news",
    "on-track-against-indicator": "Reported on track, while an indicator shows concern",
}
"""What each kind of mismatch is called."""


def triangulation_text(
    found: Triangulated,
    framework: Framework,
    settings: Triangulation,
    about: str,
    title: Callable[[str], str],
    width: int | None = None,
) -> str:
    """Everything, for people.

    Args:
        found: What was found.
        framework: The settings that name sources and levels.
        settings: Where the weights come from.
        about: What was asked for, in words; empty for everything.
        title: Gives the title of a record by its ID.
        width: How many characters fit in a line; None where no line need be broken.
    """
    parts = [_lines(_heading(found, framework, about), width)]
    if found.considered:
        parts.append(as_columns(_table(found.considered, framework), width).rstrip("\n"))
        parts += [_block(place, item, framework, width) for place, item in enumerate(found.considered, 1)]
        ours = f"How many points count for what is set in framework.yaml (mark {settings.mark}): {settings.citation}"
        parts.append(_lines(sentence(ours), width))
    else:
        parts.append(_lines(_nothing(found, about), width))
    parts += [_lines(text, width) for text in _left_out(found, title)]
    parts.append(_mismatches(found.mismatches, about, width))
    return "\n\n".join(parts) + "\n"


def beside_in_words(beside: RegisterContext, framework: Framework) -> str:
    """What stands beside a subject, all of it: `R-0012 (score 16); Q-0003 at enhanced`; else `nothing open`."""
    level = framework.level(beside.level) if beside.level else None
    parts = [
        listed([f"{risk} (score {score})" for risk, score in beside.risks.items()]),
        f"{beside.concern} at {level.name if level else beside.level}" if beside.concern else "",
        listed(
            [
                f"commitment {id_} {status.replace('-', ' ')}"
                for id_, status in sorted(beside.commitments.items())
            ]
        ),
        listed([f"{signal.record} {signal.what}" for signal in beside.signals]),
    ]
    return "; ".join(part for part in parts if part) or "nothing open"


def _heading(found: Triangulated, framework: Framework, about: str) -> str:
    came = f"{number_of(found.items, 'item')} of intelligence{about} came in from {day(found.since)} to {day(found.until)}"
    if not found.sources:
        return sentence(came)
    names = framework.names("source")
    said = (
        f"{listed([names.get(type_, type_) for type_ in source.types])}, {number_of(len(source.items), 'item')}"
        for source in found.sources
    )
    return sentence(f"{came}, from {number_of(len(found.sources), 'independent source')} ({'; '.join(said)})")


def _nothing(found: Triangulated, about: str) -> str:
    least = number_of(found.least_sources, "independent source")
    return f"Nothing{about} is for consideration: no provider, area or theme has {least} that speak of the same in that time."


def _left_out(found: Triangulated, title: Callable[[str], str]) -> Iterator[str]:
    """What could not be brought together, and why."""
    if found.apart:
        names = listed([title(id_) for id_ in found.apart])
        yield f"Not for consideration, since their sources speak of different things: {names}."
    if found.themeless:
        named = "names" if found.themeless == 1 else "name"
        yield sentence(
            f"{number_of(found.themeless, 'item')} {named} no theme, so that nothing could be brought together with it"
        )


def _table(considered: Sequence[Considered], framework: Framework) -> Table:
    return Table(
        columns=_COLUMNS,
        rows=tuple(
            (
                f"{place}.",
                item.name,
                f"{number_of(len(item.sources), 'source')}, {number_of(len(item.items), 'item')}",
                _natures(item),
                _in_short(item.beside, framework),
            )
            for place, item in enumerate(considered, 1)
        ),
    )


def _natures(item: Considered) -> str:
    if item.hard and item.soft:
        return f"{item.hard} hard, {item.soft} soft"
    return f"{item.hard} hard, none soft" if item.hard else f"{item.soft} soft, none hard"


def _in_short(beside: RegisterContext, framework: Framework) -> str:
    """What stands beside a subject, counted, so that it fits in a cell."""
    level = framework.level(beside.level) if beside.level else None
    first = next(iter(beside.risks.items()), None)
    highest = f"{first[0]} (score {first[1]})" if first else ""
    several = f"{number_of(len(beside.risks), 'open risk')}, the highest {highest}"
    parts = [
        several if len(beside.risks) > 1 else highest,
        f"{beside.concern} at {level.name if level else beside.level}" if beside.concern else "",
        f"{number_of(len(beside.commitments), 'commitment')} not on track" if beside.commitments else "",
        number_of(len(beside.signals), "special cause") if beside.signals else "",
    ]
    return "; ".join(part for part in parts if part) or "nothing open"


def _block(place: int, item: Considered, framework: Framework, width: int | None) -> str:
    """A subject: why, what stands beside it, and its points, each with the records it comes from."""
    points = [
        f"{number_of(point.points, 'point')} for {point.words} ({', '.join(point.records)})"
        for point in item.points
    ]
    lines = [
        _lines(f"{place}. {item.name}", width),
        _lines(sentence(item.why), width, _INDENT),
        _lines(f"Beside it: {beside_in_words(item.beside, framework)}.", width, _INDENT),
        _lines(f"{number_of(item.score, 'point').capitalize()} in all:", width, _INDENT),
        *(_lines(text, width, _INDENT * 2) for text in points),
    ]
    return "\n".join(lines)


def _mismatches(mismatches: Sequence[Mismatch], about: str, width: int | None) -> str:
    if not mismatches:
        return _lines(f"Nothing{about} was found that does not fit together.", width)
    lines = [
        _lines(
            f"{MISMATCHES[item.kind]}: {sentence(item.why)} ({', '.join(item.records)})", width, "  ", "- "
        )
        for item in mismatches
    ]
    return "\n".join(["What does not fit together:", *lines])


def _lines(text: str, width: int | None, indent: str = "", first: str = "") -> str:
    """The text in lines that fit, each after the indent; the first after what stands in its place."""
    broken = wrapped(text, max(_NARROWEST, width - len(indent))) if width else text
    return "\n".join(
        f"{first if first and not place else indent}{line}" for place, line in enumerate(broken.split("\n"))
    )
