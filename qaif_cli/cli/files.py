"""Writing papers and pages to disk, a paper whole or not at all, and reading files that other programs exported."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from qaif_cli.errors import QaifError

if TYPE_CHECKING:
    from qaif_cli.flow.paper_formats import PaperData

_DOCUMENTS = (".doc", ".odt", ".htm", ".txt", ".rtf", ".xlsx", ".csv")


def write_files(files: Sequence[PaperData], out: Path, *, one: bool) -> Iterator[Path]:
    """Write papers into a folder, or one to a file, each replaced as a whole; gives the paths.

    Args:
        files: The files, the first of them the paper where it is one; pictures stand below a folder of their own.
        out: The folder, or the file.
        one: Whether it is a file.

    Raises:
        QaifError: where the name is that of a document that is not made, or the folder cannot be written to.
    """
    if not one and out.suffix.lower() in _DOCUMENTS and not out.is_dir():
        raise QaifError(
            f"`{out}` is the name of a document of a kind that is not made.",
            f"Name a folder, such as --out {out.with_suffix('')}, or a file that ends with .docx or .html.",
        )
    folder = out.parent if one else out
    try:
        for place, made in enumerate(files):
            path = out if one and place == 0 else folder / made.name
            path.parent.mkdir(parents=True, exist_ok=True)
            _put(made.data, path)
            yield path
    except OSError as error:
        raise QaifError(
            f"`{out}` cannot be written to: {_why(error)}.",
            _what_then(error, "Name another folder with --out."),
        ) from None


def _why(error: OSError) -> str:
    """Why nothing can be written to a folder; a system says of a file in its place only that it exists."""
    a_file = isinstance(error, FileExistsError | NotADirectoryError)
    return "a file stands there, and no folder" if a_file else str(error.strerror)


def _what_then(error: OSError, otherwise: str) -> str:
    """What to do about a file that cannot be written: Windows gives no file to two programs to write."""
    opened = "If it is open in Excel, Word or another program, close it there. "
    return f"{opened if isinstance(error, PermissionError) else ''}{otherwise}"


def _put(data: bytes, path: Path) -> None:
    """Write a file as a whole, over what is there."""
    draft = path.with_name(f".{path.name}.part")
    try:
        draft.write_bytes(data)
        os.replace(draft, path)  # noqa: PTH105  # the atomic call by its name
    except OSError:
        draft.unlink(missing_ok=True)
        raise


def write_new(path: Path, content: str | bytes, option: str = "--out") -> None:
    """Write a file that is not there yet; `option` is that which names it.

    Raises:
        QaifError: where it is there already, or cannot be written.
    """
    ours = False
    try:
        with path.open("xb") as handle:
            ours = True
            handle.write(content if isinstance(content, bytes) else content.encode())
    except FileExistsError:
        raise QaifError(f"`{path}` is there already.", f"Name another file with {option}.") from None
    except OSError as error:
        if ours:
            path.unlink(missing_ok=True)
        raise QaifError(
            f"`{path}` cannot be written: {error.strerror}.",
            _what_then(error, f"Name another file with {option}."),
        ) from None


def write_all(files: Sequence[PaperData], to: Path, option: str, *, again: bool) -> None:
    """Write files below a folder, or one without a name to the path itself, each whole or not at all.

    Args:
        files: The files.
        to: The folder, or the file.
        option: The option that names it.
        again: Whether files that are there already are replaced; a folder that is there never is, nor what else lies in it.

    Raises:
        QaifError: where one is there already, which nobody said to replace, and nothing is written; or one cannot be written.
    """
    paths = [(to / made.name if made.name else to, made.data) for made in files]
    there = next((path for path, _ in paths if os.path.lexists(path)), None)
    if there is not None and not again:
        raise QaifError(
            f"`{there}` is there already.", f"Name another place with {option}, or say --replace."
        )
    try:
        for path, data in paths:
            path.parent.mkdir(parents=True, exist_ok=True)
            _put(data, path)
    except OSError as error:
        raise QaifError(
            f"`{to}` cannot be written to: {_why(error)}.",
            _what_then(error, f"Name another place with {option}."),
        ) from None


def write_text(text: str, path: Path) -> None:
    """Write a page without replacing the file, which may be a pipe or belong to another user.

    Raises:
        QaifError: where it cannot be written.
    """
    try:
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise QaifError(
            f"`{path}` cannot be written: {error.strerror}.", _what_then(error, "Name another file.")
        ) from None


def read_whole(name: str) -> bytes:
    """The content of a file that the user named; `-` is standard input.

    Raises:
        QaifError: where it cannot be read.
    """
    if name == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(name).read_bytes()
    except OSError as error:
        raise QaifError(f"`{name}` cannot be read: {error.strerror}.", "Name a file that is there.") from None


def write_again(path: Path, content: bytes, begins: bytes, option: str) -> str:
    """Write a file that may be there already, if it is one of ours; gives what was done: `written`, `replaced`.

    Args:
        path: The file.
        content: What it is to hold.
        begins: With what a file of ours begins.
        option: The option that names it.

    Raises:
        QaifError: where another file is there, or it cannot be written.
    """
    try:
        with path.open("rb") as handle:
            ours = handle.read(len(begins)) == begins
    except FileNotFoundError:
        write_new(path, content, option)
        return "written"
    except OSError as error:
        raise QaifError(
            f"`{path}` cannot be read: {error.strerror}.", f"Name another file with {option}."
        ) from None
    if not ours:
        raise QaifError(
            f"`{path}` is there already and was not written by this command.",
            f"Name another file with {option}.",
        )
    try:
        _put(content, path)
    except OSError as error:
        raise QaifError(
            f"`{path}` cannot be written: {error.strerror}.",
            _what_then(error, f"Name another file with {option}."),
        ) from None
    return "replaced"


def write_all_new(files: Mapping[str, bytes], folder: Path, option: str) -> list[Path]:
    """Write files into a folder, none of which is there yet: all of them, or none; gives their paths.

    Raises:
        QaifError: where one is there already, or they cannot be written.
    """
    paths = [folder / name for name in files]
    there = [path for path in paths if os.path.lexists(path)]
    if there:
        raise QaifError(
            f"`{there[0]}` is there already, and nothing was written.", f"Name another folder with {option}."
        )
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise QaifError(
            f"`{folder}` cannot be written to: {_why(error)}.", f"Name another folder with {option}."
        ) from None
    for place, (path, content) in enumerate(zip(paths, files.values(), strict=True)):
        try:
            write_new(path, content, option)
        except QaifError:
            for written in paths[:place]:
                written.unlink(missing_ok=True)
            raise
    return paths
