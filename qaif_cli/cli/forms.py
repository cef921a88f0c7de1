"""A form becomes a command: one flag for each blank, and questions on a terminal for what is missing."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import typer

from qaif_cli.cli.options import Records, ask
from qaif_cli.flow.writing.form import Blank, Form

DryRun = Annotated[bool, typer.Option("--dry-run", help="Show what would be written, and write nothing.")]
NoInput = Annotated[bool, typer.Option("--no-input", help="Never ask; say what is missing instead.")]


def add_form(app: typer.Typer, form: Form) -> None:
    """Register a form below a noun, or as a verb of its own."""
    app.command(form.verb)(command_of(form))


def command_of(form: Form, alone: Callable[..., None] | None = None) -> Callable[..., None]:
    """A function whose parameters are the form's blanks, for Typer to read.

    Args:
        form: The form.
        alone: What the verb does where no record is named; its own options are added to the form's.
    """
    own = list(inspect.signature(alone, eval_str=True).parameters.values()) if alone else []
    names = {parameter.name for parameter in own}

    def command(**given: Any) -> None:
        target = given.pop("target", None)
        if alone and not target:
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
        *(_option(blank) for blank in form.blanks),
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


def _option(blank: Blank) -> inspect.Parameter:
    if blank.kind == "flag":
        hint: Any = Annotated[bool, typer.Option(blank.option, help=_help(blank))]
        return inspect.Parameter(blank.name, inspect.Parameter.KEYWORD_ONLY, default=False, annotation=hint)
    option = typer.Option(
        blank.option,
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
    needed = " Needed." if blank.required else f" Without it: {blank.default}." if blank.default else ""
    return (
        f"{text}{'' if text.endswith('.') else '.'}{words}{needed}{' May be repeated.' if blank.many else ''}"
    )


def _metavar(blank: Blank) -> str:
    return {"text": "TEXT", "day": "DATE", "step": "1-5", "choice": "WORD", "entry": "ENTRY"}.get(
        blank.kind, blank.kind.upper()
    )


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


def completer(kind: str, words: tuple[str, ...] = ()) -> Callable[[str], list[str]] | None:
    """What completes a word in the shell: file names are IDs, so records need not be read."""
    if not words and kind in ("text", "day", "step", "entry", "flag"):
        return None

    def complete(incomplete: str) -> list[str]:
        from qaif_cli.flow.completing import names_for

        names = words or names_for(kind, Path.cwd())
        return [name for name in names if name.lower().startswith(incomplete.lower())]

    return complete


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
    from qaif_cli.cli.prompts import ask_for
    from qaif_cli.flow.asking import read
    from qaif_cli.flow.writing.filling import Filling
    from qaif_cli.flow.writing.running import propose, told, write

    asked = ask("", records)
    filling = Filling(form, read(asked), targets, asked.today)
    filling.take(given)
    questions = sys.stdin.isatty() and sys.stdout.isatty() and not no_input
    if filling.missing and questions and not filling.faults:
        ask_for(filling)
    proposal = propose(filling)
    done = write(filling, proposal, dry_run=dry_run)
    out(told(proposal, done, dry_run=dry_run))
