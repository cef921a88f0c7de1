"""Texts that are markup, a formula or a program somewhere; in a paper each is only text."""

from __future__ import annotations

HOSTILE = (
    "=cmd|' /C calc'!A0",
    "<script>alert(1)</script>",
    "a|b &amp; &#65;",
    '#set page(paper: "a4")',
    '#read("/etc/passwd") $x^2$ @ref <label> \\u{41}',
    "{{7*7}} {% raw %}",
    "\u5371 \U0001f7e5",
    "x" * 500,
    "letter " * 6000,
    "right\u202eto left",
    "somebody@example.org and https://example.org/a_b__c",
    "<!-- --> ` ~~gone~~ ![x](y) \\ *so* _so_ __so__",
    "1. no list",
    "control \x01 sign",
)
