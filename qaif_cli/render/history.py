"""A history as text, Markdown or JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType

from qaif_cli.model.change import Change, Commit, Life, Told
from qaif_cli.render.markdown import escaped
from qaif_cli.render.words import day, number_of, short_day

_BARS = "▁▂▃▄▅▆▇█"
_HIGHEST = 25
_NUMBER = re.compile(r"#\d+")
_WIDEST_AUTHOR = 28
NOTHING = "Nothing changed."


def sparkline(scores: Sequence[int]) -> str:
    """Scores as bars, the tallest for 25."""
    return "".join(_BARS[min(len(_BARS) - 1, (score * len(_BARS) - 1) // _HIGHEST)] for score in scores)


def as_text(life: Life) -> str:
    """For a terminal: a record commit by commit, the register one line a change."""
    lines = list(_record_lines(life) if life.id else _register_lines(life))
    return "\n".join([*lines, *(("", *life.notes) if life.notes else ())]) + "\n"


def as_markdown(life: Life) -> str:
    """For a page: every commit a point, with its changes below."""
    lines = [f"# History of {escaped(life.id or life.title)}", ""]
    if life.id:
        lines += [f"{escaped(life.title)}, `{life.path}`. {_counted(life)}.", ""]
    else:
        lines += [f"{_counted(life)}.", ""]
    for item in life.told:
        via = f", {escaped(item.commit.merge)}" if item.commit.merge else ""
        head = f"- **{day(item.commit.day)}**, {escaped(item.commit.author)}, `{item.commit.id[:12]}`{via}"
        lines += [head, *(f"  - {escaped(_line(change, life))}" for change in item.changes)]
    if not life.told:
        lines.append(NOTHING)
    if life.scores:
        lines += ["", f"Scores over time: {_scores(life)}."]
    lines += [line for note in life.notes for line in ("", note)]
    return "\n".join(lines) + "\n"


def as_json(life: Life) -> str:
    """For programs; docs/json.md describes it."""
    data = {
        "version": 1,
        "record": life.id or None,
        "title": life.title,
        "path": life.path,
        "commits": [_commit(item) for item in life.told],
        "scores": [{"date": on.isoformat() if on else None, "score": score} for on, score in life.scores],
        "notes": list(life.notes),
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


REPORTERS: Mapping[str, Callable[[Life], str]] = MappingProxyType(
    {"text": as_text, "markdown": as_markdown, "json": as_json}
)


def _record_lines(life: Life) -> Iterator[str]:
    yield f"{life.id}: {life.title}" if life.title else life.id
    yield f"{life.path}, {_counted(life)}"
    for item in life.told:
        yield ""
        yield f"{day(item.commit.day)}  {item.commit.author}  {item.commit.id[:12]}"
        yield from (f"  {_line(change, life)}" for change in item.changes)
        if item.commit.merge:
            yield f"  ({item.commit.merge})"
    if not life.told:
        yield from ("", NOTHING)
    if life.scores:
        yield from ("", f"Scores over time: {sparkline([score for _, score in life.scores])}")
        yield from (f"  {score:2} {_on(on)}" for on, score in life.scores)


def _register_lines(life: Life) -> Iterator[str]:
    width = min(_WIDEST_AUTHOR, max((len(item.commit.author) for item in life.told), default=0))
    named = max((len(change.record) for item in life.told for change in item.changes), default=0)
    for item in life.told:
        commit = item.commit
        author = commit.author if len(commit.author) <= width else f"{commit.author[: width - 1]}…"
        head = f"{short_day(commit.day):11}  {commit.id[:12]}  {author:{width}}"
        for change in item.changes:
            yield f"{head}  {change.record:{named}}  {change.text}{_via(commit)}"
    if not life.told:
        yield NOTHING


def _via(commit: Commit) -> str:
    if not commit.merge:
        return ""
    found = _NUMBER.search(commit.merge)
    return f" [{found[0]}]" if found else " [merge]"


def _line(change: Change, life: Life) -> str:
    """What changed, with the record where it is not the one that the history is about."""
    return change.text if change.record == life.id or not change.record else f"{change.record}: {change.text}"


def _counted(life: Life) -> str:
    changes = sum(len(item.changes) for item in life.told)
    return f"{number_of(changes, 'change')} in {number_of(len(life.told), 'commit')}, newest first"


def _scores(life: Life) -> str:
    drawn = sparkline([score for _, score in life.scores])
    return f"{drawn} {', '.join(f'{score} {_on(on)}' for on, score in life.scores)}"


def _on(on: date | None) -> str:
    return f"on {day(on)}" if on else "at first (day unknown)"


def _commit(item: Told) -> dict[str, object]:
    commit = item.commit
    return {
        "commit": commit.id,
        "date": commit.day.isoformat(),
        "author": commit.author,
        "email": commit.email,
        "subject": commit.subject,
        "merge": commit.merge or None,
        "changes": [
            {
                "record": change.record,
                "kind": change.kind or None,
                "field": change.field or None,
                "sort": change.sort,
                "text": change.text,
            }
            for change in item.changes
        ],
    }
