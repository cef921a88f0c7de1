"""Rules on what decides what is told and is no record: files beside the records, and what cannot be compared at the base."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qaif_cli.judge.changes.change_rule import ChangeSet, OutsideFile, change_rule
from qaif_cli.judge.changes.lost_lines import newly_hidden, no_longer_checked, no_longer_written
from qaif_cli.model.finding import Hit
from qaif_cli.model.words import listed

_HEADING = re.compile(r"^#{1,6}\s+(.*\S)\s*$", re.MULTILINE)
_NAMED = 6
_FORGES = re.compile(r"/\.git(?:hub/|lab)")
_GITS = (".gitattributes", ".gitignore")


@change_rule("CHG030", "base-not-compared", "warning")
def not_compared(change: ChangeSet) -> Iterator[Hit]:
    """A file that cannot be read where the change began, and that the change replaces: nothing of it was compared.

    Why it matters: a history that nobody can read may be put right, and may be rewritten; no rule can tell which.
    How to fix: read the whole of what stands there now beside what stood there: `git diff` shows both. Better, mend the file
    by itself first, in a change of its own.
    Example: `risks/R-0007.yaml` has a conflict mark in it on main, and the change writes the file anew.
    """
    written = change.after.written
    texts = {item.path: item.text for item in written.held} | {
        item.path: item.text for item in written.beside
    }
    texts |= {item.path: item.text for item in written.unreadable}
    for item in change.before.written.unreadable:
        if item.path not in texts or (texts[item.path] == item.text and item.given):
            continue  # gone is deleted, which is found as that
        why = f" ({item.why[0]})" if item.why else ""
        message = f"`{item.path}` cannot be read where the change began{why}, so what replaces it is compared with nothing"
        yield Hit("", "", message, path=item.path)
    if change.settings_unread:
        message = "the settings cannot be read where the change began, so it is judged by its own, and they are compared with nothing"
        yield Hit("", "", message, path="framework.yaml")


@change_rule("CHG031", "what-decides-changed", "info")
def decides(change: ChangeSet) -> Iterator[Hit]:
    """A change of what is no record and still decides what is told: a template, a workflow, `.gitattributes`.

    Why it matters: who changes these changes what papers say and what is checked, and no record shows it.
    How to fix: nothing is wrong by itself; whoever reads the change reads these too.
    Example: `.github/workflows/records.yml` was changed.
    """
    for file in change.outside:
        if not _loss(file):
            what = "is new" if file.before is None else "was changed"
            yield Hit("", "", f"`{file.path}` {what}; it decides {_decides(file.path)}", path=file.path)


@change_rule("CHG032", "paper-loses", "warning")
def loses(change: ChangeSet) -> Iterator[Hit]:
    """A template that has lost a section or something that it wrote of the records, a check that may find less, or a file that is gone.

    Why it matters: a section that is dropped from the paper is never missed by those who read the next one.
    How to fix: put the section back; or let whoever the paper is for agree, and say so in the message of the commit.
    Example: `templates/quality-report.md.j2` has no longer the heading "Overdue actions".
    """
    for file in change.outside:
        if loss := _loss(file):
            yield Hit("", "", loss, path=file.path)


def _loss(file: OutsideFile) -> str:
    """What is lost with a change of a file; empty where nothing is."""
    if file.path.endswith(_GITS) and (hidden := newly_hidden(file.before or "", file.after or "")):
        return f"git may compare or keep less: {_some(hidden)} is new in `{file.path}`"
    if file.before is None:
        return ""
    if file.after is None:
        return f"`{file.path}` was taken away; it decided {_decides(file.path)}"
    if lost := _lost(file):
        return f"papers lose {_some(lost)}: `{file.path}` has that no longer{_fewer(file)}"
    return _lines_lost(file.path, file.before, file.after, _fewer(file))


def _lines_lost(path: str, before: str, after: str, fewer: str) -> str:
    """What is lost below the headings."""
    if path.endswith(".j2") and (lost := no_longer_written(before, after)):
        return (
            f"papers lose {_some(lost)}: `{path}` writes that no longer, or only on other conditions{fewer}"
        )
    if _decides(path) == "what is checked" and (lost := no_longer_checked(before, after)):
        return f"`{path}` may check less: {_some(lost)} was taken out, changed or put in"
    if fewer and _is_template(path):
        return f"papers lose a part of what `{path}` writes{fewer}"
    return ""


def _some(lost: list[str]) -> str:
    """What is lost, in words; the first few where there is much."""
    more = [f"{len(lost) - _NAMED} more"] if len(lost) > _NAMED else []
    return listed([*(f'"{name}"' for name in lost[:_NAMED]), *more])


def _decides(path: str) -> str:
    if _is_template(path):
        return "how papers look" if path.endswith("style.yaml") else "what papers say"
    if path.endswith("authorities.yaml"):
        return "who may decide"
    return "how files are compared and kept" if path.endswith(_GITS) else "what is checked"


def _is_template(path: str) -> bool:
    """Whether papers are made of it: not what a workspace is begun with for a forge."""
    return path.startswith("templates/") and not _FORGES.search(path)


def _lost(file: OutsideFile) -> list[str]:
    """The headings that are no longer there; only what papers are made of has any."""
    if not _is_template(file.path):
        return []
    now = set(_HEADING.findall(file.after or ""))
    return [name for name in dict.fromkeys(_HEADING.findall(file.before or "")) if name not in now]


def _fewer(file: OutsideFile) -> str:
    """That it has fewer lines than before; empty where it has not."""
    was, now = (
        len([line for line in (text or "").splitlines() if line.strip()])
        for text in (file.before, file.after)
    )
    return f", and {was - now} of its {was} lines are gone" if now < was else ""
