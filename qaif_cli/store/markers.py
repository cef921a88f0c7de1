"""Splits a text with merge conflict markers into the two or three versions that clashed."""

from __future__ import annotations

from dataclasses import dataclass

_OURS, _BASE, _MIDDLE, _THEIRS = "<<<<<<<", "|||||||", "=======", ">>>>>>>"


@dataclass(frozen=True)
class Torn:
    """The texts that clashed.

    Attributes:
        base: What both began from; None where the markers do not tell.
    """

    base: str | None
    ours: str
    theirs: str


def taken_apart(text: str) -> Torn | None:
    """The texts that clash in one; None where no marker is in it, or the markers do not fit together."""
    sides: dict[str, list[str]] = {_OURS: [], _BASE: [], _THEIRS: []}
    inside, seen, based = "", 0, True
    for line in text.splitlines(keepends=True):
        mark = line[:7] if line[7:8] in ("", " ", "\r", "\n") else ""
        if mark == _OURS and not inside:
            inside, seen, has_base = _OURS, seen + 1, False
        elif mark == _BASE and inside == _OURS:
            inside, has_base = _BASE, True
        elif mark == _MIDDLE and inside in (_OURS, _BASE):
            inside, based = _THEIRS, based and has_base
        elif mark == _THEIRS and inside == _THEIRS:
            inside = ""
        elif mark in (_OURS, _THEIRS):
            return None
        else:
            for lines in [sides[inside]] if inside else sides.values():
                lines.append(line)
    if inside or not seen:
        return None
    ours, base, theirs = ("".join(lines) for lines in sides.values())
    return Torn(base if based else None, ours, theirs)
