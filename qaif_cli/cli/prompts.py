"""Questions on a terminal: one blank after another, one step back with `<`, and nothing kept on Ctrl-C."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from qaif_cli.cli.console import note, out
from qaif_cli.errors import QaifError

if TYPE_CHECKING:
    from qaif_cli.flow.writing.filling import Filling
    from qaif_cli.flow.writing.form import Blank

BACK = "<"


def ask_for(filling: Filling) -> None:
    """Ask for everything that was not said as a flag; what need not be said may be left empty."""
    blanks = [blank for blank in filling.form.blanks if blank.name not in filling.answers]
    out(
        f"{filling.form.help}\nEnter leaves out what has no *; {BACK} goes one question back; Ctrl-C stops and writes nothing.\n"
    )
    place = 0
    while place < len(blanks):
        place = max(0, place + (1 if _asked(blanks[place], filling) else -1))


def _asked(blank: Blank, filling: Filling) -> bool:
    """Whether the question was answered; False where the user wants to go back."""
    filling.forget(blank.name)
    hint = filling.hint(blank)
    if hint:
        out(f"{hint}\n")
    while True:
        text = _line(blank)
        if text == BACK:
            return False
        if not text and not blank.default and not blank.required:
            return True
        try:
            filling.answer(blank, text or blank.default)
        except QaifError as error:
            note(f"  {error}")
            continue
        for line in filling.remarks(blank):
            out(f"  {line}\n")
        if not blank.many or not text:
            return True
        out("  Another, or Enter.\n")
        if not _more(blank, filling):
            return True


def _more(blank: Blank, filling: Filling) -> bool:
    """Take further values of a blank that may have several; True only to begin the question anew."""
    while text := _line(blank):
        if text == BACK:
            filling.forget(blank.name)
            return True
        try:
            filling.answer(blank, text)
        except QaifError as error:
            note(f"  {error}")
    return False


def _line(blank: Blank) -> str:
    star = " *" if blank.required else ""
    default = f" [{blank.default}]" if blank.default else ""
    label = blank.name.replace("_", " ")
    return str(typer.prompt(f"{label} ({blank.help}){star}{default}", default="", show_default=False)).strip()
