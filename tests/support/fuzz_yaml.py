"""YAML that people and programs write and mangle, and what ruamel.yaml itself makes of it.

A text comes from shipped records of which some lines are taken and changed, or is put together line by line; what is
read must be what ruamel reads, to the type, and what is refused is refused with its place in plain words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode

from qaif_cli.store.yaml.grammar import BadYaml, parse
from qaif_cli.store.yaml.scalars import LONGEST

PLAIN = (
    "word", "two words", "a: b", "a:b", "a :b", "a : b", "a:", ":a", "::", ":", ": a", "- a", "-a", "-", "--", "a - b", "---", "--- a", "...",
    "... a", "a #b", "a# b", "#a", "# a", "a\t#b", "a #", "'q'", "'it''s'", "'a' b", "'a'b", "'a", "a'b", '"d"', '"d" e', '"d', 'a"b', '"\\""',
    '"a\\tb"', '"\\x41"', '"\\u00e9"', '"\\e"', '"a\\', "''", '""', "' '", '" "', "'#'", '"#" # x', "'a: b'", '"a: b"', "'- '", "[]", "{}",
    "[ ]", "{ }", "[a]", "[a, b]", "[a,]", "[,]", "[a b, 'c', \"d\"]", "{a: 1}", "{a: 1, b: [2]}", "{a}", "{a:1}", '{"a":1}', "[a: 1]",
    "[] x", "[]#x", "[] #x", "[a, # b", "{a: ", "[", "]", "{", "}", ",", "a, b", "a]", "a}", "?", "? a", "?a", "a? b", "a ?", "!", "!a", "!!str 5", "a!",
    "&a", "&a b", "*a", "*a b", "a & b", "a * b", "|", "|-", "|+", ">", ">-", ">+", "|2", ">1-", "|-1", "|0", "| x", "| # x", "|#x", ">x", "a | b", "a > b",
    "%", "%a", "a%", "100%", "@", "@a", "a@b", "`", "`a`", "~", "~a", "null", "Null", "NULL", "nUll", "nulls", "true", "True", "TRUE", "tRue", "false", "False",
    "FALSE", "yes", "no", "on", "off", "y", "n", "Yes", "NO", "=", "<<", "<<a", "=a", "-1", "+1", "- 1", "+ 1", "0", "-0", "+0", "00", "007", "010", "0o17", "0o8",
    "0O17", "-0o7", "0x1F", "0xG", "0X1F", "-0x1", "0b1", "1_000", "1,000", "1 000", "1.", "1.0", ".5", "-.5", "+.5", ".", "..", "1..2", "1.2.3", "1e3", "1E3",
    "1e+3", "1e-3", "1.e3", ".5e3", "e3", "1e", "1e3.0", "1e400", "-1e400", "1e-400", ".inf", "-.inf", "+.INF", ".Inf", ".iNf", "inf", ".nan", ".NaN", ".NAN", "-.nan", "nan",
    "9" * 15, "9" * 20, "9" * LONGEST, "9" * (LONGEST + 1), "-" + "9" * LONGEST, "1" * 30 + ".5", "12:30", "1:2", "12:30:45", "190:20:30", "2026-05-04", "2026-5-4",
    "2026-05-04T10:00:00Z", "2026-05-04 10:00", "R-0007", "É", "é: ü", "é #", "٤٢", "１２", "a\xa0b", "\xa0a", "a\xa0", "\xa0", "\u3000", "a\u3000", "\u2003a", "\ufeff",
    "a\ufeffb", "\u200b", "a\u2028b", "\x85", "a\x85b", "\x7f", "\x07", "\0", "🙂", "🙂: x", "🙂 #x", "\ud7ff", "\ue000", "\uffff", "a\tb", "\ta", "a\t", "\t", "a  b", "x" * 300,
    "word " * 60 + "end", "x" * 1030 + ": y", "https://example.org/a?b=c#d", "https://example.org: x", "C:\\dir", "a\\", "'\\'", "(a)", "a; b", "$a", "^", "/a/b", "a=b", "a\rb", "\r",
)  # fmt: skip
"""What may stand after a colon or a dash."""
KEYS = (
    "a", "b", "c", "id", "key", "a b", "a-b", "a_b", "a/b", "a.b", "1", "-1", "1.5", "null", "true", "~", "é", "🙂", "'q'", '"d"', "'a b'", '"a b"', "'a: b'", '"a\\tb"', "''", '""',
    "a'", 'a"', "'a'b", "a#", "a #", "#a", "-a", "- a", "-", "?a", "? a", "?", ":a", "a:", ":", "a:b", "[a]", "{a}", "[]", "{}", "&x a", "*x", "!x a", "!", "<<", "'<<'", "=", "@a",
    "`a", "%a", "|", ">", ",a", "a,", "a]", "]", "}", "---", "...", "--- a", "a\t", "\ta", "a\xa0", "\xa0a", "x" * 130, "x" * 1025, "2026-05-04", "a ", "a  ",
)  # fmt: skip
USUAL = KEYS[:10]
TAILS = (
    "",
    "",
    "",
    "",
    "",
    " ",
    "  ",
    "\t",
    " \t",
    " #",
    " # said",
    "  # a: b",
    " # q: r, s: t",
    "#x",
    "\t# x",
    " #x\t",
    " # é 🙂 ",
    " #: - [",
)
GAPS = (
    "\n",
    "\n\n",
    " \n",
    "   \n",
    "\t\n",
    "#\n",
    "# said\n",
    "  # said\n",
    "        # said\n",
    "\t# said\n",
    "# a: b\n\n",
    "#- a\n",
    "---\n",
    "...\n",
    "--- # x\n",
    "%YAML 1.2\n",
)
SPLINTERS = (
    ":", ": ", " :", "#", " #", "# ", "'", '"', "''", "- ", "-", "\n", "\n\n", "\r", "\r\n", "\t", " ", "  ", "   ", "\n ", "\n  ", "\n- ", "\n  - ", ",", "[", "]", "{", "}", "[]", "{}",
    "|", ">", "|\n", ">-\n", "? ", "\n? ", "\n: ", "&a ", "*a", "!a ", "%", "@", "`", "~", "---", "\n---\n", "\n...\n", "...", "\\", "\\n", "\xa0", "\u2028", "\x85", "\ufeff", "\u200b", "\x07", "é",
    "🙂", "0", "e", ".", "_", "+", "null", "<<: ", "\n<<: {}\n", "\na: 1\n", "\n\tb: 1\n", "\f", "\v", "\x1f", "\u3000", "=",
)  # fmt: skip
OURS = re.compile(
    r"an alias \(|an anchor \(|a tag \(|a merge key|a key has neither|a key is one word|`.*` is written twice|a YAML directive|a file holds one record"
    r"|nothing in a record lies more|the character U\+",
    re.DOTALL,
)
"""What ruamel reads, and a record may not hold."""
_PROGRAMMERS = re.compile(
    r"\b(token|scalar|stream|node|parsing|Error|Exception|None|Traceback|codec|0x[0-9a-f]{6})\b|<[a-z]+ "
)
"""Words that no message for a quality lead has."""
_CORE = (
    (re.compile(r"|~|null|Null|NULL"), lambda _: None),
    (re.compile(r"true|True|TRUE|false|False|FALSE"), lambda text: text[0] in "tT"),
    (re.compile(r"[-+]?[0-9]+", re.ASCII), lambda text: int(text) if len(text) <= LONGEST else text),
    (re.compile(r"0o[0-7]+"), lambda text: int(text, 0)),
    (re.compile(r"0x[0-9a-fA-F]+"), lambda text: int(text, 0)),
    (re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", re.ASCII), float),
    (re.compile(r"[-+]?\.(inf|Inf|INF)"), lambda text: float(text.replace(".", "").lower())),
    (re.compile(r"\.(nan|NaN|NAN)"), lambda _: float("nan")),
)  # fmt: skip
"""The core schema as the table of YAML 1.2, 10.3.2, has it; a row of digits without end is ours."""


def stretches(records: Path) -> list[list[str]]:
    """Every record's lines."""
    return [path.read_bytes().decode().splitlines(keepends=True) for path in sorted(records.rglob("*.yaml"))]


def made(random: Random, shipped: Sequence[list[str]]) -> str:
    """A text: part of a record or one of our own making, changed a few times."""
    if random.random() < 0.5:
        lines = random.choice(shipped)
        start = 0 if random.random() < 0.3 else random.randrange(len(lines))
        text = "".join(lines[start : start + random.randint(1, 14)])
    else:
        text = _Scribe(random).record()
    for _ in range(random.choice((0, 0, 1, 1, 1, 2, 3, 6))):
        text = mangled(text, random)
    return _ended(text, random)


def mangled(text: str, random: Random) -> str:
    """The text with one thing in it changed."""
    lines = text.splitlines(keepends=True) or [""]
    place = random.randrange(len(lines))
    line, at = lines[place], random.randrange(len(text) + 1)
    ways = (
        lambda: text[:at] + random.choice(SPLINTERS) + text[at:],
        lambda: text[:at] + text[at + random.randint(1, 3) :],
        lambda: _with(lines, place, []),
        lambda: _with(lines, place, [line, line]),
        lambda: _with(lines, place, [" " * random.choice((1, 1, 2, 4)) + line]),
        lambda: _with(lines, place, [line[random.choice((1, 1, 2)) :] if line.startswith(" ") else line]),
        lambda: _with(lines, place, [line.replace(" ", "\t", 1)]),
        lambda: _with(lines, place, [random.choice(GAPS), line]),
        lambda: _with(lines, place, [_tailed(line, random)]),
        lambda: _with(lines, place, [_other_value(line, random)]),
        lambda: _with(lines, place, [_other_key(line, random)]),
        lambda: _with(lines, place, [line, *random.sample(lines, 1)]),
        lambda: text[:at],
    )
    return random.choice(ways)()


def fault_of(text: str) -> str:
    """What is wrong with how the text is read, or nothing."""
    try:
        ours = parse(text)
    except BadYaml as refused:
        return _fault_of_refusal(text, refused)
    except Exception as error:  # noqa: BLE001  # whatever it is: it is what is looked for
        return f"{type(error).__name__}: {error}"
    try:
        theirs = read_by_ruamel(text)
    except YAMLError as error:
        return f"read as {ours!r}, which ruamel refuses: {' '.join(str(error).split())}"
    return "" if same(ours, theirs) else f"read as {ours!r}, by ruamel as {theirs!r}"


def read_by_ruamel(text: str, *, pure: bool = False) -> Any:
    """What ruamel's composer makes of a text, its plain words by the core schema of YAML 1.2."""
    node = YAML(typ="safe", pure=pure).compose(text)
    return None if node is None else _valued(node)


def same(one: Any, other: Any) -> bool:
    """Equal in value, type and order."""
    return repr(one) == repr(other)


def _fault_of_refusal(text: str, refused: BadYaml) -> str:
    lines = re.split(r"\r\n|\r|\n", text)
    if not (1 <= refused.line <= len(lines) + 1 and refused.column >= 1):
        return f"{refused}: there is no such line of {len(lines)}"
    if refused.line <= len(lines) and refused.column > len(lines[refused.line - 1]) + 2:
        return f"{refused}: there is no such column in {lines[refused.line - 1]!r}"
    if not refused.message or "\n" in refused.message or _PROGRAMMERS.search(refused.message):
        return f"{refused}: these are no plain words"
    if OURS.match(refused.message):
        return ""
    try:
        theirs = read_by_ruamel(text)
    except YAMLError:
        return ""
    return f"{refused}, and ruamel reads {theirs!r}"


def _valued(node: Node) -> Any:
    if isinstance(node, ScalarNode):
        return _core(node.value) if node.style in (None, "") else node.value
    if isinstance(node, MappingNode):
        return {key.value: _valued(value) for key, value in node.value}
    return [_valued(item) for item in node.value]


def _core(text: str) -> Any:
    return next((made(text) for form, made in _CORE if form.fullmatch(text)), text)


def _with(lines: list[str], place: int, new: list[str]) -> str:
    return "".join([*lines[:place], *new, *lines[place + 1 :]])


def _tailed(line: str, random: Random) -> str:
    body = line.rstrip("\r\n")
    return body + random.choice(TAILS) + line[len(body) :]


def _other_value(line: str, random: Random) -> str:
    head, colon, _ = line.partition(":")
    lead = f"{head}{colon} " if colon else re.match(r"[ -]*", line)[0]  # type: ignore[index]  # it matches always
    return f"{lead}{random.choice(PLAIN)}\n"


def _other_key(line: str, random: Random) -> str:
    lead = re.match(r"[ -]*", line)[0]  # type: ignore[index]  # it matches always
    return f"{lead}{random.choice(KEYS)}:{line.partition(':')[2] or chr(10)}"


def _ended(text: str, random: Random) -> str:
    ends = random.randrange(12)
    if ends == 0:
        return text.replace("\n", "\r\n")
    if ends == 1:
        return text.rstrip("\n")
    if ends == 2:  # the third of twelve
        return text.replace("\n", "\r\n").rstrip("\r\n")
    return f"\ufeff{text}" if ends == 3 and random.random() < 0.2 else text  # the fourth


class _Scribe:
    """Writes block records line by line, each liberty now and then."""

    def __init__(self, random: Random) -> None:
        self.random = random

    def record(self) -> str:
        head = self.random.choice(
            ("", "", "", "", "---\n", "# said\n", "\n", "--- # said\n", "%YAML 1.2\n---\n")
        )
        indent = self.random.choice((0, 0, 0, 0, 1, 2))
        return (
            head
            + self.block(indent, 0)
            + self.random.choice(("", "", "", "", "...\n", "\n", "# end\n", "---\n"))
        )

    def block(self, indent: int, depth: int) -> str:
        part = self.entry if self.random.random() < 0.3 + 0.1 * (depth > 0) else self.pair
        return "".join(
            self.gap() + " " * self.moved(indent) + part(indent, depth)
            for _ in range(self.random.randint(1, 4))
        )

    def pair(self, indent: int, depth: int) -> str:
        name = self.random.choice(USUAL if self.random.random() < 0.9 else KEYS)
        colon = self.random.choice((":", ":", ":", ":", ":", ":", ":", " :", ":  ", ":\t"))
        return f"{name}{colon}{self.value(indent, depth)}"

    def entry(self, indent: int, depth: int) -> str:
        if depth < 3 and self.random.random() < 0.4:  # deep enough
            blanks = self.random.choice((1, 1, 1, 2, 3))
            inner = self.block(indent + 1 + blanks, depth + 1).lstrip(" ")
            return f"-{' ' * blanks}{inner}"
        return f"-{self.value(indent, depth)}"

    def value(self, indent: int, depth: int) -> str:
        chosen = self.random.random()
        tail = self.random.choice(TAILS) + "\n"
        if depth < 3 and chosen < 0.25:  # deep enough
            return tail + self.block(indent + self.random.choice((0, 1, 2, 2, 2, 4)), depth + 1)
        if chosen < 0.4:  # as often as in records
            return self.text(indent)
        if chosen < 0.5:  # an empty value
            return tail
        return f" {self.random.choice(PLAIN)}{tail}"

    def text(self, indent: int) -> str:
        head = self.random.choice(
            (" >-", " >-", " |", " |-", " >", " >+", " |+", " |2", " >1-", " ", " '", ' "', " word", "")
        )
        lines = []
        for _ in range(self.random.randint(1, 4)):
            pad = " " * max(0, indent + self.random.choice((2, 2, 2, 2, 1, 4, 0, 3)))
            lines.append(
                self.random.choice(("", "", pad, pad + "  "))
                if self.random.random() < 0.15
                else pad + self.random.choice(PLAIN)
            )
        close = head[-1] if head.endswith(("'", '"')) else ""
        return (
            f"{head}{self.random.choice(TAILS)}\n"
            + "\n".join(lines)
            + close
            + self.random.choice(("\n", "\n", "\n\n", "  \n"))
        )

    def gap(self) -> str:
        return self.random.choice(GAPS) if self.random.random() < 0.06 else ""  # now and then

    def moved(self, indent: int) -> int:
        return (
            max(0, indent + self.random.choice((-1, 1))) if self.random.random() < 0.03 else indent
        )  # seldom
