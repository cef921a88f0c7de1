"""`qaif resolve`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from qaif_cli.cli.edit import AnyId
from qaif_cli.cli.forms import DryRun, NoInput
from qaif_cli.cli.options import Records, ask

if TYPE_CHECKING:
    from qaif_cli.flow.writing.resolve import Resolving

Fields = list[str] | None
Ours = Annotated[
    Fields,
    typer.Option(
        "--ours", metavar="FIELD", help="Take this field from yours. May be repeated.", show_default=False
    ),
]
Theirs = Annotated[
    Fields,
    typer.Option(
        "--theirs", metavar="FIELD", help="Take this field from theirs. May be repeated.", show_default=False
    ),
]
Base = Annotated[
    Fields,
    typer.Option(
        "--base", metavar="FIELD", help="Leave this field as it was. May be repeated.", show_default=False
    ),
]
Renumber = Annotated[
    bool,
    typer.Option(
        "--renumber", help="Of two new records under one ID: keep yours, and give theirs the next free one."
    ),
]
RenumberOurs = Annotated[
    bool, typer.Option("--renumber-ours", help="The other way about: yours gets the next free ID.")
]
One = Annotated[
    bool,
    typer.Option("--one", help="Two new records under one ID are one after all: settle it field by field."),
]


def command(  # noqa: PLR0913, PLR0917  # one parameter for each option
    id_: AnyId,
    ours: Ours = None,
    theirs: Theirs = None,
    base: Base = None,
    renumber: Renumber = False,
    renumber_ours: RenumberOurs = False,
    one: One = False,
    dry_run: DryRun = False,
    no_input: NoInput = False,
    records: Records = None,
) -> None:
    """Put a record together that two branches changed: field by field, yours, theirs and what it was.

    What one side alone changed is taken from there, and of a history that both added to, both entries are kept.
    For the rest you are asked, or say it with --ours and --theirs. `git add` stays with you.

    Example: qaif resolve R-0007 --theirs effect
    """
    from qaif_cli.cli.console import out
    from qaif_cli.flow.request import read
    from qaif_cli.flow.writing.resolve import BASE, OURS, THEIRS, begin, decided, finish
    from qaif_cli.flow.writing.two_records import are_two, part, parted, which_is_renumbered

    asked = ask("", records)
    reading = read(asked)
    resolving = begin(reading, id_)
    questions = sys.stdin.isatty() and sys.stdout.isatty() and not no_input
    if are_two(resolving.conflict) and not one:
        if not renumber and not renumber_ours:
            if not questions:
                raise which_is_renumbered(resolving.conflict)
            renumber = _two(resolving)
        two = parted(reading, resolving.conflict, keep_theirs=not renumber)
        out(part(two, asked.today, dry_run=dry_run))
        return
    choices = decided(resolving, {OURS: ours or (), THEIRS: theirs or (), BASE: base or ()})
    if questions or all(item.name in choices for item in resolving.open):
        out(resolving.shown())
    if questions:
        _ask(resolving, choices)
    out(finish(resolving, choices, asked.today, dry_run=dry_run))


def _two(resolving: Resolving) -> bool:
    """Whether theirs gets another ID; stops where neither does."""
    from qaif_cli.cli.console import out
    from qaif_cli.flow.writing.two_records import told_apart

    out(told_apart(resolving.conflict))
    if typer.confirm("Keep the ID for yours, and give theirs the next free one?", default=True):
        return True
    typer.confirm("Give the next free one to yours instead?", abort=True)
    return False


def _ask(resolving: Resolving, choices: dict[str, str]) -> None:
    """Ask for each field that is open, until it is said whose is right."""
    from qaif_cli.cli.console import note
    from qaif_cli.flow.writing.resolve import BASE, OURS, THEIRS

    for item in resolving.open:
        while item.name not in choices:
            words = {"y": OURS, "t": THEIRS, **({} if item.base is None else {"b": BASE})}
            words |= {
                "o": OURS,
                "m": OURS,
                **({} if item.base is None else {"w": BASE}),
            }  # ours, mine; what it was
            hint = "y for yours, t for theirs" + (", b for what it was" if "b" in words else "")
            said = str(typer.prompt(f"{item.name} ({hint})")).strip().lower()[:1]
            if said in words:
                choices[item.name] = words[said]
            else:
                note(f"  Say {hint}.")
