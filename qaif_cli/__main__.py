"""The entry point of `qaif`: it answers `--version` before anything is imported, and turns every error into a message."""

from __future__ import annotations

import atexit
import errno
import gc
import os
import sys
import warnings
from io import TextIOWrapper

from qaif_cli import __version__
from qaif_cli.errors import EXIT_BUG, EXIT_INTERRUPTED, EXIT_USER, QaifError

_PRINTING = (errno.EPIPE, errno.EINVAL, errno.ENOSPC, errno.EBADF, errno.EIO, errno.EFBIG)
"""What a system says of an output that is full or closed; it names no file then."""
_CLOSED = (errno.EPIPE, errno.EINVAL) if os.name == "nt" else (errno.EPIPE,)
"""What a system says where nobody reads any more what is printed."""


def main() -> None:
    """Run the command line and leave with its exit code."""
    gc.disable()  # one command, many small lasting objects: looking for cycles among them is lost time
    if not sys.warnoptions:
        warnings.simplefilter(
            "ignore"
        )  # what a library has to say to programmers is not for who keeps records
    # Windows would run a `git.exe` that lies in the folder one stands in before the one that is installed.
    os.environ.setdefault("NODEFAULTCURRENTDIRECTORYINEXEPATH", "1")
    # No other package takes part in reading records; to look for one costs as much as to start Python.
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"
    _open_streams()
    code = 0
    try:
        code = _answered(sys.argv[1:])
        sys.stdout.flush()
    except KeyboardInterrupt:  # before the command began, or once it had ended
        code = EXIT_INTERRUPTED
    except OSError as error:
        _leave_output()
        if error.errno not in _CLOSED:  # else whoever read it has read enough
            _say(f"qaif: What is to be printed cannot be: {error.strerror}. Look at where the output goes.")
            code = EXIT_USER
    sys.exit(code)


def begin() -> None:
    """Run the command line as a process of its own.

    What it has read goes back to the system with the process, and not piece by piece, which takes as long as many a command.
    """
    ended: list[int] = []
    atexit.register(_leave_at_once, ended)  # the first to be registered is the last to be run
    try:
        main()
    except SystemExit as left:
        if isinstance(left.code, int):
            ended.append(left.code)
        raise


def _leave_at_once(ended: list[int]) -> None:
    """End the process; where that is not how it ended, or something cannot be printed, Python ends it in its own way."""
    if not ended:
        return
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (OSError, ValueError):
        return
    os._exit(ended[0])


def run(arguments: list[str]) -> int:
    """Run one command.

    Args:
        arguments: What stands after `qaif`.

    Returns:
        0 no error, 1 errors found, 2 the user can put it right, 3 a fault of qaif, 130 interrupted.

    Raises:
        OSError: where nothing can be printed any more.
    """
    if arguments in (["--version"], ["-V"]):
        print(f"qaif {__version__}")
        return 0
    try:
        from qaif_cli.cli import run_app

        return run_app(arguments)
    except QaifError as error:
        _say(f"qaif: {error}")
        return EXIT_USER
    except KeyboardInterrupt:
        return EXIT_INTERRUPTED
    except Exception as error:
        if isinstance(error, OSError) and error.errno in _PRINTING and error.filename is None:
            raise
        if _interrupted(error):
            return EXIT_INTERRUPTED
        return _said_of(error, arguments)


def _answered(arguments: list[str]) -> int:
    """Run a command; what was asked before of the same records is answered before anything else is imported."""
    if not arguments or arguments[0].startswith("-"):
        return run(arguments)
    from qaif_cli.again import answered

    return answered(arguments, run)


def _open_streams() -> None:
    """Give a place to each stream that was closed, so that no file that is opened later takes it; and print in UTF-8.

    Nothing is read from a closed input; a closed output takes nothing, and that is said where anything is printed.
    Windows has an output that goes into a file or a pipe in an old code page, which lacks half the signs.
    """
    if sys.stdin is None:
        sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: PTH123, SIM115  # for as long as the process lives
    if sys.stdout is None:
        sys.stdout = os.fdopen(os.open(os.devnull, os.O_RDONLY), "w", encoding="utf-8")
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115  # for as long too
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper) and (stream.encoding or "").lower().replace("-", "") != "utf8":
            stream.reconfigure(encoding="utf-8")


def _leave_output() -> None:
    """What is still to be printed goes nowhere, and without a word."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _interrupted(error: BaseException | None) -> bool:
    """Whether what went wrong came of Ctrl-C: a library that was being imported may have made another error of it."""
    while error is not None:
        if isinstance(error, KeyboardInterrupt):
            return True
        error = error.__cause__ or error.__context__
    return False


def _folder_is_gone() -> bool:
    try:
        os.getcwd()  # noqa: PTH109  # what fails is asked for, and no path is made
    except FileNotFoundError:
        return True
    return False


def _said_of(error: Exception, arguments: list[str]) -> int:
    """Say what went wrong; what the system did not do with a file is no fault of the program."""
    if isinstance(error, FileNotFoundError) and _folder_is_gone():
        _say(
            "qaif: The folder you stand in is no longer there. Go to one that is, with `cd`, and run the command again."
        )
        return EXIT_USER
    if not isinstance(error, OSError) or error.filename is None:
        _report_bug(error, arguments)
        return EXIT_BUG
    path, why = os.fsdecode(error.filename), error.strerror or type(error).__name__
    _say(f"qaif: `{path}` cannot be read or written: {why}. Look at its rights and its disk.")
    return EXIT_USER


def _say(text: str) -> None:
    from qaif_cli.model.visible import visible

    print(visible(text), file=sys.stderr)


def _report_bug(error: Exception, arguments: list[str]) -> None:
    import platform
    import traceback

    _say("qaif: this is a fault of qaif, not of your records. Please report the lines below.")
    _say(
        f"qaif {__version__}, Python {platform.python_version()}, {platform.system()}; command: {arguments[:2]}"
    )
    for frame in traceback.extract_tb(error.__traceback__):
        _say(f"  {frame.filename.rpartition('qaif_cli')[2] or frame.filename}:{frame.lineno} {frame.name}")
    _say(f"  {type(error).__name__}: {error}")


if __name__ == "__main__":
    begin()
