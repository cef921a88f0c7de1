"""Which commands there are besides those of each kind of record, and under which heading each is listed."""

from __future__ import annotations

from collections.abc import Iterable

SECTIONS: dict[str, tuple[str, ...]] = {
    "What is so": ("check", "due", "triangulate", "coverage", "evidence", "find", "show", "explain"),
    "What happened": (
        "score",
        "escalate",
        "update",
        "waive",
        "reassign",
        "edit",
        "sheet",
        "apply",
        "import",
        "action",
    ),
    "Papers, pages and tables": ("report", "site", "export", "region", "extract", "template"),
    "The workspace and git": (
        "init",
        "status",
        "diff",
        "history",
        "scrub",
        "commit",
        "pull",
        "undo",
        "resolve",
        "renumber",
        "merge-workspace",
        "schema",
    ),
    "Roles and bodies": ("role", "body"),
}
"""The commands by the heading under which help and the page of commands list them, in that order."""
KINDS_OF_RECORD = "Each kind of record"
"""The heading of all others: there is a command for each kind."""
GROUPS = {"action": "action", "import": "imports", "role": "role", "body": "body"}
"""Verbs that have verbs of their own, each with the file beside this one that holds them."""
VERBS = tuple(name for names in SECTIONS.values() for name in names if name not in GROUPS)
"""The verbs, in the order of the help; each is the file of that name beside this one, with `_` for `-`."""


def in_sections(commands: Iterable[str]) -> dict[str, list[str]]:
    """The commands that there are, under their headings; what no heading names is a kind of record."""
    there = list(commands)
    named = {name for names in SECTIONS.values() for name in names}
    found = {heading: [name for name in names if name in there] for heading, names in SECTIONS.items()}
    return found | {KINDS_OF_RECORD: [name for name in there if name not in named]}
