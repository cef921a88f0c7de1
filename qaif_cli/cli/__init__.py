"""The command line, built with Typer: one file for each verb, one table for the kinds of record. It calls `flow` and no other room."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import nullcontext
from importlib import import_module
from typing import Any

import typer

from qaif_cli.cli.group import Door, group
from qaif_cli.cli.progress import shown
from qaif_cli.cli.sections import GROUPS, VERBS
from qaif_cli.errors import EXIT_INTERRUPTED, EXIT_USER
from qaif_cli.flow.kinds import ABOUT

__all__ = ["GROUPS", "VERBS", "build", "run_app"]
ASKING_NOTHING = (
    "check", "due", "triangulate", "find", "show", "report", "export", "region", "coverage", "evidence", "extract",
    "history", "diff", "status", "scrub",
)  # fmt: skip
"""The verbs that never wait for an answer, so that nothing is typed while it is shown that they work."""
COMPLETING = "_QAIF_COMPLETE"
"""What the shell sets while a word is being completed."""


def build(only: str = "") -> typer.Typer:
    """The application with every command, or with the one that is asked for: building all of them takes longer."""
    app = typer.Typer(
        name="qaif",
        cls=Door,
        no_args_is_help=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
        help="Quality assurance for an Integrated Care Board, kept as plain records in git.",
        epilog="Example: qaif report --bimonthly",
    )
    app.callback()(lambda: None)  # so that one command alone still has its name
    for name in VERBS:
        if only in ("", name):
            app.command(name)(import_module(f"{__name__}.{name.replace('-', '_')}").command)
    groups = (
        (name, import_module(f"{__name__}.{file}").app) for name, file in GROUPS.items() if only in ("", name)
    )
    for name, commands in (*(_nouns(only) if only in ("", *ABOUT) else ()), *groups):
        if only in ("", name):
            app.add_typer(commands, name=name)
    return app


def _nouns(only: str) -> Iterator[tuple[str, typer.Typer]]:
    """The kinds of record, each with its commands; they are read only where they are asked for, with all their forms."""
    from qaif_cli.cli.noun import noun_app
    from qaif_cli.cli.nouns import NOUNS, PLAIN, plain_noun

    yield from NOUNS
    for name in PLAIN:
        asked = only == name or COMPLETING in os.environ
        yield name, noun_app(plain_noun(name)) if asked else group(ABOUT[name])


def _asks_nothing(arguments: list[str]) -> bool:
    first, second = [*arguments, "", ""][:2]
    return first in ASKING_NOTHING or (first in {*ABOUT, *GROUPS} and second in ("list", "show"))


# Typer's own usage errors: an unknown option, a missing argument, a word that is no choice.
_UsageError: type[Any] = typer.BadParameter.__bases__[0]


def run_app(arguments: list[str]) -> int:
    """Run one command and give its exit code."""
    known = {*ABOUT, *VERBS, *GROUPS}
    only = arguments[0] if arguments and arguments[0] in known else ""
    try:
        with shown() if _asks_nothing(arguments) else nullcontext():
            result = typer.main.get_command(build(only)).main(
                args=arguments, prog_name="qaif", standalone_mode=False
            )
    except typer.Abort:
        return EXIT_INTERRUPTED
    except SystemExit as left:
        # The library leaves with 1 where nobody reads what is printed any more, as if errors had been found.
        if isinstance(left.__context__, OSError):
            raise left.__context__ from None
        raise
    except _UsageError as error:
        from qaif_cli.flow.visible import visible

        error.message = visible(error.message)
        error.show()
        return EXIT_USER
    return result if isinstance(result, int) else 0
