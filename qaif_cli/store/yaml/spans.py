"""Where everything in a YAML text begins and truly ends, to the character, so that it can be spliced.

libyaml ends a block at the next token, beyond comments and blank lines; here a block ends with its last
child, and a block scalar with its last line of text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

from ruamel.yaml.cyaml import CParser  # type: ignore[attr-defined]  # it stands there, and is not declared
from ruamel.yaml.events import MappingEndEvent, MappingStartEvent, ScalarEvent, SequenceEndEvent

Take = Callable[[], Any]
NodeKind = Literal["scalar", "block-scalar", "list", "mapping"]


@dataclass
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
    keys: dict[str, tuple[Node, Node]] = field(default_factory=dict)
    items: list[Node] = field(default_factory=list)

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


def read_spans(text: str) -> Node:
    """The tree of a text that is known to be in the grammar and to hold a record."""
    take: Take = CParser(text).get_event
    take()
    take()
    return _node(take(), take, text)


def _node(event: Any, take: Take, text: str) -> Node:
    start = event.start_mark
    if type(event) is ScalarEvent:
        return _scalar(event, text)
    if type(event) is MappingStartEvent:
        node = Node("mapping", start.index, start.index, start.column, bool(event.flow_style))
        end = _mapping(node, take, text)
    else:
        node = Node("list", start.index, start.index, start.column, bool(event.flow_style))
        end = _list(node, take, text)
    node.end = (
        end.end_mark.index
        if node.flow
        else max((child.end for child in _children(node)), default=start.index)
    )
    return node


def _children(node: Node) -> Iterator[Node]:
    yield from node.items
    for key, value in node.keys.values():
        yield key
        yield value


def _mapping(node: Node, take: Take, text: str) -> Any:
    while type(event := take()) is not MappingEndEvent:
        key = _scalar(event, text)
        node.keys[event.value] = (key, _node(take(), take, text))
    return event


def _list(node: Node, take: Take, text: str) -> Any:
    while type(event := take()) is not SequenceEndEvent:
        node.items.append(_node(event, take, text))
    return event


def _scalar(event: Any, text: str) -> Node:
    start, end = event.start_mark, event.end_mark.index
    if event.style not in ("|", ">"):
        return Node("scalar", start.index, end, start.column)
    written = text[start.index : end]
    header = written.partition("\n")[0].partition("#")[0]
    kept = written.removesuffix("\n").removesuffix("\r") if "+" in header else written.rstrip()
    return Node("block-scalar", start.index, start.index + len(kept), start.column)
