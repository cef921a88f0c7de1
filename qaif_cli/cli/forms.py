"""A form becomes a command: one flag for each blank, and questions on a terminal for what is missing."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import typer

from qaif_cli.cli.completing import completer
from qaif_cli.cli.options import Records, ask
from qaif_cli.errors import QaifError
from qaif_cli.flow.forms.form import Blank, Form, a

DryRun = Annotated[bool, typer.Option("--dry-run", help="Show what would be written, and write nothing.")]
NoInput = Annotated[bool, typer.Option("--no-input", help="Never ask; say what is missing instead.")]


def add_form(app: typer.Typer, form: Form) -> None:
    """Register a form below a noun, or as a verb of its own."""
    app.command(form.verb)(command_of(form))


def command_of(form: Form, alone: Callable[..., None] | None = None) -> Callable[..., None]:
    """A command for Typer: a function whose parameters are the blanks of the form.

    Args:
        form: The form.
        alone: What the verb does where no record is named; its own options are added to the form's.
    """
    own = list(inspect.signature(alone, eval_str=True).parameters.values()) if alone else []
    names = {parameter.name for parameter in own}

    def command(**given: Any) -> None:
        target = given.pop("target", None)
        if alone and not target:
            if any(given.get(blank.name) for blank in form.blanks if blank.name not in names):
                raise QaifError("Missing: the ID.", f"For example: {form.example}")
            alone(**{name: value for name, value in given.items() if name in names})
            return
        blanks = {blank.name: given.get(blank.name) for blank in form.blanks}
        targets = (target,) if isinstance(target, str) else tuple(target or ())
        _run(form, targets, blanks, given["records"], dry_run=given["dry_run"], no_input=given["no_input"])

    taken = {"target", *(blank.name for blank in form.blanks), "records"}
    added = [
        parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY)
        for parameter in own
        if parameter.name not in taken
    ]
    parameters = [
        *_target(form, optional=alone is not None),
        *(_option(blank, _also(blank, form)) for blank in form.blanks),
        *added,
        *_common(),
    ]
    command.__name__ = form.verb.replace("-", "_")
    command.__doc__ = _doc(form, alone)
    command.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]  # what inspect looks for first
    command.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    return command


def _doc(form: Form, alone: Callable[..., None] | None) -> str:
    said = f"{form.help}\n\nExample: {form.example}\n"
    return f"{said}\nWithout an ID: {inspect.getdoc(alone) or ''}\n" if alone else said


def _target(form: Form, *, optional: bool) -> list[inspect.Parameter]:
    if not form.target:
        return []
    complete = completer(form.target)
    metavar = "ID" if form.target == "any" else form.target.upper()
    argument = typer.Argument(
        metavar=f"{metavar}..." if form.many else metavar, help="One or more IDs." if form.many else "Its ID.",
        autocompletion=complete, show_default=False,
    )  # fmt: skip
    inner: Any = list[str] if form.many else str
    hint: Any = Annotated[inner | None, argument] if optional else Annotated[inner, argument]
    default = None if optional else inspect.Parameter.empty
    return [inspect.Parameter("target", inspect.Parameter.KEYWORD_ONLY, default=default, annotation=hint)]


_ALSO = {
    "why": "--reason",
    "reason": "--why",
    "checked_on": "--date",
    "agreed_on": "--date",
    "agreed": "--date",
}
"""What else is typed for a blank, where the form has no other of that name."""


def _also(blank: Blank, form: Form) -> tuple[str, ...]:
    other = _ALSO.get(blank.name, "")
    return (other,) if other and all(other != there.option for there in form.blanks) else ()


def _option(blank: Blank, also: tuple[str, ...]) -> inspect.Parameter:
    if blank.kind == "flag":
        hint: Any = Annotated[bool, typer.Option(blank.option, help=_help(blank))]
        return inspect.Parameter(blank.name, inspect.Parameter.KEYWORD_ONLY, default=False, annotation=hint)
    if blank.positional:
        argument = typer.Argument(metavar=blank.option, help=_help(blank), show_default=False)
        hint = Annotated[str | None, argument]
        return inspect.Parameter(blank.name, inspect.Parameter.KEYWORD_ONLY, default=None, annotation=hint)
    option = typer.Option(
        blank.option,
        *also,
        metavar=_metavar(blank),
        help=_help(blank),
        show_default=False,
        autocompletion=completer(blank.kind, blank.words),
    )
    hint = Annotated[list[str] | None, option] if blank.many else Annotated[str | None, option]
    return inspect.Parameter(blank.name, inspect.Parameter.KEYWORD_ONLY, default=None, annotation=hint)


def _help(blank: Blank) -> str:
    text = f"{blank.help[0].upper()}{blank.help[1:]}"
    words = f" One of {', '.join(blank.words)}." if blank.words else ""
    beside = f" with --{blank.part_of.replace('_', '-')}" if blank.part_of else ""
    if blank.kinds:
        beside = f" for {' and '.join(map(a, blank.kinds))}"
        text = text if blank.required else f"{text}; only{beside}"
    needed = (
        f" Needed{beside}." if blank.required else f" Without it: {blank.default}." if blank.default else ""
    )
    return (
        f"{text}{'' if text.endswith('.') else '.'}{words}{needed}{' May be repeated.' if blank.many else ''}"
    )


def _metavar(blank: Blank) -> str:
    return {
        "text": "TEXT",
        "often": "TEXT",
        "time": "TIME",
        "day": "DATE",
        "step": "1-5",
        "count": "NUMBER",
        "choice": "WORD",
        "entry": "ENTRY",
    }.get(blank.kind, blank.kind.upper())


def _common() -> list[inspect.Parameter]:
    common: tuple[tuple[str, Any, Any], ...] = (
        ("dry_run", DryRun, False),
        ("no_input", NoInput, False),
        ("records", Records, None),
    )
    return [
        inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=hint)
        for name, hint, default in common
    ]


def _run(
    form: Form,
    targets: tuple[str, ...],
    given: dict[str, Any],
    records: Path | None,
    *,
    dry_run: bool,
    no_input: bool,
) -> None:
    from qaif_cli.cli.console import out
    from qaif_cli.cli.prompts import agree_to, ask_for, keeping
    from qaif_cli.flow.request import read
    from qaif_cli.flow.writing.form_input import Filling
    from qaif_cli.flow.writing.report_result import again, preview, propose, told, write, written

    asked = ask("", records)
    filling = Filling(form, read(asked), targets, asked.today)
    filling.take(given)
    questions = sys.stdin.isatty() and sys.stdout.isatty() and not no_input
    prompted = bool(filling.missing) and questions and not filling.faults
    if prompted:
        ask_for(filling)
    with keeping(lambda: again(filling) if prompted else ""):
        proposal = propose(filling)
        if prompted and not dry_run:
            filling, proposal, would = write(filling, proposal, lambda: read(asked), dry_run=True)
            shown = preview(proposal, would)
        else:
            shown = ""
    if shown:
        agree_to(shown)
    _, proposal, done = write(filling, proposal, lambda: read(asked), dry_run=dry_run)
    out(written(done) if prompted and not dry_run else told(proposal, done, dry_run=dry_run))
