"""`qaif check --merged-with`: what would be wrong after a merge of two branches, though each is right by itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import PurePosixPath

from qaif_cli.flow.brought import brought
from qaif_cli.flow.changing import authorities, judged, on_the_change, parting
from qaif_cli.flow.place import placed
from qaif_cli.judge.check import check
from qaif_cli.judge.merge.conflict_words import in_words
from qaif_cli.model.finding import Finding, Hit, dressed
from qaif_cli.model.moment import Moment
from qaif_cli.model.record import Record
from qaif_cli.store import faults
from qaif_cli.store.git import Clash, Merged, Revision, merged_with, other_branches, resolve
from qaif_cli.store.loader import Loaded, load, read_if_record
from qaif_cli.store.source import File
from qaif_cli.store.workspace import Workspace


def with_other_branches(
    workspace: Workspace, ours: Loaded, as_of: date, today: date, known: tuple[str, ...] = ()
) -> tuple[Finding, ...]:
    """The findings that a merge with each other open branch would add; `known` are branches that were done already."""
    root = workspace.root
    seen = {resolve(root, name) for name in known}
    found: list[Finding] = []
    for name in other_branches(root, workspace.records.name):
        if resolve(root, name) not in seen:
            found += merged_findings(workspace, name, ours, as_of, today)
    return tuple(found)


def merged_findings(
    workspace: Workspace, name: str, ours: Loaded, as_of: date, today: date
) -> tuple[Finding, ...]:
    """The findings that neither side has and their merge would have: conflicts, broken rules, and rules on the change.

    Raises:
        QaifError: where git is too old, or there is no such revision.
    """
    root, folder = workspace.root, workspace.records.name
    made = merged_with(root, folder, name)
    theirs = load(Revision(root, folder, name), ours.register)
    merged = load(made, ours.register)
    new = _found(merged, as_of, today, workspace)
    here, there = (_found(side, as_of, today, workspace) for side in (ours, theirs))
    new = list(brought(here, new, there))
    clashes = {clash.path: clash for clash in made.clashes}
    told = [finding for finding in new if finding.path.removeprefix(workspace.prefix) not in clashes]
    told += _clashes(made, merged, workspace.prefix)
    told += _change(workspace, name, ours, theirs, merged, as_of)
    return tuple(replace(finding, message=f"merged with `{name}`, {finding.message}") for finding in told)


def _found(loaded: Loaded, as_of: date, today: date, workspace: Workspace) -> list[Finding]:
    found = list(loaded.findings)
    if loaded.framework is not None:
        found += check(Moment(loaded.register, loaded.framework, as_of, today)).findings
    return placed(found, loaded.register, workspace.prefix)


def _change(
    workspace: Workspace, name: str, ours: Loaded, theirs: Loaded, merged: Loaded, as_of: date
) -> tuple[Finding, ...]:
    """The findings on the merge that the branch alone does not have, judged by the authorities on the branch's own base."""
    root = workspace.root
    on = parting(workspace, name, ours)
    alone = on_the_change(workspace, replace(on, there=on.before), ours, as_of)
    then = judged(workspace, theirs, merged, authorities(theirs, name), as_of, (resolve(root, name), "HEAD"))
    clashing = {finding.path for finding in placed(merged.findings, merged.register, workspace.prefix)}
    return tuple(finding for finding in brought(alone, then) if finding.path not in clashing)


def _clashes(made: Merged, merged: Loaded, prefix: str) -> Iterator[Finding]:
    lines = {finding.path: finding for finding in merged.findings if finding.code == faults.CONFLICT.code}
    for clash in made.clashes:
        name = PurePosixPath(clash.path).stem
        new = clash.base is None
        fix = (
            f"Run `qaif renumber {name}` on one of the two branches before they are merged."
            if new
            else f"Merge the two and run `qaif resolve {name}`: it shows both sides field by field."
        )
        hit = Hit(name, "", _words(name, clash), fix, path=prefix + clash.path, line=1, column=1)
        finding = dressed(faults.CONFLICT, hit, hit.path)
        marked = lines.get(clash.path)
        yield replace(finding, line=marked.line, column=marked.column) if marked else finding


def _words(name: str, clash: Clash) -> str:
    sides = (clash.base, clash.ours, clash.theirs)
    records = [_record(clash.path, data) for data in sides]
    unread = any(data is not None and record is None for data, record in zip(sides, records, strict=True))
    if unread:
        return f"`{clash.path}` was changed on both sides"
    return in_words(name, *records)


def _record(path: str, data: bytes | None) -> Record | None:
    held = read_if_record(File(path, data)) if data is not None else None
    return held.record if held else None
