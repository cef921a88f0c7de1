"""The one mechanism for every edit: text is spliced at marks, and untouched lines stay as they are.

After a splice the text is read again, and its data must differ from the old by exactly the change that
was meant. Where that cannot be had, nothing is written and the reason is said.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Sequence
from typing import Any

from qaif_cli.model.edit import Append, Drop, Edit, Set
from qaif_cli.store import yaml
from qaif_cli.store.page import CannotSplice, Page

__all__ = ["CannotSplice", "applied", "splice", "steps_of"]
KeyOrder = Callable[[list[str]], Sequence[str]]
"""Gives, for the place of a mapping, the order in which its keys are written."""


def splice(text: str, edits: Sequence[Edit], order: KeyOrder = lambda _: ()) -> str:
    """The text with some edits made, one after the other.

    Args:
        text: A record as it is written.
        edits: What to change.
        order: In which order keys are written, for keys that are new.

    Raises:
        CannotSplice: where an edit cannot be made so that only it is made.
    """
    for edit in edits:
        made = _spliced(text, edit, order)
        try:
            got = yaml.parse(made)
        except yaml.BadYaml as bad:
            raise CannotSplice(
                f"at {edit.pointer} the result would not be YAML (line {bad.line}: {bad.message})"
            ) from None
        if not _same(got, applied(yaml.parse(text), edit)):
            raise CannotSplice(f"at {edit.pointer} more than the change itself would change")
        text = made
    return text


def _same(one: Any, other: Any) -> bool:
    """Equal in kind too: 1 is not true, and 1.0 is not 1."""
    if type(one) is not type(other):
        return False
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(_same(value, other[key]) for key, value in one.items())
    if isinstance(one, list):
        return len(one) == len(other) and all(map(_same, one, other))
    return bool(one == other)


def applied(data: Any, edit: Edit) -> Any:
    """The same edit made on the data."""
    data = copy.deepcopy(data)
    *to_parent, last = steps_of(edit.pointer)
    parent = data
    for step in to_parent:
        parent = parent[int(step)] if isinstance(parent, list) else parent[step]
    key: Any = int(last) if isinstance(parent, list) else last
    if isinstance(edit, Drop):
        del parent[key]
    elif isinstance(edit, Set):
        parent[key] = edit.value
    elif isinstance(parent, dict) and parent.get(key) is None:
        parent[key] = [edit.value]
    else:
        parent[key].append(edit.value)
    return data


def steps_of(pointer: str) -> list[str]:
    """The steps of a JSON pointer."""
    return [step.replace("~1", "/").replace("~0", "~") for step in pointer.split("/")[1:]]


def _spliced(text: str, edit: Edit, order: KeyOrder) -> str:
    root, steps = yaml.read_spans(text), steps_of(edit.pointer)
    parent, there = root.at(steps[:-1]), root.at(steps)
    if parent is None:
        raise CannotSplice(f"there is nothing at {edit.pointer.rpartition('/')[0] or '/'}")
    page = Page(text)
    if isinstance(edit, Drop):
        return page.drop(parent, steps[-1])
    if isinstance(edit, Append) and there is not None:
        if there.kind == "list" and there.items:
            return page.append(there, edit.value)
        if there.kind == "mapping" or (there.kind != "list" and not _is_null(text, there)):
            raise CannotSplice(f"what stands at {edit.pointer} is no list")
    value = [edit.value] if isinstance(edit, Append) else edit.value
    if there is None:
        return page.add_key(parent, steps[-1], value, order(steps[:-1]))
    return page.replace(parent, steps[-1], there, value)


def _is_null(text: str, there: yaml.Node) -> bool:
    return yaml.parse(text[there.start : there.end]) is None
