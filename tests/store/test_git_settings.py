"""Whatever somebody has set git to, what is read of a repository is the same, and no program of theirs is run.

The table goes through `git help --config`: each setting that alters what git prints, how it compares, merges or
walks, with values that it has not by itself.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from qaif_cli.store import git
from tests.support.repository import repository

SETTINGS: dict[str, tuple[str, ...]] = {
    "advice.addIgnoredFile": ("true",),
    "advice.detachedHead": ("false",),
    "advice.objectNameWarning": ("false",),
    "advice.statusHints": ("false",),
    "am.threeWay": ("true",),
    "apply.whitespace": ("error",),
    "blame.date": ("relative",),
    "branch.sort": ("-committerdate",),
    "color.branch": ("always",),
    "color.diff": ("always",),
    "color.status": ("always",),
    "color.ui": ("always", "true"),
    "color.diff.meta": ("red bold",),
    "color.decorate.HEAD": ("red",),
    "column.status": ("always",),
    "column.ui": ("always", "row,dense"),
    "commit.gpgSign": ("true",),
    "commit.status": ("false",),
    "commit.verbose": ("2",),
    "core.abbrev": ("4", "no"),
    "core.bigFileThreshold": ("1",),
    "core.checkStat": ("minimal",),
    "core.commentChar": ("R", "auto"),
    "core.commitGraph": ("false",),
    "core.compression": ("0",),
    "core.createObject": ("rename",),
    "core.fsmonitor": ("touch ran",),
    "core.hooksPath": ("hooks",),
    "core.ignoreStat": ("true",),
    "core.logAllRefUpdates": ("false",),
    "core.multiPackIndex": ("false",),
    "core.notesRef": ("refs/notes/others",),
    "core.pager": ("touch ran; cat",),
    "core.preloadIndex": ("false",),
    "core.quotePath": ("true",),
    "core.safecrlf": ("true", "warn"),
    "core.splitIndex": ("true",),
    "core.trustctime": ("false",),
    "core.untrackedCache": ("true",),
    "core.warnAmbiguousRefs": ("false",),
    "core.whitespace": ("tab-in-indent,cr-at-eol",),
    "diff.algorithm": ("histogram", "patience"),
    "diff.autoRefreshIndex": ("false",),
    "diff.colorMoved": ("zebra",),
    "diff.colorMovedWS": ("ignore-all-space",),
    "diff.context": ("0",),
    "diff.dirstat": ("files",),
    "diff.external": ("touch ran",),
    "diff.ignoreSubmodules": ("all",),
    "diff.indentHeuristic": ("false",),
    "diff.interHunkContext": ("9",),
    "diff.mnemonicPrefix": ("true",),
    "diff.noprefix": ("true",),
    "diff.orderFile": ("order",),
    "diff.relative": ("true",),
    "diff.renameLimit": ("1",),
    "diff.renames": ("copies", "false"),
    "diff.statGraphWidth": ("1",),
    "diff.submodule": ("log",),
    "diff.suppressBlankEmpty": ("true",),
    "diff.wordRegex": (".",),
    "diff.wsErrorHighlight": ("all",),
    "feature.experimental": ("true",),
    "feature.manyFiles": ("true",),
    "format.notes": ("true",),
    "format.numbered": ("true",),
    "format.pretty": ("oneline", "email"),
    "format.signature": ("x",),
    "gc.auto": ("1",),
    "grep.lineNumber": ("true",),
    "i18n.commitEncoding": ("ISO-8859-1",),
    "i18n.logOutputEncoding": ("ISO-8859-1", "UTF-16"),
    "index.recordOffsetTable": ("true",),
    "index.sparse": ("true",),
    "index.version": ("4",),
    "log.abbrevCommit": ("true",),
    "log.date": ("relative", "raw"),
    "log.decorate": ("full", "short"),
    "log.diffMerges": ("off", "combined", "first-parent"),
    "log.excludeDecoration": ("refs/*",),
    "log.follow": ("true",),
    "log.initialDecorationSet": ("all",),
    "log.mailmap": ("true", "false"),
    "log.showRoot": ("false",),
    "log.showSignature": ("true",),
    "mailmap.file": ("mailmap",),
    "merge.branchdesc": ("true",),
    "merge.conflictStyle": ("diff3", "zdiff3"),
    "merge.directoryRenames": ("true", "false"),
    "merge.ff": ("false", "only"),
    "merge.log": ("true",),
    "merge.renameLimit": ("1",),
    "merge.renames": ("false",),
    "merge.renormalize": ("true",),
    "merge.stat": ("false",),
    "merge.verbosity": ("5",),
    "merge.verifySignatures": ("true",),
    "notes.displayRef": ("refs/notes/*",),
    "pretty.medium": ("%H x",),
    "push.default": ("nothing",),
    "rerere.enabled": ("true",),
    "stash.showPatch": ("true",),
    "status.aheadBehind": ("false",),
    "status.branch": ("true",),
    "status.displayCommentPrefix": ("true",),
    "status.relativePaths": ("false",),
    "status.renameLimit": ("1",),
    "status.renames": ("copies", "false"),
    "status.short": ("true",),
    "status.showStash": ("true",),
    "status.showUntrackedFiles": ("no", "all"),
    "status.submoduleSummary": ("true",),
    "submodule.recurse": ("true",),
    "tag.sort": ("-version:refname",),
    "transfer.hideRefs": ("refs/heads/other",),
    "uploadpack.hideRefs": ("refs/heads/other",),
    "versionsort.suffix": ("-rc",),
    "filter.ours.clean": ("touch ran; tr a-z A-Z",),
    "filter.ours.smudge": ("touch ran; cat",),
    "filter.ours.process": ("touch ran; false",),
    "filter.ours.required": ("true",),
    "diff.ours.textconv": ("touch ran; cat",),
    "diff.ours.command": ("touch ran",),
    "uploadpack.packObjectsHook": ("touch ran",),
    "core.alternateRefsCommand": ("touch ran",),
}  # fmt: skip
BY_ITSELF = ("status.short", "core.bigFileThreshold")


def prepared(tmp_path: Path) -> Path:
    """A workspace below the top of a repository: merges, a move, a clash, letters of all kinds, and changes on disk."""
    made = repository(tmp_path)
    made.edit({"file": "risks/R-0001.yaml", "find": "title: ", "put": "title: Élan, "})
    made.commit("Ünïcode – a subject\n\nA body")
    made.git("branch", "other")
    made.edit({"file": "risks/R-0002.yaml", "rename": "risks/R-0009.yaml"})
    made.commit("moved")
    made.edit({"file": "risks/R-0001.yaml", "find": "title: ", "put": "title: Ours "})
    made.commit("ours")
    made.git("notes", "add", "-m", "a note")
    made.git("checkout", "-q", "other")
    made.edit({"file": "risks/R-0001.yaml", "find": "title: ", "put": "title: Theirs "})
    made.edit({"file": "providers/oakrise-practice.yaml", "find": "title: ", "put": "title: X "})
    made.commit("theirs")
    made.git("checkout", "-q", "work")
    made.git("branch", "side")
    made.git("checkout", "-q", "side")
    made.edit({"file": "providers/fernhill-practice.yaml", "find": "title: ", "put": "title: S "})
    made.commit("side")
    made.git("checkout", "-q", "work")
    made.edit({"file": "providers/oakrise-practice.yaml", "append": "# one more\n"})
    made.commit("main goes on")
    made.git("merge", "-q", "--no-ff", "-m", "a merge", "side")
    made.git("branch", "--set-upstream-to=other")
    attributes = made.root / ".git" / "info" / "attributes"
    attributes.parent.mkdir(exist_ok=True)
    attributes.write_text("*.yaml filter=ours diff=ours\n", "utf-8")
    (made.root / "order").write_text("*risk*\n", "utf-8")
    (made.root / "mailmap").write_text("Somebody Else <else@example.org> <lead@icb.example>\n", "utf-8")
    (made.root / ".mailmap").write_text("Somebody Else <else@example.org> <lead@icb.example>\n", "utf-8")
    hooks = made.root / "hooks"
    hooks.mkdir()
    for name in ("post-index-change", "reference-transaction", "post-checkout", "fsmonitor-watchman"):
        (hooks / name).write_text("#!/bin/sh\ntouch ran\n", "utf-8")
        (hooks / name).chmod(0o755)
    made.edit({"file": "risks/R-0009.yaml", "append": "# staged\n"})
    made.git("add", "records/risks/R-0009.yaml")
    made.edit({"file": "providers/oakrise-practice.yaml", "append": "# not staged\n"})
    made.edit({"file": "risks/neu – é.yaml", "write": "id: x\n"})
    (made.records / "areas" / "safety.yaml").unlink()
    return made.root


def everything(root: Path) -> dict[str, Any]:
    """What all readers of git say."""
    head = git.resolve(root, "HEAD")
    (began,) = git.forks(root, "other")
    merges = [item.commit.id for item in git.log(root, "records") if item.commit.parents > 1]
    merged = git.merged_with(root, "records", "other")
    return {
        "at": (git.at(root, "HEAD"), git.at(root, "2026-06-30")),
        "resolve": head,
        "log": git.log(root, "records"),
        "of a file": git.log(root, "records", paths=["records/risks/R-0009.yaml"]),
        "brought": git.brought(root, "records", merges),
        "branch": git.branch(root, "records", began),
        "fork": began,
        "others": git.other_branches(root, "records"),
        "names": (sorted(git.names_ever_added(root, "records")), git.names_at(root, "HEAD", "records")),
        "files": list(git.Revision(root, "records", "HEAD").files()),
        "merged": (sorted(merged.contents, key=lambda file: file.path), merged.clashes),
        "unmerged": git.unmerged(root, "records"),
        "changed": git.changed_paths(root, ["records"]),
        "state": git.state(root, "records"),
        "upstream": git.upstream(root),
        "stamp": (git.stamp(root, "records"), git.stamp(root, "records", at=head)),
        "shallow": git.is_shallow(root),
        "top": git.show_prefix(root),
    }


def rounds() -> Iterator[dict[str, str]]:
    """Every setting with its first value, then with its second, and so on: as few readings as there are values."""
    for place in range(max(map(len, SETTINGS.values()))):
        yield {name: values[min(place, len(values) - 1)] for name, values in SETTINGS.items()}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return prepared(tmp_path_factory.mktemp("settings"))


def set_to(root: Path, values: dict[str, str]) -> None:
    """Write settings as a user would have them: in the repository's own file, and as a file that it includes."""
    sections: dict[str, list[str]] = {}
    for name, value in values.items():
        section, _, key = name.rpartition(".")
        head, _, sub = section.partition(".")
        title = f'{head} "{sub}"' if sub else head
        sections.setdefault(title, []).append(f'\t{key} = "{value}"\n')
    text = "".join(f"[{title}]\n{''.join(lines)}" for title, lines in sections.items())
    (root / ".git" / "theirs").write_text(text, "utf-8")
    subprocess.run(["git", "config", "include.path", "theirs"], cwd=root, check=True)


def test_no_setting_changes_what_is_read_or_runs_a_program(root: Path) -> None:
    set_to(root, {})
    plain = everything(root)
    assert plain["changed"]
    assert plain["merged"][1]
    for values in rounds():
        set_to(root, values)
        now = everything(root)
        for part, said in plain.items():
            assert now[part] == said, (part, *culprits(root, values, part, said))
        assert not list(root.rglob("ran")), culprits(root, values, "", None)


def culprits(root: Path, values: dict[str, str], part: str, said: object) -> list[str]:
    """The settings that change a part of what is read, or that run a program, each by itself."""
    found = []
    for name, value in values.items():
        for left in root.rglob("ran"):
            left.unlink()
        set_to(root, {name: value})
        try:
            now = everything(root)
        except Exception as error:  # noqa: BLE001  # whatever it is, the setting did it
            found.append(f"{name}: {error}")
            continue
        if (part and now[part] != said) or list(root.rglob("ran")):
            found.append(f"{name} = {value}")
    return found


def test_every_setting_of_the_table_is_one_of_git() -> None:
    known = subprocess.run(["git", "help", "--config"], capture_output=True, text=True, check=True).stdout
    names = {re.sub(r"<[^>]*>", "*", name).casefold() for name in known.split()}
    ours = {re.sub(r"\.(ours|default|medium)(?=\.|$)", ".*", name).casefold() for name in SETTINGS}
    assert {
        name
        for name in ours
        if name not in names and not name.startswith(("filter", "merge.*", "pretty", "push."))
    } <= {"uploadpack.packobjectshook", "index.version"}
