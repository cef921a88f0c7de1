"""`qaif resolve`."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from qaif_cli.cli.completing import completer
from qaif_cli.cli.forms import DryRun, NoInput
from qaif_cli.cli.options import Records, ask, text_option

if TYPE_CHECKING:
    from qaif_cli.flow.request import Ask
    from qaif_cli.flow.writing.open_fields import OpenFields
    from qaif_cli.flow.writing.resolve import Resolving

ConflictId = Annotated[
    str,
    typer.Argument(
        metavar="[ID]",
        help="The record, or `framework`; without one, the merge is committed where all is settled.",
        show_default=False,
        autocompletion=completer("any"),
    ),
]
NoCommit = Annotated[bool, typer.Option("--no-commit", help="Only write the record; git is told nothing.")]
Fields = list[str] | None
Ours = Annotated[
    Fields,
    text_option("--ours", "FIELD", "Take this field from yours. May be repeated."),
]
Theirs = Annotated[
    Fields,
    text_option("--theirs", "FIELD", "Take this field from theirs. May be repeated."),
]
Base = Annotated[
    Fields,
    text_option("--base", "FIELD", "Leave this field as it was. May be repeated."),
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
    id_: ConflictId = "",
    ours: Ours = None,
    theirs: Theirs = None,
    base: Base = None,
    renumber: Renumber = False,
    renumber_ours: RenumberOurs = False,
    one: One = False,
    no_commit: NoCommit = False,
    dry_run: DryRun = False,
    no_input: NoInput = False,
    records: Records = None,
) -> None:
    """Put a record together that two branches changed: field by field, yours, theirs and what it was.

    What one side alone changed is taken from there, and of a history that both added to, both entries are kept.
    `framework` and `authorities` are put together in the same way.
    For the rest you are asked, or say it with --ours and --theirs. git is told, and with the last record the merge is
    committed. Without an ID: commits a merge of which all is settled.

    Example: qaif resolve R-0007 --theirs effect
    """
    from qaif_cli.cli.console import out
    from qaif_cli.flow.request import read
    from qaif_cli.flow.writing.ending import end
    from qaif_cli.flow.writing.open_fields import BASE, OURS, THEIRS
    from qaif_cli.flow.writing.resolve import begin, finish
    from qaif_cli.flow.writing.resolve_settings import named_settings
    from qaif_cli.flow.writing.two_records import are_two

    asked = ask("", records)
    if not id_:
        _say(end(asked))
    questions = sys.stdin.isatty() and sys.stdout.isatty() and not no_input
    sides = {OURS: ours or (), THEIRS: theirs or (), BASE: base or ()}
    settings = named_settings(asked, id_)
    if settings:
        _settings(asked, settings, sides, questions=questions, dry_run=dry_run, no_commit=no_commit)
        return
    resolving = begin(read(asked), id_)
    if are_two(resolving.conflict) and not one:
        which = (renumber, renumber_ours) if questions or renumber or renumber_ours else None
        said, paths = _parted(resolving, which, asked, dry_run=dry_run)
    else:
        said = finish(
            resolving, _choices(resolving, sides, questions=questions), asked.today, dry_run=dry_run
        )
        paths = (f"{resolving.reading.workspace.prefix}{resolving.conflict.path}",)
    out(said)
    _end(asked, paths, dry_run or no_commit)


def _settings(
    asked: Ask,
    path: str,
    sides: Mapping[str, Iterable[str]],
    *,
    questions: bool,
    dry_run: bool,
    no_commit: bool,
) -> None:
    """Put a file together that is no record."""
    from qaif_cli.cli.console import out
    from qaif_cli.flow.writing.resolve_settings import begin_settings, finish_settings

    merging = begin_settings(asked, path)
    out(finish_settings(merging, _choices(merging, sides, questions=questions), dry_run=dry_run))
    _end(asked, (f"{merging.workspace.prefix}{path}",), dry_run or no_commit)


def _end(asked: Ask, paths: tuple[str, ...], written_only: bool) -> None:
    """Tell git, unless it is not to be told."""
    from qaif_cli.flow.writing.ending import settled

    if not written_only:
        _say(settled(asked, paths))


def _say(outcome: tuple[str, int]) -> NoReturn:
    """Print what came of it, and leave with its code."""
    from qaif_cli.cli.console import out

    out(outcome[0])
    raise typer.Exit(outcome[1])


def _parted(
    resolving: Resolving, which: tuple[bool, bool] | None, asked: Ask, *, dry_run: bool
) -> tuple[str, tuple[str, ...]]:
    """What came of two new records under one ID, and the files; `which` says whether theirs and whether ours is renumbered."""
    from qaif_cli.flow.writing.two_records import part, parted, which_is_renumbered

    if which is None:
        raise which_is_renumbered(resolving.conflict)
    theirs, ours = which
    theirs = theirs if theirs or ours else _two(resolving)
    return part(
        parted(resolving.reading, resolving.conflict, keep_theirs=not theirs), asked.today, dry_run=dry_run
    )


def _two(resolving: Resolving) -> bool:
    """Whether theirs gets another ID; stops where neither does."""
    from qaif_cli.cli.console import out
    from qaif_cli.flow.writing.two_records import told_apart

    out(told_apart(resolving.conflict))
    if typer.confirm("Keep the ID for yours, and give theirs the next free one?", default=True):
        return True
    typer.confirm("Give the next free one to yours instead?", abort=True)
    return False


def _choices(merging: OpenFields, sides: Mapping[str, Iterable[str]], *, questions: bool) -> dict[str, str]:
    """Whose each open field is, said or asked; it is shown what is settled, unless something is left to be said."""
    from qaif_cli.cli.console import out
    from qaif_cli.flow.writing.open_fields import decided

    choices = decided(merging, sides)
    if questions or all(item.name in choices for item in merging.open):
        out(merging.shown())
    if questions:
        _ask(merging, choices)
    return choices


def _ask(merging: OpenFields, choices: dict[str, str]) -> None:
    """Ask for each field that is open, until it is said whose is right."""
    from qaif_cli.cli.console import note
    from qaif_cli.flow.writing.open_fields import BASE, OURS, THEIRS

    for item in merging.open:
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
