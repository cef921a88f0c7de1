"""`qaif init`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from qaif_cli.cli.forms import NoInput
from qaif_cli.cli.options import ask, text_option

if TYPE_CHECKING:
    from qaif_cli.flow.writing.founding_questions import Dialogue, Question

Folder = Annotated[
    Path, typer.Argument(metavar="DIR", help="A folder that is not there yet, or an empty one.")
]


def _several(flag: str, metavar: str, text: str) -> Any:
    return text_option(flag, metavar, f"{text} May be repeated.")


Name = Annotated[str, text_option("--name", "TEXT", "The organisation's name in papers. Needed.")]
ShortName = Annotated[str, text_option("--short-name", "TEXT", "Its short name. Needed.")]
OdsCode = Annotated[str, text_option("--ods-code", "CODE", "Its ODS code. Without it: unknown.")]
Several = list[str] | None
Usual = Annotated[
    Several,
    _several("--usual-role", "ROLE", "Of the usual roles only this one, or none. Without it: all of them."),
]
Role = Annotated[Several, _several("--role", "TITLE", "Another role that it has.")]
Body = Annotated[
    Several,
    _several(
        "--body",
        "BODY",
        'A body with its chair and how often it meets: "NAME; CHAIR; first Tuesday, every two months". A part may be empty.',
    ),
]
Review = Annotated[
    Several,
    _several(
        "--review",
        "INTERVAL",
        "A review interval of its own: `8: 3 months` for scores of 8 or more. Without it: the framework's alone.",
    ),
]
Area = Annotated[
    Several, _several("--area", "AREA", "Of the framework's areas only this one. Without it: all of them.")
]
Commit = Annotated[bool, typer.Option("--commit", help="Keep it in git from the start: one commit.")]


def command(  # noqa: PLR0913, PLR0917  # one parameter for each option
    folder: Folder,
    name: Name = "",
    short_name: ShortName = "",
    ods_code: OdsCode = "",
    usual_role: Usual = None,
    role: Role = None,
    body: Body = None,
    review: Review = None,
    area: Area = None,
    commit: Commit = False,
    no_input: NoInput = False,
) -> None:
    """Begin a clean register of an organisation: the framework, its areas, its commitments and its self-assessments.

    On a terminal it asks for whatever is not said, with what holds where nothing is typed.

    Example: qaif init register --name "NHS Exampleshire Integrated Care Board" --short-name "Exampleshire ICB"
    """
    from qaif_cli.cli.console import fitted, out
    from qaif_cli.flow.writing.founding_questions import Dialogue, empty
    from qaif_cli.flow.writing.starting import start

    flags: dict[str, list[str] | None] = {
        "name": [name], "short-name": [short_name], "ods-code": [ods_code], "usual-role": usual_role, "role": role,
        "body": body, "review": review, "area": area,
    }  # fmt: skip
    given = {flag: [text for text in texts or () if text] for flag, texts in flags.items()}
    dialogue = Dialogue(given, commit, ask().today)
    questions = sys.stdin.isatty() and sys.stdout.isatty() and not no_input
    prompted = questions and not (name and short_name)
    if prompted:
        empty(folder)
        dialogue = _talk(dialogue)
    said_of_it = start(folder, dialogue.newcomer(), committing=dialogue.committing)
    out(fitted(said_of_it) if questions else said_of_it)
    if prompted:
        out(f"\nThe same without questions:\n{dialogue.again(folder)}\n")


def _talk(begun: Dialogue) -> Dialogue:
    """Ask until all is said; one step back with `<`, and nothing is kept on Ctrl-C."""
    from qaif_cli.cli.console import fitted, note, out
    from qaif_cli.cli.prompts import BACK, stopping
    from qaif_cli.errors import QaifError

    out(
        fitted(
            f"Enter takes what stands in brackets; {BACK} goes one question back; Ctrl-C stops and writes nothing.\n"
        )
    )
    answers: list[str] = []
    shown: set[tuple[str, ...]] = set()
    with stopping():
        while True:
            dialogue, question = begun.after(answers)
            if question is None:
                return dialogue
            text = _line(question, shown)
            if text == BACK:
                answers = answers[:-1]
                continue
            try:
                question.take(text or question.default)
            except QaifError as error:
                note(f"  {error}")
                continue
            answers.append(text or question.default)


def _line(question: Question, shown: set[tuple[str, ...]]) -> str:
    """What is typed at a question; what stands before it is shown once."""
    from qaif_cli.cli.console import fitted, out

    lines = () if question.lines in shown else question.lines
    shown.add(question.lines)
    out(fitted("\n" + "".join(f"{line}\n" for line in lines)))
    star = " *" if question.needed else ""
    default = f" [{question.default}]" if question.default else ""
    return str(
        typer.prompt(fitted(f"{question.asks}{star}{default}"), default="", show_default=False)
    ).strip()
