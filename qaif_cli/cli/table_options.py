"""The options that say how a foreign table is read, for every command that takes one."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, Any, get_type_hints

import typer

from qaif_cli.cli.options import text_option

if TYPE_CHECKING:
    from qaif_cli.flow.tables import Choice

TABLE_FILE = "A table in .csv, .xlsx, .ods or .xls"


DateColumn = Annotated[str, text_option("--date", "COLUMN", "The heading of the dates.")]
ValueColumn = Annotated[str, text_option("--value", "COLUMN", "The heading of the values.")]
Where = Annotated[
    list[str] | None,
    text_option(
        "--where",
        "COLUMN=VALUE",
        "Only the rows that have this value there; may be repeated, and all must be so.",
    ),
]
SheetName = Annotated[
    str, text_option("--sheet", "NAME", "The sheet of a workbook, where several could be meant.")
]
Encoding = Annotated[
    str, text_option("--encoding", "NAME", "What a CSV is written in, such as cp1252; else UTF-8.")
]
DayFirst = Annotated[bool, typer.Option("--day-first", help="Dates such as 03/04/2026 have the day first.")]
DatesBegin = Annotated[
    bool, typer.Option("--dates-begin", help="The dates are the first days of their periods.")
]
Revise = Annotated[
    bool, typer.Option("--revise", help="Figures that differ from recorded ones put those right.")
]
_OPTIONS: dict[str, tuple[Any, Any]] = {
    "date_column": (DateColumn, ""),
    "value_column": (ValueColumn, ""),
    "where": (Where, None),
    "sheet": (SheetName, ""),
    "encoding": (Encoding, ""),
    "day_first": (DayFirst, False),
}


def with_table(command: Callable[..., None]) -> Callable[..., None]:
    """A command whose parameter `table` is made of the options that say how a table is read."""

    def run(**given: Any) -> None:
        told = {name: given.pop(name) for name in _OPTIONS}
        command(**given, table=_choice(told))

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


def _choice(told: dict[str, Any]) -> Choice:
    from qaif_cli.flow.tables import table_choice

    return table_choice(
        told["date_column"],
        told["value_column"],
        told["where"] or [],
        told["sheet"],
        told["encoding"],
        day_first=told["day_first"],
    )
