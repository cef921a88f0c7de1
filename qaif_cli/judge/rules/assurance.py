"""Assurance: only a body that may give it is recorded as giving it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from qaif_cli.judge.rule import rule
from qaif_cli.model.base import known
from qaif_cli.model.finding import Hit
from qaif_cli.model.framework import Framework
from qaif_cli.model.register import Register


@rule("ASR001", "assurance-from-another-body", "error", "§4.5", "V")
def from_another(register: Register, framework: Framework, as_of: date) -> Iterator[Hit]:
    """A body that is not an assurance committee, recorded as giving or as asked to give assurance.

    Why it matters: the System Quality Group is not the formal assurance committee; its discussions inform
    assurance, and the Quality Committee gives it.
    How to fix: name the committee that took the assurance; a paper for another body discusses or notes.
    Example: a paper for the System Quality Group with the purpose `assure`.
    """
    barred = {body.id: body.name for body in framework.bodies if not body.may_give_assurance}
    for risk in register.risks:
        for place, assurance in enumerate(risk.assurances):
            day = known(assurance.date)
            if assurance.body in barred and (day is None or day <= as_of):
                message = f"assurance {assurance.id} is taken by {barred[assurance.body]}, which may not give assurance"
                yield Hit(risk.id, f"/assurances/{place}/body", message)
    for paper in register.papers:
        if "assure" in paper.purpose and paper.body in barred:
            message = f"it asks for assurance from {barred[paper.body]}, which may not give it"
            yield Hit(paper.id, f"/purpose/{paper.purpose.index('assure')}", message)
