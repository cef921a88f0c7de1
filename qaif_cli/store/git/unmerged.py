"""What git could not merge, while a merge is under way: each file as it was, as it is here, and as it is there."""

from __future__ import annotations

from pathlib import Path

from qaif_cli.store.git.merged import Clash
from qaif_cli.store.git.process import attempt, blobs

_OTHERS = ("MERGE_HEAD", "REBASE_HEAD", "CHERRY_PICK_HEAD", "REVERT_HEAD")


def unmerged(root: Path, folder: str) -> list[Clash]:
    """The files of a folder that git could not merge, by their paths from it; none where no merge is under way."""
    listed = attempt(root, "ls-files", "--unmerged", "-z", "--", f"{folder}/") or b""
    stages: dict[str, dict[int, str]] = {}
    for line in listed.decode("utf-8", "surrogateescape").split("\0"):
        about, _, path = line.partition("\t")
        if about:
            _, name, stage = about.split()
            stages.setdefault(path.removeprefix(f"{folder}/"), {})[int(stage)] = name
    names = list(dict.fromkeys(name for found in stages.values() for name in found.values()))
    data = dict(zip(names, blobs(root, names), strict=True))
    return [
        Clash(path, *(data.get(found.get(stage, "")) for stage in (1, 2, 3)))
        for path, found in stages.items()
    ]


def other_side(root: Path) -> str:
    """The commit that is being merged, replayed or picked; empty where none is."""
    for name in _OTHERS:
        found = attempt(root, "rev-parse", "--verify", "--quiet", f"{name}^{{commit}}")
        if found:
            return found.decode().strip()
    return ""
