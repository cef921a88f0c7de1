"""Edits of texts that people and programs mangled: what was not edited stays to the byte, and what was is read back as it was asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random
from typing import Any

from qaif_cli.model.edit import Append, Drop, Edit, Insert, Set
from qaif_cli.store import yaml
from qaif_cli.store.splice import CannotSplice, applied, lengthened, splice, steps_of
from tests.support.fuzz_yaml import made, read_by_ruamel, same
from tests.support.layouts import WORDS

ORDER = ("id", "title", "a", "b", "c", "date", "key", "note")
NEWS: tuple[Any, ...] = (
    *WORDS, 0, 7, -1, 0.5, True, None, [], {}, ["a", "b: c"], {"a": 1}, {"date": "2026-05-04", "note": "two\nlines"}, [{"a": ["x", {"b": "# y"}]}], "é\n\n  indented\n", "- a\n- b",
    "---", "...", "\n", " ", "'", '"', "a\n", "a\n\n\n", "word " * 200, "x" * 500, "# all", "a:\n  b", "\\", "\t", "{a", "[", "0o7", "1_000", "12:30", "=", "2026-13-45",
)  # fmt: skip


def edited(random: Random, shipped: Sequence[list[str]]) -> tuple[str, Edit | dict[str, list[Any]] | None]:
    """A text that can be read, and something to do to it; None where the text cannot be read, or holds nothing."""
    text = made(random, shipped)
    try:
        data = yaml.parse(text)
    except yaml.BadYaml:
        return text, None
    edits = list(_edits(data, "", random))
    lists = [edit.pointer for edit in edits if isinstance(edit, Append)]
    if lists and random.random() < 0.1:
        chosen = random.sample(lists, min(2, len(lists)))
        return text, {at: random.choices(NEWS, k=random.randint(1, 2)) for at in sorted(chosen)}
    return text, random.choice(edits) if edits else None


def fault_of(text: str, asked: Edit | dict[str, list[Any]]) -> tuple[str, bool]:
    """What is wrong with how it is done, or nothing; and whether it was done."""
    try:
        result = (
            lengthened(text, asked, lambda _: ORDER)
            if isinstance(asked, dict)
            else splice(text, [asked], lambda _: ORDER)
        )
    except CannotSplice as refused:
        said = str(refused)
        return ("" if "\n" not in said else f"more than one line: {said!r}"), False
    except Exception as error:  # noqa: BLE001  # whatever it is: it is what is looked for
        return f"{type(error).__name__}: {error}", False
    wanted = yaml.parse(text)
    for edit in _one_by_one(asked):
        wanted = applied(wanted, edit)
    if not same(got := _sorted(read_by_ruamel(result)), wanted := _sorted(wanted)):
        return f"{result!r} is read as {got!r}, and asked was {wanted!r}", True
    if text.count("\r\n") == text.count("\n") > 0 and result.count("\r\n") != result.count("\n"):
        return f"{result!r}: the ends of lines are others", True
    return ("" if isinstance(asked, dict) else _moved(text, result, asked)), True


def _sorted(value: Any) -> Any:
    """The same with the keys in the order of the alphabet: where a new one stands, the house decides."""
    if isinstance(value, dict):
        return {key: _sorted(value[key]) for key in sorted(value)}
    return [_sorted(item) for item in value] if isinstance(value, list) else value


def _one_by_one(asked: Edit | dict[str, list[Any]]) -> list[Edit]:
    if isinstance(asked, dict):
        return [Append(at, value) for at, values in asked.items() for value in values]
    return [asked]


def _moved(text: str, result: str, edit: Edit) -> str:
    """Whether anything beside what was edited is other than it was."""
    if isinstance(edit, Drop) and _shared(result, text) < len(result):
        return f"{result!r}: more than taken away"
    steps = steps_of(edit.pointer)
    root = yaml.read_spans(text)
    there = root.at(steps)
    only_more = there is None or isinstance(edit, Insert) or (isinstance(edit, Append) and there.items)
    if only_more and _shared(text, result) < len(text):
        return f"{result!r}: more than put in"
    if there is None or only_more or isinstance(edit, Drop):
        return ""
    parent = root.at(steps[:-1])
    key = parent.keys[steps[-1]][0] if parent and parent.kind == "mapping" else there
    before, after = text[: key.start], text[max(key.end, there.end) :].lstrip(" \t")
    beside, _, below = after.partition("\n")
    rest = result[len(before) :]
    kept = rest.endswith(after) or (
        rest.endswith(below) and beside.strip() in rest
    )  # a remark stays on its line
    kept = kept and result.startswith(before)
    return "" if kept else f"{result!r}: something outside {text[key.start : there.end]!r} is other"


def _shared(old: str, new: str) -> int:
    """How much of the beginning and the end of two texts is the same."""
    short = min(len(old), len(new))
    first = next((n for n in range(short) if old[n] != new[n]), short)
    last = next((n for n in range(short - first) if old[-1 - n] != new[-1 - n]), short - first)
    return first + last


def _edits(value: Any, at: str, random: Random) -> Iterator[Edit]:
    new = random.choice(NEWS)
    if at:
        yield Set(at, new)
    if isinstance(value, dict):
        free = [key for key in (*ORDER, "zz", "a/b", "é f") if key not in value]
        yield from (
            kind(f"{at}/{_step(key)}", new) for key in random.sample(free, 1) for kind in (Set, Append)
        )
        for key, inner in value.items():
            yield from _edits(inner, f"{at}/{_step(key)}", random)
            if random.random() < 0.5:
                yield Drop(f"{at}/{_step(key)}")
    elif isinstance(value, list):
        if at:
            yield Append(at, new)
        for place, inner in enumerate(value):
            yield from _edits(inner, f"{at}/{place}", random)
            if random.random() < 0.5:
                yield Insert(f"{at}/{place}", new)


def _step(key: str) -> str:
    return key.replace("~", "~0").replace("/", "~1")
