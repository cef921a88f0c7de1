"""The one mechanism for every edit: text is spliced at marks, and untouched lines stay as they are.

After a splice the text is read again, and its data must differ from the old by exactly the change that
was meant. Where that cannot be had, nothing is written and the reason is said.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Sequence
from typing import Any

from qaif_cli.errors import QaifError
from qaif_cli.model.edit import Append, Edit, Set
from qaif_cli.store import yaml
from qaif_cli.store.yaml import Node

KeyOrder = Callable[[list[str]], Sequence[str]]
"""Gives, for the place of a mapping, the order in which its keys are written."""


class CannotSplice(QaifError):  # noqa: N818  # it is no fault of the program
    """The layout of the text does not allow the edit without loss."""

    def __init__(self, why: str) -> None:
        super().__init__(
            f"The file cannot be changed safely: {why}.",
            "Nothing was written. Make the change with `qaif edit`, or by hand.",
        )


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
        wanted = applied(yaml.parse(text), edit)
        made = _spliced(text, edit, order)
        try:
            got = yaml.parse(made)
        except yaml.BadYaml as bad:
            raise CannotSplice(
                f"at {edit.pointer} the result would not be YAML (line {bad.line}: {bad.message})"
            ) from None
        if not _same(got, wanted):
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
    if isinstance(edit, Set):
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
    if isinstance(edit, Append) and there is not None and there.kind == "list" and there.items:
        return page.append(there, edit.value)
    value = [edit.value] if isinstance(edit, Append) else edit.value
    if there is None:
        return page.add_key(parent, steps[-1], value, order(steps[:-1]))
    return page.replace(parent, steps[-1], there, value)


class Page:
    """A text that is being spliced: where its lines end, and how."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.line_end = "\r\n" if "\r\n" in text else "\n"

    def append(self, there: Node, value: Any) -> str:
        """An entry after the last of a list."""
        last = there.items[-1]
        if there.flow:
            return self._put(last.end, last.end, f", {yaml.flow(value)}")
        item = [line[2:] for line in yaml.block([value])]
        return self._after_line_of(last, item, there.column)

    def add_key(self, parent: Node, key: str, value: Any, order: Sequence[str]) -> str:
        """A key that is not there yet, after the nearest one that is written before it."""
        if parent.kind != "mapping":
            raise CannotSplice(f"`{key}` has no mapping to stand in")
        before = (
            [name for name in order[: order.index(key)] if name in parent.keys]
            if key in order
            else list(parent.keys)
        )
        neighbour = (
            parent.keys[max(before, key=lambda name: parent.keys[name][0].start)][1] if before else None
        )
        if parent.flow:
            at = neighbour.end if neighbour else parent.start + 1
            written = f"{key}: {yaml.flow(value)}"
            lead, tail = (", ", "") if neighbour else ("", ", " if parent.keys else "")
            return self._put(at, at, f"{lead}{written}{tail}")
        lines = yaml.block({key: value})
        if neighbour is None:
            first = next(iter(parent.keys.values()))[0]
            if self.text[self._line_start(first.start) : first.start].strip():
                return self._after_line_of(next(iter(parent.keys.values()))[1], lines, parent.column)
            at = self._line_start(first.start)
            return self._put(
                at, at, "".join(f"{self._indented(line, parent.column)}{self.line_end}" for line in lines)
            )
        return self._after_line_of(neighbour, lines, parent.column)

    def replace(self, parent: Node, step: str, there: Node, value: Any) -> str:
        """Another value where one stands."""
        if parent.flow or (there.flow and _is_plain(value)):
            return self._put(there.start, there.end, yaml.flow(value))
        start = self._value_start(parent, step, there)
        lost = self._comment_in(start, there)
        if lost:
            raise CannotSplice(f"the comment `{lost}` would be lost")
        if _is_plain(value):
            return self._put_plain(start, there, value, parent.column)
        indent = parent.column
        if parent.kind == "list":
            lead = " " if there.start == there.end else ""
            lines = [line[4:] for line in yaml.block([value])]
            column = there.column + len(lead)
            body = self.line_end.join([lines[0], *(self._indented(line, column) for line in lines[1:])])
            return self._put(there.start, there.end, f"{lead}{body}")
        cut = Page(self._put(start, there.end, ""))
        cut.line_end = self.line_end
        return cut._insert_lines(
            cut._line_stop(start), yaml.block({step: value})[1:], indent
        )  # a page of this page

    def _put_plain(self, start: int, there: Node, value: Any, indent: int) -> str:
        lines = yaml.block({"k": value})
        first = lines[0].partition(":")[2].strip()
        rest = "".join(f"{self.line_end}{self._indented(line, indent)}" for line in lines[1:])
        if there.kind == "scalar" and there.end > there.start:
            return self._put(there.start, there.end, first + rest)
        return self._put(start, there.end, f" {first}{rest}")

    def _value_start(self, parent: Node, step: str, there: Node) -> int:
        """The index after the colon or the dash that the value belongs to."""
        if parent.kind == "list":
            return there.start
        return self.text.index(":", parent.keys[step][0].end) + 1

    def _comment_in(self, start: int, there: Node) -> str:
        if there.kind in ("scalar", "block-scalar") and there.start == there.end:
            return ""
        region = self.text[start : there.end]
        if there.kind == "scalar":
            region = self.text[start : there.start]
        for line in region.splitlines():
            mark = line.find("#")
            if mark >= 0 and (mark == 0 or line[mark - 1].isspace()):
                return line[mark:].strip()
        return ""

    def _after_line_of(self, node: Node, lines: Sequence[str], indent: int) -> str:
        return self._insert_lines(self._line_stop(node.end), lines, indent)

    def _insert_lines(self, at: int, lines: Sequence[str], indent: int) -> str:
        """Whole lines after the line that ends at an index."""
        written = "".join(f"{self.line_end}{self._indented(line, indent)}" for line in lines)
        return self._put(at, at, written)

    def _line_stop(self, at: int) -> int:
        """The index at which the line of an index ends, before its line end."""
        found = self.text.find("\n", at)
        stop = len(self.text) if found < 0 else found
        return stop - 1 if stop > at and self.text[stop - 1] == "\r" else stop

    def _line_start(self, at: int) -> int:
        return self.text.rfind("\n", 0, at) + 1

    def _put(self, start: int, end: int, new: str) -> str:
        return self.text[:start] + new + self.text[end:]

    @staticmethod
    def _indented(line: str, indent: int) -> str:
        return f"{' ' * indent}{line}" if line else line


def _is_plain(value: Any) -> bool:
    return not isinstance(value, dict | list) or not value
