"""Risks: add one, change its plain fields."""

from __future__ import annotations

from typing import Any

from qaif_cli.errors import QaifError
from qaif_cli.flow.forms.form import Proposal, Writing, kept
from qaif_cli.flow.forms.shared import NONE
from qaif_cli.flow.writing.prompts_help import alike, band_and_rule
from qaif_cli.model.edit import Draft


def add(writing: Writing) -> Proposal:
    """A new risk, with its first review and its controls."""
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
    fields["groups"] = list(dict.fromkeys(get("group") or []))
    fields["opened"] = get("date")
    fields["controls"] = [
        {"id": f"C{place}", "text": text, "date": get("date")}
        for place, text in enumerate(_controls(writing), start=1)
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


def _controls(writing: Writing) -> list[str]:
    """What is in place; nothing where `none` was said.

    Raises:
        QaifError: where `none` was said beside others.
    """
    said: list[str] = writing.get("control")
    real = [text for text in said if text.casefold() != NONE]
    if real and len(real) < len(said):
        raise QaifError(
            f"`--control {NONE}` says that nothing is in place, and another --control names something."
        )
    return real


def _target(writing: Writing) -> Any:
    consequence, likelihood = writing.get("target_consequence"), writing.get("target_likelihood")
    if consequence is None or likelihood is None:
        return "unknown"
    return kept(
        {"consequence": consequence, "likelihood": likelihood, "by": writing.get("target_by") or "unknown"}
    )
