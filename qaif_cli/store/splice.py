"""Edits YAML text in place for every writing command: untouched lines stay as they are.

After a splice the text is read again, and its data must differ from the old by exactly the change that
was meant. Where that cannot be had, nothing is written and the reason is said.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from qaif_cli.errors import QaifError
from qaif_cli.model.edit import Append, Drop, Edit, Insert, Set
from qaif_cli.store import yaml
from qaif_cli.store.yaml import Node

KeyOrder = Callable[[list[str]], Sequence[str]]
"""Gives, for the place of a mapping, the order in which its keys are written."""
_COMMENT = re.compile(r"(?:(?<=\s)|^)#(?=(.*))", re.MULTILINE)
_COLON = re.compile(r"\s*:")


class CannotSplice(QaifError):  # noqa: N818  # it is no fault of the program
    """The layout of the text does not allow the edit without loss."""

    def __init__(self, why: str) -> None:
        super().__init__(
            f"The file cannot be changed safely: {' '.join(why.split())}.",  # a key may have several lines
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
    data = yaml.parse(text) if edits else None
    for edit in edits:
        made = _spliced(text, edit, order)
        got = _read_again(made, f"at {edit.pointer}")
        if not _same(got, applied(data, edit, alone=True)):
            raise CannotSplice(f"at {edit.pointer} more than the change itself would change")
        text, data = made, got
    if edits:
        yaml.keep(text, data)
    return text


def replaced(text: str, values: Mapping[str, str]) -> str:
    """The text with some texts in it replaced at once; everything else stays to the character.

    Args:
        text: A record as it is written.
        values: By JSON pointer, what stands there from now on; it must be one word in one line, such as an ID.

    Raises:
        CannotSplice: where more than that would change.
    """
    root = yaml.read_spans(text, map(steps_of, values), whole=False) if values else None
    places = {pointer: root.at(steps_of(pointer)) if root else None for pointer in values}
    data = yaml.parse(text)
    made = text
    for pointer, there in sorted(places.items(), key=lambda item: -item[1].start if item[1] else 0):
        if there is None or there.kind != "scalar":
            raise CannotSplice(f"there is no text at {pointer}")
        made = made[: there.start] + _word(values[pointer]) + made[there.end :]
        _put_in(data, steps_of(pointer), values[pointer])
    if not _same(_read_again(made, "in its names"), data):
        raise CannotSplice("more than the names in it would change")
    return made


@lru_cache(maxsize=4096)
def _word(value: str) -> str:
    """A name as it stands in a record; of a thousand records few names are others."""
    return yaml.flow(value)


def _put_in(data: Any, steps: list[str], value: str) -> None:
    *to_parent, last = steps
    for step in to_parent:
        data = data[int(step)] if isinstance(data, list) else data[step]
    data[int(last) if isinstance(data, list) else last] = value


def lengthened(text: str, entries: Mapping[str, Sequence[Any]], order: KeyOrder = lambda _: ()) -> str:
    """The text with entries put at the ends of some of its lists at once; a list that is not there is made.

    Args:
        text: A file as it is written.
        entries: By the JSON pointer of the list, what comes after its last.
        order: In which order keys are written, for a list that is new.

    Raises:
        CannotSplice: where more than that would change.
    """
    root = yaml.read_spans(text, map(steps_of, entries), whole=False)
    there = {pointer: root.at(steps_of(pointer)) for pointer in entries}
    long = {
        pointer: node
        for pointer, node in there.items()
        if node and node.kind == "list" and node.items and not node.flow
    }
    made, data = text, yaml.parse(text)
    # From the last line upwards; of two that end on one, the entries of the outer stand below those of the inner.
    for pointer, node in sorted(long.items(), key=lambda item: (-item[1].items[-1].end, item[1].start)):
        made = _EditedText(made).append_all(node, entries[pointer])
        for value in entries[pointer]:
            data = applied(data, Append(pointer, value), alone=True)
    if not _same(_read_again(made, "in its lists"), data):
        raise CannotSplice("more than its lists would change")
    rest = [
        Append(pointer, value) for pointer in entries if pointer not in long for value in entries[pointer]
    ]
    return splice(made, rest, order)


def _read_again(made: str, where: str) -> Any:
    try:
        return yaml.parse(made)
    except yaml.BadYaml as bad:
        raise CannotSplice(f"{where} the result would not be YAML (line {bad.line}: {bad.message})") from None


def _same(one: Any, other: Any) -> bool:
    """Equal in kind too: 1 is not true, and 1.0 is not 1."""
    if type(one) is not type(other):
        return False
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(_same(value, other[key]) for key, value in one.items())
    if isinstance(one, list):
        return len(one) == len(other) and all(map(_same, one, other))
    return bool(one == other) or (one != one and other != other)  # noqa: PLR0124  # `.nan`, which equals nothing


def applied(data: Any, edit: Edit, *, alone: bool = False) -> Any:
    """The same edit made on the data.

    Args:
        data: What the text says.
        edit: What is to be done.
        alone: Whether nobody else has the data, so that no copy is made of it.
    """
    data = data if alone else copy.deepcopy(data)
    *to_parent, last = steps_of(edit.pointer)
    parent = data
    for step in to_parent:
        parent = parent[int(step)] if isinstance(parent, list) else parent[step]
    key: Any = int(last) if isinstance(parent, list) else last
    if isinstance(edit, Drop):
        del parent[key]
    elif isinstance(edit, Insert):
        parent.insert(key, edit.value)
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
    steps = steps_of(edit.pointer)
    root = yaml.read_spans(text, [steps], whole=isinstance(edit, Set | Drop))
    parent, there = root.at(steps[:-1]), root.at(steps)
    if parent is None:
        raise CannotSplice(f"there is nothing at {edit.pointer.rpartition('/')[0] or '/'}")
    page = _EditedText(text)
    if isinstance(edit, Drop):
        return page.drop(parent, steps[-1])
    if isinstance(edit, Insert):
        return page.insert(parent, int(steps[-1]), edit.value)
    if isinstance(edit, Append) and there is not None:
        if there.kind == "list" and there.items:
            return page.append(there, edit.value)
        if there.kind == "mapping" or (there.kind != "list" and not _is_null(text, there)):
            raise CannotSplice(f"what stands at {edit.pointer} is no list")
    value = [edit.value] if isinstance(edit, Append) else edit.value
    if there is None:
        return page.add_key(parent, steps[-1], value, order(steps[:-1]))
    return page.replace(parent, steps[-1], there, value)


def _is_null(text: str, there: Node) -> bool:
    return yaml.parse(text[there.start : there.end]) is None


class _EditedText:
    """A record's text, and the text that each edit would make of it: where its lines end, what goes in, what may go."""

    def __init__(self, text: str, line_end: str = "") -> None:
        self.text = text
        self.line_end = line_end or ("\r\n" if "\r\n" in text else "\n")

    def append(self, there: Node, value: Any) -> str:
        """An entry after the last of a list."""
        last = there.items[-1]
        if there.flow:
            return self._put(last.end, last.end, f", {yaml.flow(value)}")
        item = [line[2:] for line in yaml.block([value])]
        return self._insert_lines(self._line_stop(last.end), item, there.column)

    def append_all(self, there: Node, values: Sequence[Any]) -> str:
        """Several entries after the last of a list in block style."""
        items = [line[2:] for line in yaml.block(list(values))]
        return self._insert_lines(self._line_stop(there.items[-1].end), items, there.column)

    def insert(self, there: Node, place: int, value: Any) -> str:
        """An entry above the one at a place; what is said above that one stays with it."""
        if there.flow:
            at = there.items[place].start
            return self._put(at, at, f"{yaml.flow(value)}, ")
        item = [line[2:] for line in yaml.block([value])]
        if place:
            return self._insert_lines(self._line_stop(there.items[place - 1].end), item, there.column)
        at = self._line_start(there.start)
        if self.text[at : there.start].strip():
            raise CannotSplice("the first entry of the list does not begin on a line of its own")
        return self._put(
            at, at, "".join(f"{self._indented(line, there.column)}{self.line_end}" for line in item)
        )

    def add_key(self, parent: Node, key: str, value: Any, order: Sequence[str]) -> str:
        """A key that is not there yet, after the nearest one that is written before it."""
        if parent.kind != "mapping":
            raise CannotSplice(f"`{key}` has no mapping to stand in")
        known = key in order
        before = [name for name in order[: order.index(key)] if name in parent.keys] if known else parent.keys
        neighbour = max((parent.keys[name][1] for name in before), key=lambda node: node.end, default=None)
        if parent.flow:
            at = neighbour.end if neighbour else parent.start + 1
            lead, tail = (", ", "") if neighbour else ("", ", " if parent.keys else "")
            return self._put(at, at, f"{lead}{yaml.flow({key: value})[1:-1]}{tail}")
        lines = yaml.block({key: value})
        if neighbour is None:
            first, value_of_first = next(iter(parent.keys.values()))
            at = self._line_start(first.start)
            if not self.text[at : first.start].strip():
                written = "".join(f"{self._indented(line, parent.column)}{self.line_end}" for line in lines)
                return self._put(at, at, written)
            neighbour = (
                value_of_first  # the first key stands on the line of a dash: the new one comes after it
            )
        return self._insert_lines(self._line_stop(neighbour.end), lines, parent.column)

    def replace(self, parent: Node, step: str, there: Node, value: Any) -> str:
        """Another value where one stands."""
        plain, written = not isinstance(value, dict | list) or not value, there.end > there.start
        in_place = parent.flow or (plain and written and (there.flow or there.kind == "scalar"))
        start = there.start if in_place or parent.kind == "list" else self._after_colon(parent, step)
        self._keep_comments(start, there.end, there)
        if parent.flow:
            return self._put(there.start, there.end, yaml.flow(value))
        if plain:
            first, *rest = yaml.block({"k": value})
            lead = "" if in_place else " "
            lines = [first[len("k:") :].strip(" "), *(self._indented(line, parent.column) for line in rest)]
            return self._put(start, there.end, f"{lead}{self.line_end.join(lines)}")
        if parent.kind == "list":
            lead = "" if written else " "
            first, *rest = [line[4:] for line in yaml.block([value])]
            lines = [first, *(self._indented(line, there.column + len(lead)) for line in rest)]
            return self._put(start, there.end, f"{lead}{self.line_end.join(lines)}")
        emptied = _EditedText(self._put(start, there.end, ""), self.line_end)
        return emptied._insert_lines(
            emptied._line_stop(start), yaml.block({step: value})[1:], parent.column
        )  # a page of this class

    def drop(self, parent: Node, step: str) -> str:
        """A key and its value less."""
        if parent.kind != "mapping" or step not in parent.keys:
            raise CannotSplice(f"there is no key `{step}` to take away")
        if len(parent.keys) == 1 and not parent.flow:
            raise CannotSplice(f"`{step}` is the only key where it stands")
        start, end = self._extent(parent, step)
        self._keep_comments(start, end, *parent.keys[step])
        return self._put(start, end, "")

    def _extent(self, parent: Node, step: str) -> tuple[int, int]:
        """From where to where a key reaches, with the line end or the comma that goes with it."""
        names = list(parent.keys)
        place = names.index(step)
        key, value = parent.keys[step]
        begin = self._line_start(key.start)
        on_own_lines = not parent.flow and not self.text[begin : key.start].strip()
        if on_own_lines:
            stop = self.text.find("\n", max(key.end, value.end)) + 1
            return (begin, stop) if stop else (max(0, self._line_stop(begin - 1)), len(self.text))
        if place + 1 < len(names):
            return key.start, parent.keys[names[place + 1]][0].start
        before = parent.keys[names[place - 1]] if place else ()
        return max((node.end for node in before), default=key.start), max(key.end, value.end)

    def _after_colon(self, parent: Node, step: str) -> int:
        """The index after the colon that a value belongs to."""
        found = _COLON.match(self.text, parent.keys[step][0].end)
        if found is None:
            raise CannotSplice(f"no colon follows `{step}` directly")
        return found.end()

    def _keep_comments(self, start: int, end: int, *nodes: Node) -> None:
        """Refuse where a comment stands in a stretch of text that is to go.

        Args:
            start: The index where it begins.
            end: The index where it ends.
            nodes: What stands there; a `#` inside their texts is no comment.
        """
        texts = [
            (self.text.find("\n", leaf.start) if leaf.kind == "block-scalar" else leaf.start, leaf.end)
            for node in nodes
            for leaf in node.leaves()
        ]
        for mark in _COMMENT.finditer(self.text, start, end):
            if not any(first <= mark.start() < last for first, last in texts):
                raise CannotSplice(f"the comment `#{mark[1].rstrip()}` would be lost")

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
