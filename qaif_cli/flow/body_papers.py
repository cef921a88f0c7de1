"""The paper of each body: the Insights Meeting, the System Quality Group, the Quality Committee, the Board (§4.3)."""

from __future__ import annotations

from qaif_cli.errors import QaifError
from qaif_cli.flow.briefing import ReportOptions, make_brief
from qaif_cli.flow.publishing import PaperFile
from qaif_cli.flow.request import Ask, Reading
from qaif_cli.judge.papers.body_content import gather_round
from qaif_cli.model.settings import Body
from qaif_cli.model.vocabulary import FUNCTIONS
from qaif_cli.render.jinja import Templates
from qaif_cli.render.paper import body_paper

PAPERS = {
    "insights": "insights-agenda",
    "system-quality": "sqg-paper",
    "assurance": "committee-pack",
    "board": "board-summary",
}
"""By the function of the body: the template, and the file that is written."""


def paper_of_body(reading: Reading, ask: Ask, options: ReportOptions, templates: Templates) -> PaperFile:
    """The paper of the body that is meant.

    Raises:
        QaifError: where the framework names no such body, or its paper is never public.
    """
    body = _body(reading, options.body)
    if options.public and options.body == "insights":
        raise QaifError(
            f"The agenda of the {body.name} is never public: it holds intelligence that is not decided on.",
            "Leave out --public.",
        )
    brief = make_brief(reading, ask, options, body.id)
    name = PAPERS[options.body]
    text = body_paper(f"{name}.md.j2", brief, gather_round(brief, body), templates)
    return PaperFile(f"{name}.md", text)


def _body(reading: Reading, function: str) -> Body:
    body = reading.framework.body_for(function)
    if body is None:
        raise QaifError(
            f"The framework does not say which body is the {FUNCTIONS.label(function)}.",
            f"In framework.yaml give that body the line `function: {function}`.",
        )
    return body
