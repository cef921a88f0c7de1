"""Papers: the headline and recommendations that people write for a meeting, the approval, and the issue."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from qaif_cli.errors import QaifError
from qaif_cli.flow.forms.form import Proposal, Writing, kept
from qaif_cli.flow.writing.editing import edit_fields, entry_of
from qaif_cli.flow.writing.targets import said_already
from qaif_cli.model.edit import Append, Draft, Edit, Set
from qaif_cli.model.kinds.paper import Paper
from qaif_cli.render.words import day
from qaif_cli.store.git import stamp

MOST = 3
"""How many recommendations a paper makes at most."""


def add(writing: Writing) -> Proposal:
    """A paper for a meeting, with whatever is written of it so far."""
    get, framework = writing.get, writing.reading.framework
    body = framework.body(get("body"))
    if body is None or isinstance(get("date"), str):
        raise QaifError(
            "A paper is for one meeting of one body.", "Say which --body, and its day with --date."
        )
    id_ = f"{get('body')}-{get('date').isoformat()}"
    if id_ in writing.reading.register.by_id:
        raise QaifError(f"There is a paper {id_} already.", f"Change it: qaif paper edit {id_}")
    fields = kept({
        "title": get("title") or f"Quality report to the {body.name}, {day(get('date'))}",
        "owner": get("owner") or get("author"),
        **{name: get(name) for name in ("sensitivity", "body", "date", "audience", "purpose", "author", "sponsor", "headline")},
        "recommendations": _recommendations(writing),
    })  # fmt: skip
    outcomes = _outcomes(writing, get("body"), get("date"))
    fields |= kept({"last_time": [_outcome(*pair) for pair in outcomes.items()]})
    return Proposal((Draft("paper", id_, fields=fields),))


def edit(writing: Writing) -> Proposal:
    """Change plain fields; recommendations are kept with their names, and outcomes with those of the paper before."""
    made = edit_fields(writing, {"recommendation": _edited(writing), "outcome": _came_of(writing)})
    return replace(made, says=(*made.says, *_said_before(writing)))


def _edited(writing: Writing) -> Iterator[Edit]:
    """The recommendations, all together."""
    yield Set("/recommendations", _recommendations(writing))


def _came_of(writing: Writing) -> Iterator[Edit]:
    """What came of the recommendations of the paper before, one by one."""
    paper = _paper(writing)
    places = {item.recommendation: place for place, item in enumerate(paper.last_time)}
    for name, text in _outcomes(writing, paper.body, paper.date).items():
        if name in places:
            yield Set(f"/last_time/{places[name]}/outcome", text)
        else:
            yield Append("/last_time", _outcome(name, text))


def _said_before(writing: Writing) -> Iterator[str]:
    """The outcomes that other words take the place of, and how far the paper has gone already."""
    paper = _paper(writing)
    if writing.get("outcome"):
        said = _outcomes(writing, paper.body, paper.date)
        for item in paper.last_time:
            if said.get(item.recommendation, item.outcome) != item.outcome:
                yield f"Replaced: {item.recommendation} {item.outcome} (--outcome)"
    yield from _standing(paper)


def _recommendations(writing: Writing) -> list[dict[str, str]]:
    texts = writing.get("recommendation") or []
    if len(texts) > MOST:
        raise QaifError(
            f"A paper makes {MOST} recommendations at most, and {len(texts)} were given.",
            "Say the ones that matter most.",
        )
    return [{"id": f"N{place}", "text": text} for place, text in enumerate(texts, start=1)]


def _outcomes(writing: Writing, body: str, meeting: date) -> dict[str, str]:
    """What came of the recommendations of the paper before, by their names."""
    asked = _asked_before(writing, body, meeting)
    found = {}
    for said in writing.get("outcome") or []:
        name, sign, text = (part.strip() for part in said.partition("="))
        name = name.upper()
        if not (name and sign and text):
            raise QaifError(
                f"`--outcome {said}` names no recommendation.", 'Write it so: "N1=Agreed on 26 March".'
            )
        if asked and name not in asked:
            raise QaifError(
                f"The paper before made no recommendation {name}.", f"It made: {', '.join(asked)}."
            )
        found[name] = text
    return found


def _asked_before(writing: Writing, body: str, meeting: date) -> list[str]:
    """The names of the recommendations of the last paper that was issued to the body before a meeting."""
    papers = writing.reading.register.papers
    earlier = [item for item in papers if item.body == body and item.issued and item.date < meeting]
    last = max(earlier, key=lambda item: item.date, default=None)
    return [item.id for item in last.recommendations] if last else []


def _outcome(name: str, text: str) -> dict[str, str]:
    return {"recommendation": name, "outcome": text}


def _standing(paper: Paper) -> tuple[str, ...]:
    """What there is to say to a change of a paper that has gone further already."""
    if paper.issued:
        return (f"It was issued on {day(paper.issued.date)}: what went out then is not changed by this.",)
    if paper.approved:
        return (
            f"It was approved on {day(paper.approved.date)}, before this change: have it approved again.",
        )
    return ()


def approve(writing: Writing) -> Proposal:
    """Record who approved the paper for issue, and when."""
    paper = _paper(writing)
    before = paper.approved
    if before:
        _not_issued(paper)
    says = (f"It had been approved on {day(before.date)} by {before.by}.",) if before else ()
    return Proposal((Draft("paper", paper.id, (Set("/approved", entry_of(writing, "date", "by")),)),), says)


def issue(writing: Writing) -> Proposal:
    """Record that the paper was issued, and the commit it was made from."""
    paper = _paper(writing)
    _not_issued(paper)
    commit, says = made_from(writing)
    if paper.approved is None:
        says = ("It is not approved yet: nobody is recorded as having approved it for issue.", *says)
    issued = {**entry_of(writing, "date"), "commit": commit}
    position_at = writing.get("position_at") or writing.get("date")
    edits = (Set("/position_at", str(position_at)), Set("/issued", issued))
    return Proposal((Draft("paper", paper.id, edits),), says)


def made_from(writing: Writing) -> tuple[str, tuple[str, ...]]:
    """The commit that a paper made now is made from, and remarks on it."""
    workspace = writing.reading.workspace
    made = stamp(workspace.root, workspace.records.name, "templates")
    if not made.commit:
        return "unknown", ("The records are not in git, so the commit it was made from is unknown.",)
    if made.clean:
        return made.commit, ()
    return made.commit, (
        f"Not everything is committed: what differs from {made.commit} cannot be made again from it.",
    )


def _not_issued(paper: Paper) -> None:
    if paper.issued:
        raise said_already(f"{paper.id} was issued on {day(paper.issued.date)} already.", paper.id)


def _paper(writing: Writing) -> Paper:
    return writing.reading.register.by_id[writing.target].record  # type: ignore[return-value]  # the form's target
