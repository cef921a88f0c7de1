"""Whether a record stands there still under the ID that it had before it was renumbered."""

from __future__ import annotations

from qaif_cli.model.record import Record


def left_behind(old: Record, new: Record) -> bool:
    """Whether two files hold one record: the one names the ID of the other as its former one, and says the same."""
    if old.id not in new.formerly or type(old) is not type(new):
        return False
    same = {"id": new.id, "formerly": new.formerly}
    return old.model_copy(update=same) == new
