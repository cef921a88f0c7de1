"""Self-assessments: a new position with its evidence, and their plain fields. Updates have `qaif update`."""

from __future__ import annotations

import re
from typing import Any

from qaif_cli.errors import QaifError
from qaif_cli.flow.forms.form import Proposal, Writing, kept
from qaif_cli.flow.names import cannot_be_read
from qaif_cli.flow.writing.editing import entry_of
from qaif_cli.flow.writing.entries import place_of
from qaif_cli.flow.writing.holding import holds_still
from qaif_cli.flow.writing.targets import target_as
from qaif_cli.model.edit import Append, Draft
from qaif_cli.model.kind import NUMBER
from qaif_cli.model.kinds.assessment import Assessment
from qaif_cli.model.register import Register
from qaif_cli.model.vocabulary import POSITIONS
from qaif_cli.render.words import day

_NUMBERED = re.compile(f"[A-Z]-{NUMBER}")


def update(writing: Writing) -> Proposal:
    """A new position; what came before stays in the file."""
    assessment = target_as(writing, Assessment)
    register = writing.reading.register
    evidence = [_evidence(text, register) for text in writing.get("evidence") or ()]
    parts = [_part(text, assessment) for text in writing.get("part") or ()]
    entry = entry_of(writing, "date", "corrects", "by", "position")
    entry |= kept({"parts": parts, "evidence": evidence}) | entry_of(writing, "gap")
    later = holds_still(assessment.positions, writing)
    says = (
        (
            f"{assessment.id} stays {POSITIONS.label(later.position)}: the position of {day(later.date)} is later.",
        )
        if later
        else ()
    )
    return Proposal((Draft("assessment", assessment.id, (Append("/positions", entry),)),), says)


def _evidence(text: str, register: Register) -> dict[str, Any]:
    """What shows a position, with the record that stands in front of it, if one does.

    Raises:
        QaifError: where the number of a record stands there, and no such record is on the register.
    """
    name, colon, rest = (part.strip() for part in text.partition(":"))
    if not colon:
        return {"text": text}
    if name in register.by_id:
        if not rest:
            raise QaifError(f"`--evidence {text}` names a record and not what it shows.", f'Say "{name}: …".')
        return {"text": rest, "record": name}
    if _NUMBERED.fullmatch(name):
        torn = next((item for item in register.unreadable if name.casefold() in item.names), None)
        if torn:
            raise cannot_be_read(torn)
        raise QaifError(f"There is no record `{name}`.", "`qaif find` looks for words in the records.")
    return {"text": text}


def _part(text: str, assessment: Assessment) -> dict[str, str]:
    """Where one part stands.

    Raises:
        QaifError: where the text is not of the form, or names a part or a word that does not exist.
    """
    name, sign, word = (part.strip() for part in text.partition("="))
    if not sign or word not in POSITIONS.words:
        raise QaifError(
            f"`--part {text}` does not say where a part stands.",
            f"Write the part, an equals sign and one of {', '.join(POSITIONS.words)}: P3=not-met.",
        )
    part = assessment.parts[place_of(name.upper(), assessment.parts, assessment.id)]
    return {"part": part.id, "position": word}
