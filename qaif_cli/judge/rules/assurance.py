"""Assurance: only a body that may give it is recorded as giving it."""

from __future__ import annotations

from collections.abc import Iterator

from qaif_cli.judge.rule import rule
from qaif_cli.model.finding import Hit
from qaif_cli.model.moment import Moment


@rule("ASR001", "assurance-from-another-body", "error", "§4.5", "V")
def from_another(now: Moment) -> Iterator[Hit]:
    """A body that is not an assurance committee, recorded as giving or as asked to give assurance.

    Why it matters: the System Quality Group is not the formal assurance committee; its discussions inform
    assurance, and the Quality Committee gives it.
    How to fix: name the committee that took the assurance; a paper for another body discusses or notes.
    Example: a paper for the System Quality Group with the purpose `assure`.
    """
    barred = {body.id: body.name for body in now.framework.bodies if not body.may_give_assurance}
    for risk in now.register.risks:
        for place, assurance in enumerate(risk.assurances):
            if assurance.body in barred:
                message = f"assurance {assurance.id} is taken by the {barred[assurance.body]}, which may not give assurance"
                yield Hit(risk.id, f"/assurances/{place}/body", message)
    for paper in now.register.papers:
        if "assure" in paper.purpose and paper.body in barred:
            message = f"it asks for assurance from the {barred[paper.body]}, which may not give it"
            yield Hit(paper.id, f"/purpose/{paper.purpose.index('assure')}", message)


@rule("ASR002", "meeting-gives-assurance-it-may-not", "error", "§4.5", "V")
def taken_where_it_may_not(now: Moment) -> Iterator[Hit]:
    """A meeting of a body that is not an assurance committee, with an item that took assurance or is there to.

    Why it matters: the System Quality Group shares, triangulates and escalates; its discussions inform assurance,
    and the Quality Committee gives it.
    How to fix: take the assurance out, and let the item discuss or note; bring it to the committee that may give it.
    Example: a System Quality Group with an item of the purpose `assure`.
    """
    barred = {body.id: body.name for body in now.framework.bodies if not body.may_give_assurance}
    for meeting in now.register.meetings:
        if meeting.body not in barred or meeting.cancelled:
            continue
        name = barred[meeting.body]
        for place, item in enumerate(meeting.items):
            if item.assurance:
                message = f"item {item.id} records assurance taken by the {name}, which may not give it"
                yield Hit(meeting.id, f"/items/{place}/assurance", message)
            elif item.purpose == "assure":
                message = f"item {item.id} asks for assurance from the {name}, which may not give it"
                yield Hit(meeting.id, f"/items/{place}/purpose", message)
