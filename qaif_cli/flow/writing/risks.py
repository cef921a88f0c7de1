"""Risks: add one, score one."""

from __future__ import annotations

from typing import Any

from qaif_cli.flow.writing.form import BY, CORRECTS, DATE, NOTE, Blank, Form, Proposal, Writing, kept
from qaif_cli.model.edit import Append, Draft

ADD_BLANKS = (
    Blank("title", "what the risk is, in one line", required=True),
    Blank("area", "the area in whose report it stands", kind="area", required=True),
    Blank("domain", "the consequence domain by which it is scored", kind="domain", required=True),
    Blank("whose", "whose risk it is", kind="choice", words=("icb", "system", "provider"), default="icb"),
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
    Blank("sensitivity", "private, or public", kind="choice", words=("private", "public"), default="private"),
)


def add(writing: Writing) -> Proposal:
    """A new risk, with its first review and its controls."""
    from qaif_cli.flow.writing.teaching import alike, band_and_rule

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


SCORE_BLANKS = (
    Blank("likelihood", "likelihood with the present controls", kind="step", required=True),
    Blank("consequence", "consequence with the present controls", kind="step", required=True),
    BY,
    Blank("forum", "the body at which it was reviewed", kind="body"),
    NOTE,
    DATE,
    CORRECTS,
)


def score(writing: Writing) -> Proposal:
    """A review that gives the risk a score."""
    from qaif_cli.flow.writing.teaching import band_and_rule

    names = ("date", "corrects", "by", "forum", "consequence", "likelihood", "note")
    entry = kept({name: writing.get(name) for name in names})
    says = band_and_rule(writing.get("consequence") * writing.get("likelihood"), writing.reading.framework)
    return Proposal(
        (Draft("risk", writing.target, (Append("/reviews", entry),)),), (f"{writing.target}: {says}",)
    )


FORMS = (
    Form(
        "add",
        "Put a risk on the register.",
        'qaif risk add --title "…" --area primary-care …',
        ADD_BLANKS,
        add,
    ),
)
SCORE = Form(
    "score",
    "Give a risk a score, by a review.",
    'qaif score R-0007 --likelihood 4 --consequence 4 --by ROLE --note "…"',
    SCORE_BLANKS,
    score,
    target="risk",
)
