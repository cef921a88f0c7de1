"""Self-assessments: a new position with its evidence, and their plain fields. Updates have `qaif update`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from qaif_cli.errors import QaifError
from qaif_cli.flow.writing.editing import edit_form, entry_of
from qaif_cli.flow.writing.entries import place_of
from qaif_cli.flow.writing.form import BY, CORRECTS, DATE, SENSITIVITY, Blank, Form, Proposal, Writing, kept
from qaif_cli.flow.writing.targets import target_as
from qaif_cli.model.edit import Append, Draft
from qaif_cli.model.vocabulary import POSITIONS

if TYPE_CHECKING:
    from qaif_cli.model.kinds.assessment import Assessment
    from qaif_cli.model.register import Register

_NUMBERED = re.compile(r"[A-Z]-[0-9]{4,}")

UPDATE_BLANKS = (
    Blank(
        "position", "where we stand against the standard", kind="choice", words=POSITIONS.words, required=True
    ),
    Blank(
        "evidence",
        'what shows it; a record that shows it stands in front: "R-0003: the scores have fallen"',
        many=True,
    ),
    Blank("gap", "what is missing, where it is not wholly met"),
    Blank("part", "where one part stands, as P3=not-met", many=True, asked=False),
    BY,
    DATE,
    CORRECTS,
)
EDIT_BLANKS = (
    Blank("title", "what it is, in one line"),
    Blank("owner", "the role that answers for it", kind="role"),
    Blank("standard", "what it is assessed against, in short"),
    SENSITIVITY,
)


def update(writing: Writing) -> Proposal:
    """A new position; what came before stays in the file."""
    from qaif_cli.model.kinds.assessment import Assessment

    assessment = target_as(writing, Assessment)
    register = writing.reading.register
    evidence = [_evidence(text, register) for text in writing.get("evidence") or ()]
    parts = [_part(text, assessment) for text in writing.get("part") or ()]
    entry = entry_of(writing, "date", "corrects", "by", "position")
    entry |= kept({"parts": parts, "evidence": evidence}) | entry_of(writing, "gap")
    return Proposal((Draft("assessment", assessment.id, (Append("/positions", entry),)),))


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


FORMS = (
    edit_form("assessment", EDIT_BLANKS, "qaif assessment edit requirement-3 --owner ROLE"),
    Form(
        "update",
        "Give a new position on a self-assessment, with what shows it; `qaif update` reports on the work.",
        'qaif assessment update requirement-3 --position partly-met --evidence "R-0003: …" --gap "…" --by ROLE',
        UPDATE_BLANKS,
        update,
        target="assessment",
    ),
)
