"""Where everything in a YAML text begins and truly ends, to the character, so that it can be spliced.

libyaml ends a block at the next token, beyond comments and blank lines; here a block ends with its last
child, and a block scalar with its last line of text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from ruamel.yaml.cyaml import CParser  # type: ignore[attr-defined]  # it stands there, and is not declared
from ruamel.yaml.events import (
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

Take = Callable[[], Any]
_Asked = dict[str, Any] | None
"""The steps below a node of which the nodes are asked for, each with those below it; None where all are."""
NodeKind = Literal["scalar", "block-scalar", "list", "mapping"]


_NO_KEYS: dict[str, tuple[Node, Node]] = {}
_NO_ITEMS: list[Node] = []
"""What stands in a node in which nothing does; nothing is put there."""


@dataclass(slots=True)
class Node:
    """One value in the text.

    Attributes:
        start: The index of its first character; of the first dash, for a list in block style.
        end: The index after its last character.
        column: The column of its first character, counted from 0.
        flow: Whether it is written in brackets or braces.
        keys: For a mapping, each key's own node with its value's, in the order of the text.
        items: For a list, its entries.
    """

    kind: NodeKind
    start: int
    end: int
    column: int
    flow: bool = False
    keys: dict[str, tuple[Node, Node]] = field(default_factory=lambda: _NO_KEYS)
    items: list[Node] = field(default_factory=lambda: _NO_ITEMS)

    def at(self, steps: list[str]) -> Node | None:
        """The node at a place, or None where there is none."""
        if not steps:
            return self
        child = self._child(steps[0])
        return child.at(steps[1:]) if child else None

    def leaves(self) -> Iterator[Node]:
        """The texts of which it is made: itself, or every key and value inside."""
        if self.kind in ("scalar", "block-scalar"):
            yield self
        for child in _children(self):
            yield from child.leaves()

    def _child(self, step: str) -> Node | None:
        if self.kind == "list":
            return self.items[int(step)] if step.isdigit() and int(step) < len(self.items) else None
        pair = self.keys.get(step)
        return pair[1] if pair else None


def read_spans(text: str, asked: Iterable[Sequence[str]] = ((),), *, whole: bool = True) -> Node:
    """The tree of a text that is known to be in the grammar and to hold a record.

    Args:
        text: The text.
        asked: The steps to each node that is asked for: those on the way to it stand in the tree with all that stands in them,
            and of the others no more than where they begin and end.
        whole: Whether everything below the nodes that are asked for is told too; else only what stands in them.
    """
    take: Take = CParser(text).get_event
    take()
    take()
    return _node(take(), take, text, _tree(asked, whole=whole))


def _tree(asked: Iterable[Sequence[str]], *, whole: bool) -> _Asked:
    """Places by their steps; what is asked for whole is asked for with all below it."""
    root: dict[str, Any] = {"": {}}
    for steps in asked:
        inside, last = root, ""
        for step in steps:
            if inside[last] is None:
                break
            inside, last = inside[last], step
            inside.setdefault(step, {})
        if whole:
            inside[last] = None
    found: _Asked = root[""]
    return found


def _node(event: Any, take: Take, text: str, asked: _Asked) -> Node:
    if type(event) is ScalarEvent:
        return _scalar(event, text)
    node = _begun(event)
    end = (_mapping if node.kind == "mapping" else _list)(node, take, text, asked)
    node.end = (
        end.end_mark.index if node.flow else max((child.end for child in _children(node)), default=node.start)
    )
    return node


def _begun(event: Any, *, passed: bool = False) -> Node:
    start = event.start_mark
    kind: NodeKind = "mapping" if type(event) is MappingStartEvent else "list"
    node = Node(kind, start.index, start.index, start.column, bool(event.flow_style))
    if not passed:
        node.keys, node.items = {}, []
    return node


def _children(node: Node) -> Iterator[Node]:
    yield from node.items
    for key, value in node.keys.values():
        yield key
        yield value


def _mapping(node: Node, take: Take, text: str, asked: _Asked) -> Any:
    while type(event := take()) is not MappingEndEvent:
        node.keys[event.value] = (_scalar(event, text), _child(event.value, take(), take, text, asked))
    return event


def _list(node: Node, take: Take, text: str, asked: _Asked) -> Any:
    while type(event := take()) is not SequenceEndEvent:
        node.items.append(_child(str(len(node.items)), event, take, text, asked))
    return event


def _child(step: str, event: Any, take: Take, text: str, asked: _Asked) -> Node:
    if asked is None:
        return _node(event, take, text, None)
    return _node(event, take, text, asked[step]) if step in asked else _passed(event, take, text)


def _passed(event: Any, take: Take, text: str) -> Node:
    """A node of which nobody asks what stands in it."""
    if type(event) is ScalarEvent:
        return _scalar(event, text)
    node, last = _begun(event, passed=True), event
    deep, in_brackets = 1, int(node.flow)
    while deep:
        event = take()
        kind = type(event)
        if kind is ScalarEvent:
            last = event
        elif kind is MappingStartEvent or kind is SequenceStartEvent:
            deep += 1
            in_brackets = in_brackets or deep * bool(event.flow_style)
        else:
            if deep == in_brackets:  # a bracket ends where it is written; a block with its last word
                last, in_brackets = event, 0
            deep -= 1
    node.end = _scalar(last, text).end if type(last) is ScalarEvent else last.end_mark.index
    return node


def _scalar(event: Any, text: str) -> Node:
    start, end = event.start_mark, event.end_mark.index
    if event.style not in ("|", ">"):
        return Node("scalar", start.index, end, start.column)
    written = text[start.index : end]
    header = written.partition("\n")[0].partition("#")[0]
    kept = written.removesuffix("\n").removesuffix("\r") if "+" in header else written.rstrip()
    return Node("block-scalar", start.index, start.index + len(kept), start.column)
