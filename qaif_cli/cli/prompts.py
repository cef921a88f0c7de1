"""Questions on a terminal: one blank after another, one step back with `<`, and nothing kept on Ctrl-C."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

from qaif_cli.cli.console import fitted, note, out
from qaif_cli.cli.pasting import whole
from qaif_cli.errors import QaifError

if TYPE_CHECKING:
    from qaif_cli.flow.forms.form import Blank
    from qaif_cli.flow.writing.form_input import Filling

BACK = "<"
NONE = "none"
FEW = 2
"""A list of answers longer than so many lines is shown once."""
AGAIN = "  One of those listed above."
UNWRITTEN = "Nothing was written."


def ask_for(filling: Filling) -> None:
    """Ask for every answer that was not given as a flag; optional ones may be left empty."""
    keys = f"Enter leaves out what has no *; {BACK} goes one question back; Ctrl-C stops and writes nothing."
    about = "".join(f"{line}\n" for line in filling.standing())
    out(fitted(f"{filling.form.help}\n{keys}\n") + (fitted(f"\n{about}") if about else ""))
    with stopping():
        _ask_all(filling)


def agree_to(text: str) -> None:
    """Show what would be written, and stop unless the user agrees."""
    out(f"\n{text}\n")
    with stopping():
        typer.confirm("Write this?", default=True, abort=True)


@contextmanager
def keeping(command: Callable[[], str]) -> Iterator[None]:
    """On an error, print the answers as one command that can be corrected; `command` may return nothing."""
    try:
        yield
    except QaifError as error:
        again = command()
        if not again:
            raise
        raise QaifError(
            f"{str(error).removesuffix(UNWRITTEN).rstrip()}\n{UNWRITTEN} What you answered, to put right and type again:\n{again}"
        ) from None


@contextmanager
def stopping() -> Iterator[None]:
    """Say that nothing was written where the user stops."""
    try:
        yield
    except typer.Abort:
        out("\n")
        note(f"Stopped. {UNWRITTEN}")
        raise


def _ask_all(filling: Filling) -> None:
    blanks = [blank for blank in filling.form.blanks if blank.name not in filling.answers]
    place, step = 0, 1
    shown: set[str] = set()
    while place < len(blanks):
        blank = blanks[place]  # an earlier answer may have made it needed
        if filling.fits(blank) and (blank.asked or filling.needs(blank)):
            step = 1 if _asked(blank, filling, shown) else -1
        place += step
        if place < 0:
            place, step = 0, 1


def _asked(blank: Blank, filling: Filling, shown: set[str]) -> bool:
    """Whether the question was answered; False where the user wants to go back."""
    filling.forget(blank.name)
    hint = filling.hint(blank)
    long = hint.count("\n") > FEW or len(fitted(hint).splitlines()) > FEW
    out(fitted(f"\n{AGAIN if long and hint in shown else hint}\n") if hint else "\n")
    shown.add(hint)
    while True:
        text = _line(blank, filling)
        if text == BACK:
            return False
        if not text and not blank.default and not filling.needs(blank):
            return True
        try:
            filling.answer(blank, filling.picked(blank, text) or blank.default)
        except QaifError as error:
            note(f"  {error}")
            continue
        if not _is_meant(blank, text):
            filling.forget(blank.name)
            continue
        for line in filling.remarks(blank):
            out(fitted(f"  {line}\n"))
        if not blank.many or not text or text.casefold() == NONE:
            return True
        out("  Another, or Enter.\n")
        if not _more(blank, filling):
            return True


def _more(blank: Blank, filling: Filling) -> bool:
    """Take further values of a blank that may have several; True only to begin the question anew."""
    while text := _line(blank, filling):
        if text == BACK:
            filling.forget(blank.name)
            return True
        try:
            filling.answer(blank, filling.picked(blank, text))
        except QaifError as error:
            note(f"  {error}")
    return False


def _is_meant(blank: Blank, text: str) -> bool:
    """Whether `none` at a question that takes several texts means that there are none; it may be the name of one."""
    if not (blank.may_be_none and blank.many and text.casefold() == NONE):
        return True
    said = blank.help.partition(";")[0]
    return bool(typer.confirm(f"  Does none mean that there is not {said}?", default=True))


def _line(blank: Blank, filling: Filling) -> str:
    star = " *" if filling.needs(blank) else ""
    default = f" [{blank.default}]" if blank.default else ""
    if blank.kind == "flag" and not default:
        default = " [no]"
    label = blank.name.replace("_", " ")
    question = fitted(f"{label} ({blank.help}){star}{default}")
    said = str(typer.prompt(question, default="", show_default=False)).strip()
    return whole(said) if said and blank.kind == "text" else said
