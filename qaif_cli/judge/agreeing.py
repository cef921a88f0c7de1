"""Which body may agree an exception from which rule."""

from __future__ import annotations

from qaif_cli.model.framework import Framework

CONFIDENTIAL = "CNF"
"""The family of rules from which only the bodies that the settings name may agree an exception."""


def may_agree(framework: Framework, body: str, code: str) -> bool:
    """Whether a body may agree an exception from a rule: one that may give assurance, or for confidentiality one that is named."""
    if code.startswith(CONFIDENTIAL):
        named = framework.confidentiality.agreed_by if framework.confidentiality else ()
        return body in named
    found = framework.body(body)
    return found is not None and found.may_give_assurance


def what_it_may_not(code: str) -> str:
    """What a body may not do that cannot agree an exception from a rule, after its name."""
    if code.startswith(CONFIDENTIAL):
        return "which `confidentiality: agreed_by:` of the framework does not name"
    return "which may not give assurance"
