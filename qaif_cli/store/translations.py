"""Templates as they were translated into Python, kept in the folder of git (`.git/qaif/templates`): that costs more than a paper.

A translation is found by all that it hangs on: every letter of the template, and the program that translates. It is kept as
text, and believed only where it was kept in this very folder.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from qaif_cli.store.git_folder import git_folder
from qaif_cli.store.sealed import SealedFiles, digest, libraries, program, remembers
from qaif_cli.store.workspace import PACKAGE

MOST = 200
"""So many are kept; then all are forgotten, and what is used is kept anew."""


@dataclass(frozen=True)
class KeptTranslations:
    """The translations that are kept for a workspace.

    Attributes:
        files: Where they are.
    """

    files: SealedFiles

    def get(self, template: str) -> str | None:
        """The translation of a template, which is named by all that stands in it; None where none is kept."""
        text = self.files.get(self._name(template))
        return None if text is None else text.decode()

    def keep(self, template: str, translation: str) -> None:
        """Keep a translation; where that cannot be, it is made again."""
        names = self.files.names()
        if len(names) >= MOST:
            self.files.forget(names)
        self.files.keep(self._name(template), translation.encode())

    def _name(self, template: str) -> str:
        return digest(f"{self._program}\n{template}".encode())

    @cached_property
    def _program(self) -> str:
        return f"{sys.version} {program(PACKAGE, libraries())}"


def translations(root: Path) -> KeptTranslations | None:
    """The translations that are kept for a workspace; None where there is no place for any, or nothing is to be remembered."""
    git = git_folder(root) if remembers() else None
    return KeptTranslations(SealedFiles(git / "qaif" / "templates")) if git else None
