"""Fills the template of a paper in Markdown, and turns IDs and words into the names that people read."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from qaif_cli.model.area_content import AreaContent
from qaif_cli.model.body_content import Round
from qaif_cli.model.extracted import Extract
from qaif_cli.model.framework import LISTS
from qaif_cli.model.kinds import BY_NAME
from qaif_cli.model.kinds.assessment import Assessment
from qaif_cli.model.pack import Pack
from qaif_cli.model.provider_page import ProviderPage
from qaif_cli.model.register import Held, Register
from qaif_cli.model.report_content import Brief
from qaif_cli.model.self_assessment import AssessmentException
from qaif_cli.model.single_paper import AboutProvider, Minutes
from qaif_cli.model.vocabulary import (
    BASES,
    COMMITMENT_STATUSES,
    DECISIONS,
    DUE_KINDS,
    IMPACT_STAGES,
    IMPACT_SUBJECTS,
    MARKS,
    PANEL_WORDS,
    POSITIONS,
    PROFESSIONS,
    PROVIDER_TYPES,
    PURPOSES,
    RATINGS,
    WENT,
    Vocabulary,
)
from qaif_cli.render.jinja import Templates, render
from qaif_cli.render.words import number_of, times

_SEVERITIES = {"error": "the records are not right", "warning": "a warning", "info": "not known yet"}
_NOT_KEPT = "the framework is not kept"
WHOLE = "the register as a whole"
"""What is found on no one record."""
UNKNOWN = "not known"


def paper(
    template: str,
    brief: Brief,
    templates: Templates,
    *,
    content: AreaContent | None = None,
    assessments: Sequence[AssessmentException] = (),
) -> str:
    """Fill a template with a brief.

    Args:
        template: The file name of the template.
        brief: What there is to say.
        templates: Where templates are looked for.
        content: The area of a focused report.
        assessments: The self-assessments that are told by exception.
    """
    values = {
        "brief": brief,
        "framework": brief.framework,
        "organisation": brief.framework.organisation,
        "chosen": content.part if content else None,
        "content": content,
        "assessments": assessments,
    }
    return render(template, templates, names(brief), values)


def body_paper(
    template: str, brief: Brief, round_: Round, templates: Templates, pack: Pack | None = None
) -> str:
    """Fill the template of a body's own paper.

    Args:
        template: The file name of the template.
        brief: The position of the register.
        round_: What the body's meetings and the loop since the last have brought.
        templates: Where templates are looked for.
        pack: What the Committee's own pack says beside them.
    """
    values = {
        "brief": brief,
        "round": round_,
        "pack": pack,
        "framework": brief.framework,
        "organisation": brief.framework.organisation,
    }
    return render(template, templates, names(brief), values)


def single_paper(
    template: str,
    brief: Brief,
    page: AboutProvider | ProviderPage | Minutes | Extract,
    templates: Templates,
) -> str:
    """Fill the template of a paper on one record.

    Args:
        template: The file name of the template.
        brief: The position of the register.
        page: What is said of the record.
        templates: Where templates are looked for.
    """
    values = {
        "brief": brief,
        "page": page,
        "framework": brief.framework,
        "organisation": brief.framework.organisation,
    }
    return render(template, templates, names(brief), values)


def names(brief: Brief) -> Mapping[str, Callable[[str], str]]:
    """The filters of the templates: each turns an ID or a word into what people read."""
    framework, register = brief.framework, brief.register

    def of_list(name: str) -> Callable[[str], str]:
        words = framework.names(name)
        return lambda id_: words.get(id_, UNKNOWN if id_ == "unknown" else id_)

    def of(vocabulary: Vocabulary) -> Callable[[str], str]:
        return lambda word: UNKNOWN if word == "unknown" else vocabulary.label(word)

    def of_words(words: Mapping[str, str]) -> Callable[[str], str]:
        return lambda word: words.get(word, word)

    bands = {band.id: band.name for band in framework.matrix.bands}
    return {
        **{name: of_list(name) for name in LISTS},
        "kind": lambda name: BY_NAME[name].called,
        "record": register.title,
        "label": lambda id_: _label(register, id_),
        "called": lambda id_: _called(register, id_),
        "ground": lambda id_: _ground(register, id_),
        "band": of_words(bands),
        "basis": of(BASES),
        "purpose": of(PURPOSES),
        "provider_type": of(PROVIDER_TYPES),
        "rating": of(RATINGS),
        "position": of(POSITIONS),
        "status": of(COMMITMENT_STATUSES),
        "mark": of(MARKS),
        "weight": _weight,
        "due_kind": of(DUE_KINDS),
        "decision": of(DECISIONS),
        "changing": of(IMPACT_SUBJECTS),
        "panel": of(PANEL_WORDS),
        "went": of(WENT),
        "stage": of(IMPACT_STAGES),
        "profession": of(PROFESSIONS),
        "answers": lambda count: number_of(int(count), "answer"),
        "actions": lambda count: number_of(int(count), "action"),
        "recipient": lambda id_: (
            UNKNOWN if id_ == "unknown" else framework.names("body").get(id_) or register.title(id_)
        ),
        "consequence_word": _scale(brief, "consequence"),
        "likelihood_word": _scale(brief, "likelihood"),
        "days": lambda count: number_of(int(count), "day"),
        "times": lambda count: times(int(count)),
        "known": lambda text: UNKNOWN if text == "unknown" else text,
    }


def _weight(severity_and_mark: str) -> str:
    """How much a rule weighs, in words: only what the framework states can be said not to be kept."""
    severity, _, mark = severity_and_mark.partition(" ")
    return _NOT_KEPT if severity == "error" and mark == "V" else _SEVERITIES[severity]


def _label(register: Register, id_: str) -> str:
    """What a record is called in a list: by its title where that is its name, else by its ID."""
    if not id_:
        return WHOLE
    held = register.by_id.get(id_)
    if held is None or _is_numbered(held) or BY_NAME[held.kind].listed_by_id:
        return id_
    return held.record.title


def _called(register: Register, id_: str) -> str:
    """What a record is called in a sentence: by its title where that is its name, else by its ID and title."""
    held = register.by_id.get(id_)
    if held is None:
        return id_ or WHOLE
    return f"{id_} {held.record.title}" if _is_numbered(held) else held.record.title


def _is_numbered(held: Held) -> bool:
    """Whether people know a record by its number; they know any other by its title."""
    return bool(BY_NAME[held.kind].prefix)


def _ground(register: Register, id_: str) -> str:
    """What a judgement rests on; the title of a self-assessment is a single word at times, so that it says what it is."""
    held = register.by_id.get(id_)
    if held and isinstance(held.record, Assessment):
        return f"the self-assessment {held.record.title} ({held.record.source})"
    return _called(register, id_)


def _scale(brief: Brief, axis: str) -> Callable[[str], str]:
    steps = {str(step.score): step.name for step in getattr(brief.framework.matrix, axis)}
    return lambda score: steps.get(score, score)
