"""The files that a new workspace begins with, and how they are written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from qaif_cli.errors import QaifError
from qaif_cli.store.source import YAML_ENDINGS, File
from qaif_cli.store.workspace import PACKAGE

PACKAGED = {
    "records": "_starter/records",
    ".vscode": "_starter/.vscode",
    "templates/workspace": "_templates/workspace",
}
"""Where the wheel keeps each folder of the repository that a new workspace begins with."""
MAY_BE_THERE = (".git",)
"""What a folder may hold and still count as empty."""


@dataclass(frozen=True)
class Pages:
    """Record files that are not on disk yet: their texts by path, from the records folder."""

    texts: Mapping[str, str]

    def files(self) -> Iterator[File]:
        """Every YAML file, by path."""
        for path in sorted(self.texts):
            if path.endswith(YAML_ENDINGS):
                yield File(path, self.texts[path].encode())


def shipped(name: str) -> Path:
    """A folder that qaif brings along: out of the package, or of the repository it is developed in."""
    packaged = PACKAGE / PACKAGED[name]
    return packaged if packaged.is_dir() else PACKAGE.parent / name


def shipped_texts(name: str) -> dict[str, str]:
    """Every file of such a folder, by its path from there."""
    folder = shipped(name)
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def refuse_unless_empty(folder: Path) -> None:
    """Stop where something is there already.

    Raises:
        QaifError: where the folder is none, or holds anything besides `.git`.
    """
    if folder == Path("-"):
        raise QaifError(
            "`-` is the screen, and a register is a folder.",
            "Name one that is not there yet, or an empty one.",
        )
    if folder.exists() and not folder.is_dir():
        raise QaifError(f"`{folder}` is a file.", "Name a folder that is not there yet, or an empty one.")
    held = sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []
    others = [name for name in held if name not in MAY_BE_THERE]
    if others:
        raise QaifError(
            f"`{folder}` is not empty: it holds `{others[0]}`{' and more' if len(others) > 1 else ''}.",
            "Move your files out, begin the register, and put them back; or name a folder that is not there yet.",
        )


def plant(folder: Path, texts: Mapping[str, str]) -> None:
    """Write the files of a new workspace; where one cannot be written, none stays, and no folder that was made for one.

    Raises:
        QaifError: where the folder is not empty or cannot be written to.
    """
    refuse_unless_empty(folder)
    try:
        with ExitStack() as left:
            for name, text in texts.items():
                path = folder / name
                for place in [place for place in reversed(path.parents) if not place.exists()]:
                    place.mkdir()
                    left.callback(place.rmdir)
                with path.open("x", encoding="utf-8", newline="\n") as handle:
                    left.callback(path.unlink, missing_ok=True)
                    handle.write(text)
            left.pop_all()
    except OSError as error:
        raise QaifError(
            f"`{folder}` cannot be written to: {error.strerror}.", "Name another folder."
        ) from None
