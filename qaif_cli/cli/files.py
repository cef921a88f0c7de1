"""Writing papers and pages to disk, a paper whole or not at all, and reading files that other programs exported."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from qaif_cli.errors import QaifError

if TYPE_CHECKING:
    from qaif_cli.flow.publishing import PaperFile

_DOCUMENTS = (".md", ".docx", ".doc", ".odt", ".pdf", ".html", ".htm", ".txt", ".xlsx", ".csv")


def write_papers(papers: Sequence[PaperFile], folder: Path) -> Iterator[Path]:
    """Write papers into a folder, each replaced as a whole; gives the paths.

    Raises:
        QaifError: where the name is that of a document, or the folder cannot be written to.
    """
    if folder.suffix.lower() in _DOCUMENTS and not folder.is_dir():
        raise QaifError(
            f"`{folder}` is the name of one document, and papers are written as Markdown files into a folder.",
            f"Name a folder, such as --out {folder.with_suffix('')}.",
        )
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for paper in papers:
            path = folder / paper.name
            draft = folder / f".{paper.name}.part"
            try:
                draft.write_text(paper.text, encoding="utf-8", newline="\n")
                os.replace(draft, path)  # noqa: PTH105  # the atomic call by its name
            except OSError:
                draft.unlink(missing_ok=True)
                raise
            yield path
    except OSError as error:
        raise QaifError(
            f"`{folder}` cannot be written to: {error.strerror}.", "Name another folder with --out."
        ) from None


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
            f"`{path}` cannot be written: {error.strerror}.", f"Name another file with {option}."
        ) from None


def write_text(text: str, path: Path) -> None:
    """Write a page without replacing the file, which may be a pipe or belong to another user.

    Raises:
        QaifError: where it cannot be written.
    """
    try:
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise QaifError(f"`{path}` cannot be written: {error.strerror}.", "Name another file.") from None


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
