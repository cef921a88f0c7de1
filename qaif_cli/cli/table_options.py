"""The options that say how a foreign table is read, for every command that takes one."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, Any, get_type_hints

import typer

if TYPE_CHECKING:
    from qaif_cli.flow.tables import Choice

TABLE_FILE = "A table in .csv, .xlsx, .ods or .xls"


def _text(name: str, metavar: str, says: str) -> Any:
    return Annotated[str, typer.Option(f"--{name}", metavar=metavar, help=says, show_default=False)]


_WHERE = typer.Option(
    "--where",
    metavar="COLUMN=VALUE",
    help="Only the rows that have this value there; may be repeated.",
    show_default=False,
)
_DAY_FIRST = typer.Option("--day-first", help="Dates such as 03/04/2026 have the day first.")
_OPTIONS: dict[str, tuple[Any, Any]] = {
    "date_column": (_text("date", "COLUMN", "The heading of the dates."), ""),
    "value_column": (_text("value", "COLUMN", "The heading of the values."), ""),
    "where": (Annotated[list[str] | None, _WHERE], None),
    "sheet": (_text("sheet", "NAME", "The sheet of a workbook, where several could be meant."), ""),
    "encoding": (_text("encoding", "NAME", "What a CSV is written in, such as cp1252; else UTF-8."), ""),
    "day_first": (Annotated[bool, _DAY_FIRST], False),
}


def with_table(command: Callable[..., None]) -> Callable[..., None]:
    """A command whose parameter `table` is made of the options that say how a table is read."""

    def run(**given: Any) -> None:
        said = {name: given.pop(name) for name in _OPTIONS}
        command(**given, table=_choice(said))

    hints = get_type_hints(command, include_extras=True)
    own = [
        parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY, annotation=hints[name])
        for name, parameter in inspect.signature(command).parameters.items()
        if name != "table"
    ]
    added = [
        inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=hint)
        for name, (hint, default) in _OPTIONS.items()
    ]
    run.__name__, run.__doc__ = command.__name__, command.__doc__
    run.__signature__ = inspect.Signature([*own, *added])  # type: ignore[attr-defined]  # what inspect looks for first
    run.__annotations__ = {parameter.name: parameter.annotation for parameter in (*own, *added)}
    return run


def _choice(said: dict[str, Any]) -> Choice:
    from qaif_cli.flow.tables import table_choice

    return table_choice(
        said["date_column"],
        said["value_column"],
        said["where"] or [],
        said["sheet"],
        said["encoding"],
        day_first=said["day_first"],
    )
