"""Builds the commands of one kind of record: `list`, `show`, and one for each form."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Annotated, Any

import typer

from qaif_cli.cli.completing import completer
from qaif_cli.cli.forms import add_form
from qaif_cli.cli.group import group
from qaif_cli.cli.options import FILTERS, AsOf, At, Format, Plain, Records, Sort, Style, ask, day
from qaif_cli.flow.forms.form import Form
from qaif_cli.flow.kinds import ABOUT

_DAYS = {"first": "--from", "last": "--to"}


@dataclass(frozen=True)
class NounCommand:
    """The help texts, filters and commands of one kind of record.

    Attributes:
        kind: The name of the kind.
        lists: What `list` does, one sentence.
        list_example: How it is typed.
        shows: What `show` does, one sentence.
        id_example: An ID of the kind.
        filters: The options of `list`, in order, by their names.
        status: The help of `--status`.
        overdue: The help of `--overdue`.
        forms: What is recorded of it.
        parts: Groups of forms below it: name, help, forms.
        before: Commands of its own, between `show` and the forms.
        after: Commands of its own, after the forms.
    """

    kind: str
    lists: str
    list_example: str
    shows: str
    id_example: str
    filters: tuple[str, ...]
    status: str = ""
    overdue: str = ""
    forms: Sequence[Form] = ()
    parts: Sequence[tuple[str, str, Sequence[Form]]] = ()
    before: Sequence[tuple[str, Callable[..., None]]] = ()
    after: Sequence[tuple[str, Callable[..., None]]] = ()


def noun_app(noun: NounCommand) -> typer.Typer:
    """The Typer app with the commands of a kind."""
    app = group(ABOUT[noun.kind])
    app.command("list")(_list(noun))
    app.command("show")(_show(noun))
    for name, command in noun.before:
        app.command(name)(command)
    for form in noun.forms:
        add_form(app, form)
    for name, text, forms in noun.parts:
        part = group(text)
        for form in forms:
            add_form(part, form)
        app.add_typer(part, name=name)
    for name, command in noun.after:
        app.command(name)(command)
    return app


def record_id(noun: NounCommand) -> Any:
    """The argument that names a record of the kind."""
    return Annotated[
        str,
        typer.Argument(
            metavar="ID",
            help=f"Its ID, such as {noun.id_example}.",
            show_default=False,
            autocompletion=completer(noun.kind),
        ),
    ]


def _list(noun: NounCommand) -> Callable[..., None]:
    def command(**given: Any) -> None:
        from qaif_cli.cli.console import show as print_list
        from qaif_cli.flow.lists import Filters, run_list
        from qaif_cli.flow.nouns import NOUNS

        style, plain = given.pop("style"), given.pop("plain")
        asked = ask(given.pop("as_of"), given.pop("records"), given.pop("at"))
        given |= {
            name: day(given[name], flag) if given[name] else None
            for name, flag in _DAYS.items()
            if name in given
        }
        print_list(run_list(NOUNS[noun.kind], asked, Filters(**given)), style.value, plain=plain)

    own = {"status": _status(noun.status), "overdue": _overdue(noun.overdue)}
    wanted = [(name, *(own.get(name) or FILTERS[name])) for name in noun.filters]
    return _typed(
        command,
        noun.lists,
        noun.list_example,
        [*wanted, ("sort", Sort, ""), _FORMAT, ("plain", Plain, False), *_READ],
    )


def _show(noun: NounCommand) -> Callable[..., None]:
    def command(id_: str, style: Style, as_of: str, at: str, records: Any) -> None:
        from qaif_cli.cli.console import show_page
        from qaif_cli.flow.nouns import NOUNS
        from qaif_cli.flow.showing import run_show

        show_page(run_show(NOUNS[noun.kind], ask(as_of, records, at), id_), style.value)

    example = f"qaif {noun.kind} show {noun.id_example}"
    return _typed(
        command, noun.shows, example, [("id_", record_id(noun), inspect.Parameter.empty), _FORMAT, *_READ]
    )


_FORMAT = ("style", Format, Style.text)
_READ = (("as_of", AsOf, ""), ("at", At, ""), ("records", Records, None))


def _status(text: str) -> tuple[Any, str]:
    option = typer.Option("--status", metavar="STATUS", help=text, show_default=False)
    return Annotated[str, option], ""


def _overdue(text: str) -> tuple[Any, bool]:
    return Annotated[bool, typer.Option("--overdue", help=text)], False


def _typed(
    command: Callable[..., None], help_: str, example: str, options: list[tuple[str, Any, Any]]
) -> Callable[..., None]:
    """A function with the parameters that Typer is to read."""
    parameters = [
        inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=hint)
        for name, hint, default in options
    ]
    command.__doc__ = f"{help_}\n\nExample: {example}\n"
    command.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]  # what inspect looks for first
    command.__annotations__ = {name: hint for name, hint, _ in options}
    return command
