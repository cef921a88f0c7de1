"""`qaif site --watch`: the page again whenever records change."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from qaif_cli.errors import QaifError
from qaif_cli.flow.request import Ask
from qaif_cli.store.watching import marks

SECONDS = 1.0
"""How long is waited between two looks."""


def watched(
    asked: Callable[[], Ask], make: Callable[[Ask], bytes], file: Path, wait: Callable[[float], object]
) -> Iterator[bytes | QaifError]:
    """The page as it is now, and again after every change; where it cannot be made, why.

    Args:
        asked: What is asked, as at the day that it then is.
        make: Makes the page.
        file: Where it is written, which is no change.
        wait: Waits some seconds.
    """
    before = None
    while True:
        ask = asked()
        now = (ask.as_of, marks(ask.workspace(), file))
        if now != before:
            before = now
            try:
                yield make(ask)
            except QaifError as error:
                yield error
        wait(SECONDS)
