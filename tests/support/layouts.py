"""Records in the layouts that people write: every liberty that YAML leaves, taken at random.

Every comment is numbered (`#~7`), so that a test can tell whether one was lost.
"""

from __future__ import annotations

import json
import re
from random import Random
from typing import Any

from hypothesis import strategies as st

from qaif_cli.store import yaml

MARK = re.compile(r"#~[0-9]+")
KEYS = ("id", "title", "date", "note", "by", "a/b", "k1")
WORDS = (
    "a", "unknown", "2026-05-04", "5", "yes: no", "it's", "- dash", "# hash", "a #b", "a, b", "[x]", "{a}",
    "true", "null", "~", "", "two\nlines", "a\n\nb\n", "kept\n\n", " lead", "trail ", "é 🙂", "x: y", "k:", ":",
    "'q'", '"d"', "1e3", "0x1f", "@x", "%", "!", "&a", "*b", "?", "|", ">", "<<", "a\tb", "\xa0", "é\xa0…",
    "👩\u200d⚕", "words " * 30 + "end",
)  # fmt: skip
scalars = st.one_of(
    st.sampled_from(WORDS),
    st.integers(-5, 30),
    st.sampled_from([0.5, -2.25]),
    st.booleans(),
    st.none(),
)
values: st.SearchStrategy[Any] = st.recursive(
    scalars,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.sampled_from(KEYS), inner, max_size=3)
    ),
    max_leaves=8,
)
records = st.dictionaries(st.sampled_from(KEYS), values, min_size=1, max_size=5)


def laid_out(record: dict[str, Any], random: Random) -> str:
    """A record in a layout of its own; it is read as the record that it was made of."""
    hand = _Hand(random)
    text = hand.whole(record)
    if not _reads_as(text, record):  # a corner that the parser does not take
        text = yaml.document(record)
    ends = [text.replace("\n", "\r\n"), text.rstrip("\n"), text.replace("\n", "\r\n").rstrip("\r\n")]
    chosen = random.choice([text, text, *ends])
    return chosen if _reads_as(chosen, record) else text


def _reads_as(text: str, value: Any) -> bool:
    try:
        return repr(yaml.parse(text)) == repr(value)
    except yaml.BadYaml:
        return False


class _Hand:
    """Somebody who writes YAML their own way."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.marks = 0
        self.most: int | None = None  # after a block scalar, a comment further in would belong to it

    def one(self, *choices: str) -> str:
        return self.random.choice(choices)

    def rarely(self) -> bool:
        return self.random.randrange(8) == 0

    def whole(self, record: dict[str, Any]) -> str:
        head = f"---{self.tail()}" if self.rarely() else self.gap(0)
        if self.rarely():
            return f"{head}{self.flow(record, 0)}{self.tail()}"
        body = self.mapping(record, self.random.choice([0, 0, 0, 2]), begun=False)
        return head + body + self.gap(0) + ("...\n" if self.rarely() else "")

    def comment(self) -> str:
        self.marks += 1
        return f"#~{self.marks}{self.one('', ' said: so', ' [', ' `- x`')}"

    def tail(self) -> str:
        """What ends a line."""
        return self.one("\n", "\n", "\n", " \n", "\t\n", f" {self.comment()}\n", f"   {self.comment()} \n")

    def gap(self, indent: int) -> str:
        """What may stand between two lines."""
        if self.rarely() or self.random.random() < 0.5:
            return ""
        far = indent + 3 if self.most is None else self.most
        pads = [" " * self.random.randint(0, far) for _ in range(2)]
        lines = [f"{pads[0]}{self.comment()}\n", f"{pads[0]}{self.comment()}\n\n{pads[1]}{self.comment()}\n"]
        blanks = ["\n", "\n\n", f"{' ' * indent}\n"] if self.most is None else []
        return self.one(*lines, *blanks)

    def mapping(self, value: dict[str, Any], indent: int, *, begun: bool) -> str:
        written = ""
        for key, inner in value.items():
            pad = "" if begun else f"{self.gap(indent)}{' ' * indent}"
            begun = False
            self.most = None
            name = self.one(key, key, key, key, f"'{key}'", f'"{key}"')
            if self.rarely() and self.rarely():
                written += f"{pad}? {name}\n{' ' * indent}:{self.after(inner, indent)}"
            else:
                written += f"{pad}{name}{self.one('', '', '', ' ')}:{self.after(inner, indent)}"
        return written

    def listed(self, value: list[Any], indent: int, *, begun: bool) -> str:
        written = ""
        for inner in value:
            pad = "" if begun else f"{self.gap(indent)}{' ' * indent}"
            begun = False
            self.most = None
            blanks = self.random.choice([1, 1, 1, 3])
            if isinstance(inner, dict) and inner and self.random.random() < 0.7:
                body = " " * blanks + self.mapping(inner, indent + 1 + blanks, begun=True)
            elif isinstance(inner, list) and inner and self.rarely():
                body = " " * blanks + self.listed(inner, indent + 1 + blanks, begun=True)
            else:
                body = self.after(inner, indent, in_list=True)
            written += f"{pad}-{body}"
        return written

    def after(self, value: Any, indent: int, *, in_list: bool = False) -> str:
        """What stands after a colon or a dash, to the end of the last line."""
        # After a dash with nothing but a tab the parser takes nothing more.
        tail = self.tail().replace("\t", " ") if in_list else self.tail()
        if isinstance(value, dict | list) and (not value or self.random.random() < 0.25):
            return f"{self.one(' ', '  ')}{self.flow(value, indent)}{tail}"
        if isinstance(value, dict):
            return tail + self.mapping(value, indent + self.random.choice([1, 2, 4]), begun=False)
        if isinstance(value, list):
            steps = [1, 2, 4] if in_list else [0, 1, 2, 4]
            return tail + self.listed(value, indent + self.random.choice(steps), begun=False)
        if isinstance(value, str) and value and self.random.random() < 0.4:
            made = self.block(value, indent)
            if made:
                return made
        return f"{self.one(' ', ' ', '  ')}{self.plain(value, indent)}{tail}"

    def block(self, value: str, indent: int) -> str:
        """A text after `|` or `>`, or nothing where it cannot be written so."""
        head = self.one("|", "|-", "|+", ">", ">-", ">+")
        pad = " " * (indent + self.random.choice([1, 2, 4]))
        lines = "".join(f"{pad}{line}\n" if line else "\n" for line in value.removesuffix("\n").split("\n"))
        if not _reads_as(f"{' ' * indent}k: {head}\n{lines}{' ' * indent}j: 1\n", {"k": value, "j": 1}):
            return ""
        written = f" {head}{self.tail()}{lines}"
        self.most = indent
        return written

    def plain(self, value: Any, indent: int) -> str:
        """A single value outside brackets, sometimes over several lines."""
        made = self.spellings(value)
        pad = "\n" + " " * (indent + self.random.choice([1, 2, 4]))
        made += [re.sub(r"(?<=\w) (?=\w)", pad, text, count=2) for text in made if text]
        return self.fit(value, made, " " * indent + "k: {}\n" + " " * indent + "j: 1\n", {"k": value, "j": 1})

    def flow(self, value: Any, indent: int) -> str:
        """A value inside brackets or braces."""
        pad = "\n" + " " * (indent + self.random.choice([1, 2, 4]))
        start, end = self.one("", "", " ", pad), self.one("", "", " ", pad, f" {self.comment()}{pad}")
        if isinstance(value, list):
            return f"[{start}{self.joined([self.flow(inner, indent) for inner in value], pad)}{end}]"
        if isinstance(value, dict):
            pairs = [
                f"{self.one(key, key, json.dumps(key))}: {self.flow(v, indent)}" for key, v in value.items()
            ]
            return f"{{{start}{self.joined(pairs, pad)}{end}}}"
        return self.fit(value, self.spellings(value), "[{}, {{k: {}, j: 1}}]", [value, {"k": value, "j": 1}])

    def joined(self, parts: list[str], pad: str) -> str:
        """The entries of a list or the pairs of a mapping, with their commas."""
        written = ""
        for part in parts:
            comma = self.one(", ", ", ", ",", f",{pad}", f", {self.comment()}{pad}", f"{pad}, ")
            written += f"{comma if written else ''}{part}"
        return written

    def spellings(self, value: Any) -> list[str]:
        if isinstance(value, str):
            return [
                value,
                "'" + value.replace("'", "''") + "'",
                json.dumps(value, ensure_ascii=value.isprintable()),
            ]
        if value is None:
            return ["null", "~", ""]
        if isinstance(value, bool):
            return [str(value), str(value).lower(), str(value).upper()]
        return [str(value), f"+{value}"] if value > 0 else [str(value)]

    def fit(self, value: Any, texts: list[str], around: str, meant: Any) -> str:
        """One of some spellings that is read as the value, where it will stand."""
        fitting = [text for text in texts if _reads_as(around.format(text, text), meant)]
        return self.one(*fitting or [json.dumps(value)])
