"""That a command still works: one line on a terminal once it takes longer than a moment, gone before anything is printed."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from threading import Event, Thread

PATIENCE = 1.0
"""So many seconds pass without a word, and from one word to the next."""
_CLEARED = "\r\x1b[K"
_at_work: list[tuple[Thread, Event]] = []


@contextmanager
def shown() -> Iterator[None]:
    """Show it while something is done; nowhere but on a terminal."""
    if not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield
        return
    from threading import Event, Thread

    done = Event()
    thread = Thread(target=_tell, args=(done,), daemon=True)
    _at_work.append((thread, done))
    thread.start()
    try:
        yield
    finally:
        settle()


def settle() -> None:
    """Take the line away, and show it no more: something is to be printed."""
    while _at_work:
        thread, done = _at_work.pop()
        done.set()
        thread.join()


def _tell(done: Event) -> None:
    terminal = getattr(sys.stderr, "unheard", sys.stderr)  # it is no part of what a command says
    for seconds in count(1):
        if done.wait(PATIENCE):
            break
        terminal.write(f"{_CLEARED}Working, {seconds} s …")
        terminal.flush()
    if seconds > 1:
        terminal.write(_CLEARED)
        terminal.flush()
