"""The entry point of `qaif`: it answers `--version` before anything is imported, and turns every error into a message."""

from __future__ import annotations

import gc
import sys

from qaif_cli import __version__


def main() -> None:
    """Run the command line and leave with its exit code."""
    gc.disable()  # one command, many small lasting objects: looking for cycles among them is lost time
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run one command.

    Args:
        arguments: What stands after `qaif`.

    Returns:
        0 no error, 1 errors found, 2 the user can put it right, 3 a fault of qaif, 130 interrupted.
    """
    if arguments in (["--version"], ["-V"]):
        print(f"qaif {__version__}")
        return 0
    from qaif_cli.errors import EXIT_BUG, EXIT_CLEAN, EXIT_INTERRUPTED, EXIT_USER, QaifError

    try:
        from qaif_cli.cli import run_app

        return run_app(arguments)
    except QaifError as error:
        print(f"qaif: {error}", file=sys.stderr)
        return EXIT_USER
    except KeyboardInterrupt:
        return EXIT_INTERRUPTED
    except BrokenPipeError:
        sys.stderr.close()
        return EXIT_CLEAN
    except Exception as error:
        _report_bug(error, arguments)
        return EXIT_BUG


def _report_bug(error: Exception, arguments: list[str]) -> None:
    import platform
    import traceback

    print(
        "qaif: this is a fault of qaif, not of your records. Please report the lines below.", file=sys.stderr
    )
    print(
        f"qaif {__version__}, Python {platform.python_version()}, {platform.system()}; command: {arguments[:2]}",
        file=sys.stderr,
    )
    for frame in traceback.extract_tb(error.__traceback__):
        print(
            f"  {frame.filename.rpartition('qaif_cli')[2] or frame.filename}:{frame.lineno} {frame.name}",
            file=sys.stderr,
        )
    print(f"  {type(error).__name__}: {error}", file=sys.stderr)


if __name__ == "__main__":
    main()
