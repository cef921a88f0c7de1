"""What a link means, apart from what it is called."""

from __future__ import annotations

from qaif_cli.model.framework import LISTS
from qaif_cli.model.pruning import RECORD_KINDS
from qaif_cli.store.loader import Loaded


def meaning(loaded: Loaded, to: str, name: str) -> str:
    """What a link leads to: a title, without the board that it is of."""
    assert loaded.framework
    if to in RECORD_KINDS:
        return loaded.register.by_id[name].record.title
    assert to in LISTS
    return loaded.framework.names(to)[name].partition(" (")[0]
