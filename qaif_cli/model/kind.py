"""What a kind of record is: one card for each, a line of the table in `kinds/__init__.py`.

A card holds only what the shape of a record cannot say. It is light: help, completion and every list of kinds read
it, and the shape is imported when it is asked for.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pydantic import BaseModel


@dataclass(frozen=True)
class Kind:
    """One kind of record.

    Attributes:
        name: The word for one of them, as in `qaif risk list`, and the name of the module that has its shape.
        about: What they are, one sentence.
        several: The word for several, if it is not the name with an s: the folder and the key in JSON.
        counted: What one is called where they are counted, if the name does not say it: `piece of intelligence`.
        said: What one is called in a sentence, if it is more than that: `self-assessment`.
        by_year: Whether they grow for ever, and are kept in a folder for each year of their `date`.
        listed_by_id: Whether a list in a paper names them by ID, though people know them by their title.
        everyday: Whether their titles are everyday words, which give away nothing of a private record.
        smart: Whether their actions must name an owner and a day (ACT001, ACT002). Elsewhere what is unknown is only
            a note (UNK001): the framework gives the priorities actions without either, and a new workspace begins so.
        alone: Whether it is no record but one file beside their folders, such as the settings.
        inside: The package of the module.
    """

    name: str
    about: str
    several: str = ""
    counted: str = ""
    said: str = ""
    by_year: bool = False
    listed_by_id: bool = False
    everyday: bool = False
    smart: bool = True
    alone: bool = False
    inside: str = "qaif_cli.model.kinds"

    @property
    def plural(self) -> str:
        """The word for several, as in JSON output."""
        return self.several or f"{self.name}s"

    @property
    def folder(self) -> str:
        """The folder below the records folder; empty for a file beside the folders."""
        return "" if self.alone else self.plural

    @property
    def one(self) -> str:
        """What one is called where they are counted."""
        return self.counted or self.name

    @property
    def called(self) -> str:
        """What one is called in a sentence."""
        return self.said or self.one

    @property
    def a(self) -> str:
        """What one is called in a sentence, with its article: `an area`, `a piece of intelligence`."""
        return f"{'an' if self.called[0] in 'aeiou' else 'a'} {self.called}"

    @cached_property
    def model(self) -> type[BaseModel]:
        """The shape that the file must have: the class that is called as the kind is, `Risk` of `risk`."""
        module = import_module(f"{self.inside}.{self.name.replace('-', '_')}")
        shape: type[BaseModel] = getattr(module, "".join(word.capitalize() for word in self.name.split("-")))
        return shape

    @cached_property
    def prefix(self) -> str:
        """What stands before the number of an ID, as its type says; empty where records are called by a name."""
        notes = self.model.model_fields["id"].metadata
        patterns = (getattr(note, "pattern", None) or "" for note in notes)
        return next((form[1 : -len(NUMBER)] for form in patterns if form.endswith(NUMBER)), "")


OF_A_BOARD = "([A-Z]{2,4}-)*"
"""What stands before the number of an ID that came with another board's register: `NV-` in R-NV-0007."""
NUMBER = f"{OF_A_BOARD}[0-9]{{4,}}$"
"""How the form of an ID ends that is a number."""


def numbered(prefix: str) -> str:
    """The form of an ID that is a prefix and four digits or more, with the letters of the board that it came from between them."""
    return f"^{prefix}{NUMBER}"
