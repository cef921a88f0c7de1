"""Writing papers and pages to disk, a paper whole or not at all, and reading files that other programs exported.

What is written together is all on the disk before the first of it takes its place, so that a disk that is full or a Ctrl-C
leaves what was there. A pipe or a device is written to and never replaced.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from errno import EISDIR
from pathlib import Path
from stat import S_ISBLK, S_ISCHR, S_ISFIFO
from typing import TYPE_CHECKING

from qaif_cli.errors import QaifError

if TYPE_CHECKING:
    from qaif_cli.flow.paper_formats import PaperData

SCREEN = Path("-")
"""What is named where a text is to be printed."""
_DEVICES = ("/dev", "/dev/fd", "/proc/self/fd")
_DOCUMENTS = (".doc", ".odt", ".htm", ".txt", ".rtf", ".xlsx", ".csv")


def write_files(files: Sequence[PaperData], out: Path, *, one: bool) -> list[Path]:
    """Write papers into a folder, or one to a file, each replaced as a whole: all of them, or none; gives the paths.

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
    folder = _is_a_place(out).parent if one else _is_a_place(out)
    paths = [out if one and place == 0 else folder / made.name for place, made in enumerate(files)]
    try:
        _put_all(zip(paths, (made.data for made in files), strict=True))
    except OSError as error:
        raise QaifError(
            f"`{out}` cannot be written to: {_why(error)}.",
            _what_then(error, "Name another folder with --out."),
        ) from None
    return paths


def _is_a_place(path: Path) -> Path:
    """The path, where it is not the screen.

    Raises:
        QaifError: where it is.
    """
    if path == SCREEN:
        raise QaifError("`-` is the screen, and this is written to a file or a folder.", "Name one.")
    return path


def _why(error: OSError) -> str:
    """Why nothing can be written to a folder; a system says of a file in its place only that it exists."""
    return "a file stands there, and no folder" if _is_a_file(error) else str(error.strerror)


def _is_a_file(error: OSError) -> bool:
    return isinstance(error, FileExistsError | NotADirectoryError)


def _what_then(error: OSError, otherwise: str) -> str:
    """What to do about a file that cannot be written: Windows gives no file to two programs to write."""
    opened = "If it is open in Excel, Word or another program, close it there. "
    return f"{opened if isinstance(error, PermissionError) else ''}{otherwise}"


def _put_all(files: Iterable[tuple[Path, bytes]]) -> None:
    """Write files as wholes, over what is there: where one cannot be written, all are as they were."""
    with ExitStack() as left:
        drafts: list[tuple[Path, Path]] = []
        for path, data in files:
            if _passes_on(path):
                path.write_bytes(data)
                continue
            if not path.name:  # the folder one stands in, or the root of all
                raise IsADirectoryError(EISDIR, os.strerror(EISDIR), str(path))
            _make(path.parent, left)
            draft = path.with_name(f".{path.name}.part")
            draft.unlink(missing_ok=True)  # left by who died, or a link that leads elsewhere
            left.callback(draft.unlink, missing_ok=True)
            with draft.open("xb") as handle:
                handle.write(data)
            with suppress(OSError):  # what only its owner may read stays so
                draft.chmod(path.stat().st_mode & 0o777)
            if path.is_dir():
                raise IsADirectoryError(EISDIR, os.strerror(EISDIR), str(path))
            drafts.append((draft, path))
        _replace_all(drafts, left)


def _replace_all(drafts: Sequence[tuple[Path, Path]], left: ExitStack) -> None:
    """Let each draft take its place; where one cannot, such as one that is open in Word on Windows, those before it give theirs back."""
    done: list[tuple[Path, Path | None]] = []
    try:
        for draft, path in drafts:
            kept = _kept(path, left) if len(drafts) > 1 else None
            os.replace(draft, path)  # noqa: PTH105  # the atomic call by its name
            done.append((path, kept))
    except BaseException:
        for path, kept in reversed(done):
            if kept:
                os.replace(kept, path)  # noqa: PTH105  # as above
            else:
                path.unlink(missing_ok=True)
        raise


def _kept(path: Path, left: ExitStack) -> Path | None:
    """What stands in a place, kept under another name until all is done; None where nothing does."""
    if not os.path.lexists(path):
        return None
    kept = path.with_name(f".{path.name}.kept")
    kept.unlink(missing_ok=True)
    left.callback(kept.unlink, missing_ok=True)
    try:
        os.link(path, kept, follow_symlinks=False)
    except (OSError, NotImplementedError):  # a disk without such links
        shutil.copy2(path, kept, follow_symlinks=False)
    return kept


def _passes_on(path: Path) -> bool:
    """Whether what is written there goes elsewhere, as through a pipe, a device or an output of this very process."""
    with suppress(OSError):
        mode = path.stat().st_mode
        return S_ISFIFO(mode) or S_ISCHR(mode) or S_ISBLK(mode) or str(path.absolute().parent) in _DEVICES
    return False


def _make(folder: Path, left: ExitStack) -> None:
    """Make a folder and those above it; what was made goes again where nothing came into it."""
    missing = [place for place in (folder, *folder.parents) if not place.exists()]
    for place in reversed(missing):
        place.mkdir(exist_ok=True)
        left.callback(_drop, place)


def _drop(folder: Path) -> None:
    with suppress(OSError):  # it holds something
        folder.rmdir()


def _create(path: Path, data: bytes) -> None:
    """Write a file that is not there yet, or none."""
    with ExitStack() as left, path.open("xb") as handle:
        left.callback(path.unlink, missing_ok=True)
        handle.write(data)
        handle.close()  # the rest of it is written here
        left.pop_all()


def write_new(path: Path, content: str | bytes, option: str = "--out") -> None:
    """Write a file that is not there yet; `option` is that which names it.

    Raises:
        QaifError: where it is there already, or cannot be written.
    """
    try:
        _create(_is_a_place(path), content if isinstance(content, bytes) else content.encode())
    except FileExistsError:
        raise QaifError(f"`{path}` is there already.", f"Name another file with {option}.") from None
    except OSError as error:
        raise QaifError(
            f"`{path}` cannot be written: {error.strerror}.",
            _what_then(error, f"Name another file with {option}."),
        ) from None


def write_all(files: Sequence[PaperData], to: Path, option: str, *, again: bool) -> None:
    """Write files below a folder, or one without a name to the path itself: all of them as wholes, or none.

    Args:
        files: The files.
        to: The folder, or the file.
        option: The option that names it.
        again: Whether files that are there already are replaced; a folder that is there never is, nor what else lies in it.

    Raises:
        QaifError: where one is there already, which nobody said to replace, and nothing is written; or one cannot be written.
    """
    _is_a_place(to)
    paths = [(to / made.name if made.name else to, made.data) for made in files]
    there = next((path for path, _ in paths if os.path.lexists(path)), None)
    if there is not None and not again:
        raise QaifError(
            f"`{there}` is there already.", f"Name another place with {option}, or say --replace."
        )
    try:
        _put_all(paths)
    except OSError as error:
        raise QaifError(
            f"`{to}` cannot be written to: {_why(error)}.",
            _what_then(error, f"Name another place with {option}."),
        ) from None


def write_text(text: str, path: Path) -> None:
    """Write a page as a whole; through a link, a pipe and a device, and into the file of another user, which stays theirs.

    Raises:
        QaifError: where it cannot be written.
    """
    data = text.encode()
    try:
        target = path.resolve() if _is_a_place(path).is_symlink() else path
        if _is_of_others(target):
            target.write_bytes(data)
        else:
            _put_all([(target, data)])
    except OSError as error:
        raise QaifError(
            f"`{path}` cannot be written: {error.strerror}.", _what_then(error, "Name another file.")
        ) from None


def _is_of_others(path: Path) -> bool:
    """Whether a file is another user's, or lies where nothing new may: then it is filled and not replaced."""
    if os.name != "posix" or not path.is_file():
        return False
    return path.stat().st_uid != os.geteuid() or not os.access(path.parent, os.W_OK)


@contextmanager
def beside(done: str) -> Iterator[None]:
    """Where a file beside what was done already cannot be written, that is said too.

    Raises:
        QaifError: where it cannot be written.
    """
    try:
        yield
    except QaifError as error:
        raise QaifError(f"{error.what} {done}".rstrip(), error.todo) from None


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
        if _passes_on(_is_a_place(path)):
            path.write_bytes(content)
            return "written"
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
        _put_all([(path, content)])
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
    paths = [_is_a_place(folder) / name for name in files]
    there = [path for path in paths if os.path.lexists(path)]
    if there:
        raise QaifError(
            f"`{there[0]}` is there already, and nothing was written.", f"Name another folder with {option}."
        )
    try:
        with ExitStack() as left:
            _make(folder, left)
            for path, content in zip(paths, files.values(), strict=True):
                _create(path, content)
                left.callback(path.unlink, missing_ok=True)
            left.pop_all()
    except OSError as error:
        named = folder if _is_a_file(error) else error.filename or folder
        raise QaifError(
            f"`{named}` cannot be written to: {_why(error)}.",
            _what_then(error, f"Name another folder with {option}."),
        ) from None
    return paths
