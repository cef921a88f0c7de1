"""Risks: add one, change its plain fields."""

from __future__ import annotations

from typing import Any

from qaif_cli.flow.writing.editing import edit_form, editable
from qaif_cli.flow.writing.form import DATE, NOTE, PRIVATE, Blank, Form, Proposal, Writing, kept
from qaif_cli.model.edit import Draft
from qaif_cli.model.vocabulary import WHOSE

ADD_BLANKS = (
    Blank("title", "what the risk is, in one line", required=True),
    Blank("area", "the area in whose report it stands", kind="area", required=True),
    Blank("domain", "the consequence domain by which it is scored", kind="domain", required=True),
    Blank("whose", "whose risk it is", kind="choice", words=WHOSE.words, default="icb"),
    Blank("cause", "IF: what gives rise to it", required=True),
    Blank("event", "THEN: what may happen", required=True),
    Blank("effect", "RESULTING IN: what it would mean", required=True),
    Blank("owner", "the role that answers for it", kind="role", required=True),
    Blank("executive_lead", "the executive who answers for it", kind="role", default="unknown"),
    Blank("tier", "the register it stands on", kind="tier", default="corporate"),
    Blank("dimension", "a dimension of quality that it touches", kind="dimension", many=True),
    Blank("provider", "a provider it concerns", kind="provider", many=True),
    Blank(
        "control", "something in place that makes it less likely or less harmful", many=True, required=True
    ),
    Blank("consequence", "consequence with these controls", kind="step", required=True),
    Blank("likelihood", "likelihood with these controls", kind="step", required=True),
    Blank("target_consequence", "consequence aimed for", kind="step"),
    Blank("target_likelihood", "likelihood aimed for", kind="step"),
    Blank("target_by", "the day by which the target should be reached", kind="day"),
    Blank("by", "the role that scored it", kind="role", required=True),
    NOTE,
    DATE,
    PRIVATE,
)


def add(writing: Writing) -> Proposal:
    """A new risk, with its first review and its controls."""
    from qaif_cli.flow.writing.prompts_help import alike, band_and_rule

    get = writing.get
    fields: dict[str, Any] = {
        name: get(name)
        for name in (
            "title",
            "area",
            "domain",
            "whose",
            "cause",
            "event",
            "effect",
            "owner",
            "executive_lead",
            "tier",
            "sensitivity",
        )
    }
    fields["providers"] = get("provider")
    fields["opened"] = get("date")
    fields["controls"] = [
        {"id": f"C{place}", "text": text, "date": get("date")}
        for place, text in enumerate(get("control"), start=1)
    ]
    fields["reviews"] = [
        {
            "date": get("date"),
            "by": get("by"),
            "consequence": get("consequence"),
            "likelihood": get("likelihood"),
            "note": get("note"),
        }
    ]
    fields = kept(fields) | {
        "dimensions": get("dimension") or [],
        "validated": "unknown",
        "target": _target(writing),
    }
    says = [band_and_rule(get("consequence") * get("likelihood"), writing.reading.framework)]
    says += [f"Alike already: {risk.id} {risk.title}" for risk in alike(get("title"), writing.reading)]
    return Proposal((Draft("risk", "", fields=fields),), tuple(says))


def _target(writing: Writing) -> Any:
    consequence, likelihood = writing.get("target_consequence"), writing.get("target_likelihood")
    if consequence is None or likelihood is None:
        return "unknown"
    return kept(
        {"consequence": consequence, "likelihood": likelihood, "by": writing.get("target_by") or "unknown"}
    )


_KEPT_ELSEWHERE = ("consequence", "likelihood", "by", "note", "date", "control")
_TARGET = ("target_consequence", "target_likelihood", "target_by")
"""What a risk is added with that is kept in its histories, or has a command of its own."""
EDIT_BLANKS = (
    *editable(ADD_BLANKS, *_KEPT_ELSEWHERE, *_TARGET),
    Blank("opened", "the day on which it was opened", kind="day"),
)

FORMS = (
    Form(
        "add",
        "Put a risk on the register.",
        'qaif risk add --title "…" --area primary-care …',
        ADD_BLANKS,
        add,
    ),
    edit_form(
        "risk",
        EDIT_BLANKS,
        'qaif risk edit R-0007 --title "…" --tier directorate',
        {"dimension": "/dimensions", "provider": "/providers"},
    ),
)
