"""The state of a repository as text or JSON."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from qaif_cli.model.finding import Finding
from qaif_cli.model.repository import State, Status, Upstream
from qaif_cli.model.vocabulary import SEVERITIES
from qaif_cli.model.words import listed
from qaif_cli.render.diff import data, words
from qaif_cli.render.findings import concise
from qaif_cli.render.words import day, number_of

_SHORT = 12
_NO_GIT = (
    "git is not installed here. check, due and report work all the same; history, diff and commit need it."
)
_NO_REPOSITORY = "This folder is in no git repository. check, due and report work all the same; history, diff and commit need one: `git init` makes it."
_GO_ON = MappingProxyType(
    {
        "merge": "`qaif resolve` ends it when all is settled, `git merge --abort` takes it back",
        "rebase": "`git rebase --continue` goes on with it, `git rebase --abort` takes it back",
        "cherry-pick": "`git cherry-pick --continue` goes on with it, `git cherry-pick --abort` takes it back",
        "revert": "`git revert --continue` goes on with it, `git revert --abort` takes it back",
        "bisect": "`git bisect reset` ends it",
    }
)


def as_text(status: Status) -> str:
    """For a terminal."""
    lines = [_where(status), *remarks(status.state, status.records)]
    if not status.state.usable:
        return "\n".join(lines) + "\n"
    lines += ["", "What you changed since the last commit"]
    lines += [f"  {line}".rstrip() for line in _mine(status)]
    lines += ["", "What would fail"]
    lines += [f"  {line}" for line in _failing(status.findings)]
    lines += ["", "What others changed", *(f"  {line}".rstrip() for line in _theirs(status))]
    return "\n".join(lines) + "\n"


def as_json(status: Status) -> str:
    """For programs; docs/json.md describes it."""
    state, upstream = status.state, status.upstream
    document = {
        "version": 1,
        "records": status.records,
        "repository": {
            "top": state.top or None,
            "inside": state.inside,
            "branch": state.branch or None,
            "commit": state.commit or None,
            "under_way": state.under_way or None,
            "conflicts": list(state.conflicts),
            "shallow": state.shallow,
            "submodule_of": state.around or None,
            "worktree": state.worktree,
        },
        "remarks": list(remarks(state, status.records)),
        "changed": data(status.mine) if status.mine else None,
        "other_files": list(status.others),
        "findings": [_finding(finding) for finding in status.findings],
        "upstream": _upstream(upstream) if upstream else None,
        "theirs": data(status.theirs) if status.theirs else None,
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


REPORTERS: Mapping[str, Callable[[Status], str]] = MappingProxyType({"text": as_text, "json": as_json})


def remarks(state: State, records: str) -> Iterator[str]:
    """Remarks on what is unusual about a repository and what to do about it, a sentence or two each."""
    if state.apart:
        yield f"`{records}` is a repository of its own. history, diff and commit need one that holds the folder around it."
    elif not state.git:
        yield _NO_GIT
    elif not state.top:
        yield state.refused or _NO_REPOSITORY
    yield from _in_progress(state)
    plain = (
        (
            state.shallow,
            "This clone holds only the last commits, so history is cut off: `git fetch --unshallow` brings the rest.",
        ),
        (
            state.around,
            f"This repository is a submodule of {state.around}: what is committed here has to be committed there too.",
        ),
        (
            state.worktree,
            f"This is a linked working tree, {state.top}: its branch is its own, its history is shared.",
        ),
        (
            state.ignored,
            f"git is told to ignore `{records}`, so nothing in it is ever committed: look at `.gitignore`.",
        ),
        (state.top and not state.commit and not state.apart, "Nothing is committed yet."),
    )
    yield from (text for so, text in plain if so)


def _in_progress(state: State) -> Iterator[str]:
    if state.under_way:
        article = "An" if state.under_way[0] in "aeiou" else "A"
        yield f"{article} {state.under_way} is in progress: {_GO_ON[state.under_way]}."
    if state.conflicts:
        names = listed(state.conflicts)
        yield f"Not merged yet: {names}. `qaif resolve ID` puts a record together and tells git, `qaif resolve framework` the settings."
    if state.top and not state.branch and not state.under_way:
        yield "No branch is checked out (a detached head), so nothing would hold on to a commit made here: `git switch --create NAME` makes a branch."


def _where(status: Status) -> str:
    state = status.state
    if not state.top:
        return f"Records: {status.records}"
    where = f"Records: {state.inside}{status.records} in {state.top}"
    branch = f", on {state.branch}" if state.branch else ""
    commit = f", last commit {state.commit[:_SHORT]}" if state.commit else ""
    return f"{where}{branch}{commit}"


def _mine(status: Status) -> Iterator[str]:
    mine = status.mine
    if mine is None:
        yield status.why_not
    else:
        told = list(words(mine))
        yield from told or (() if mine.unread or status.others else ("Nothing.",))
        yield from mine.unread
    if status.others:
        if mine and mine.items:
            yield ""
        yield f"Beside the records: {', '.join(status.others)}"


def _failing(findings: tuple[Finding, ...]) -> Iterator[str]:
    counts = Counter(finding.severity for finding in findings)
    errors = [finding for finding in findings if finding.severity == "error"]
    yield from (concise(finding) for finding in errors)
    if not errors:
        yield "Nothing: this brings no error."
    rest = [number_of(counts[word], SEVERITIES.label(word)) for word in SEVERITIES.words[1:] if counts[word]]
    if findings:
        beside = f"And {listed(rest)}. " if rest else ""
        yield f"{beside}`qaif check --base HEAD` says what to do."


def _theirs(status: Status) -> Iterator[str]:
    upstream = status.upstream
    if upstream is None:
        yield "This branch follows no other, so that is not known here."
        return
    yield f"{upstream.name}, as it was when last fetched; its last commit is of {day(upstream.day)}."
    behind, ahead = (number_of(count, "commit") for count in (upstream.behind, upstream.ahead))
    yield f"It has {behind} that you have not; you have {ahead} that it has not."
    if upstream.behind and not upstream.fork:
        yield "The two have no commit in common, or it is not in this clone."
    if status.theirs:
        yield from words(status.theirs)
        yield from status.theirs.unread
        if not status.theirs.items and not status.theirs.unread:
            yield "Nothing in the records differs."


def _upstream(upstream: Upstream) -> dict[str, object]:
    return {
        "name": upstream.name,
        "commit": upstream.commit,
        "date": upstream.day.isoformat(),
        "ahead": upstream.ahead,
        "behind": upstream.behind,
    }


def _finding(finding: Finding) -> dict[str, object]:
    keys = ("code", "severity", "path", "line", "column", "record", "message", "fix")
    return {key: getattr(finding, key) for key in keys}
