"""What a merge gives and what git cannot merge: of one that is under way, and of one that nobody has made yet.

The latter is made in a temporary index and object directory: the repository is not touched.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path
from tempfile import TemporaryDirectory

from qaif_cli.errors import QaifError
from qaif_cli.store.git.branch import forks
from qaif_cli.store.git.objects import blobs, prefix
from qaif_cli.store.git.process import attempt, run
from qaif_cli.store.git.revision import Revision, contents_at, held, records_in, resolve
from qaif_cli.store.source import File, RecordSource

_OLDEST = (2, 38)
_CONFLICTS = 1
_WHO = {
    f"GIT_{who}_{what}": value
    for who in ("AUTHOR", "COMMITTER")
    for what, value in (("NAME", "qaif"), ("EMAIL", "qaif@localhost"), ("DATE", "2000-01-01T00:00:00Z"))
}
_OTHERS = ("MERGE_HEAD", "REBASE_HEAD", "CHERRY_PICK_HEAD", "REVERT_HEAD")
Stages = dict[str, dict[int, str]]
"""By the path of each file that git cannot merge, its objects by stage: 1 base, 2 ours, 3 theirs."""


@dataclass(frozen=True)
class Clash:
    """A file that git cannot merge: its contents where the branches parted, here and there; None where it was not."""

    path: str
    base: bytes | None
    ours: bytes | None
    theirs: bytes | None


@dataclass(frozen=True)
class Merged:
    """The records folder as a merge would give it: a source like the folder itself.

    Attributes:
        contents: Its files; one that clashes has conflict marks in it.
        clashes: The files that git cannot merge.
    """

    contents: tuple[File, ...]
    clashes: tuple[Clash, ...]

    def files(self) -> Iterator[File]:
        """Every YAML file."""
        yield from self.contents


def merged_with(root: Path, folder: str, name: str) -> Merged:
    """The records folder as it would be if a branch were merged into what is on disk, committed or not.

    Raises:
        QaifError: where git is too old, there is no such revision, or where the two parted is not here.
    """
    _recent_enough(root)
    theirs = resolve(root, name)
    forks(root, name)
    with TemporaryDirectory(prefix="qaif-merge-") as temporary:
        also = _elsewhere(root, Path(temporary))
        ours = _as_on_disk(root, folder, also)
        output = run(root, "merge-tree", "--write-tree", "-z", ours, theirs, also=also, fine=(0, _CONFLICTS))
        tree, stages = _parse(output)
        top = prefix(root)
        return _read(root, tree, stages, f"{top}{folder}", also)


def parted(root: Path, folder: str, base: str, began: tuple[str, ...]) -> RecordSource:
    """The records folder as it was where a branch left its base.

    Where each was merged into the other, they parted in several places: then it is all that those have, put together as
    git would; what git cannot put together is as the base has it now.

    Args:
        root: A folder inside the repository.
        folder: The records folder, seen from it.
        base: The branch that the other is for.
        began: The commits where they parted, as `forks` gives them.

    Raises:
        QaifError: where git is too old to put it together.
    """
    if len(began) == 1:
        return Revision(root, folder, began[0])
    _recent_enough(root)
    with TemporaryDirectory(prefix="qaif-merge-") as temporary:
        also = _elsewhere(root, Path(temporary))
        both, tree = began[0], ""
        stages: Stages = {}
        for other in began[1:]:
            output = run(
                root, "merge-tree", "--write-tree", "-z", both, other, also=also, fine=(0, _CONFLICTS)
            )
            tree, clashing = _parse(output)
            stages |= clashing
            both = _committed(root, tree, (both, other), also)
        top = prefix(root)
        made = _read(root, tree, stages, f"{top}{folder}", also)
    paths = [clash.path for clash in made.clashes]
    named = resolve(root, base)
    now = zip(paths, contents_at(root, named, [f"{folder}/{path}" for path in paths]), strict=True)
    there = tuple(held(path, data) for path, data in now if data is not None)
    return Merged((*(file for file in made.contents if file.path not in paths), *there), made.clashes)


def unmerged(root: Path, folder: str) -> list[Clash]:
    """The files of a folder that git could not merge, by their paths from it; none where no merge is under way."""
    listed = attempt(root, "ls-files", "--unmerged", "-z", "--", f"{folder}/") or b""
    stages = _staged(listed.decode("utf-8", "surrogateescape").split("\0"))
    names = list(dict.fromkeys(name for found in stages.values() for name in found.values()))
    data = dict(zip(names, blobs(root, names), strict=True))
    return list(_clashes(stages, folder, data))


def other_side(root: Path) -> str:
    """The commit that is being merged, replayed or picked; empty where none is."""
    for name in _OTHERS:
        found = attempt(root, "rev-parse", "--verify", "--quiet", f"{name}^{{commit}}")
        if found:
            return found.decode().strip()
    return ""


def _recent_enough(root: Path) -> None:
    said = run(root, "--version").decode()
    found = re.search(r"(\d+)\.(\d+)", said)
    if not found or (int(found[1]), int(found[2])) < _OLDEST:
        raise QaifError(
            f"To see a merge before it is made, git 2.38 or later is needed; this is {said.strip()}.",
            "Update git; or merge on a branch of your own and run `qaif check` there.",
        )


def _elsewhere(root: Path, temporary: Path) -> Mapping[str, str]:
    """An environment in which git writes into a temporary folder and reads from the repository too."""
    found = run(root, "rev-parse", "--path-format=absolute", "--git-path", "objects")
    objects = found.decode().strip("\n")
    (temporary / "objects").mkdir()
    return {
        "GIT_OBJECT_DIRECTORY": str(temporary / "objects"),
        "GIT_ALTERNATE_OBJECT_DIRECTORIES": f'"{objects}"' if os.pathsep in objects else objects,
        "GIT_INDEX_FILE": str(temporary / "index"),
        **_WHO,
    }


def _as_on_disk(root: Path, folder: str, also: Mapping[str, str]) -> str:
    """A commit of what is on disk in the folder, on top of HEAD; it is written to the temporary folder alone."""
    run(root, "read-tree", "HEAD", also=also)
    run(root, "add", "--all", "--", folder, also=also)
    return _committed(root, run(root, "write-tree", also=also).decode().strip(), ("HEAD",), also)


def _committed(root: Path, tree: str, parents: Iterable[str], also: Mapping[str, str]) -> str:
    """A commit that is written to the temporary folder alone."""
    on = [word for parent in parents for word in ("-p", parent)]
    return run(root, "commit-tree", *on, "-m", "for a while", tree, also=also).decode().strip()


def _parse(output: bytes) -> tuple[str, Stages]:
    """The tree, and the files that clash."""
    tree, _, rest = output.decode("utf-8", "replace").partition("\0")
    return tree, _staged(takewhile(bool, rest.split("\0")))  # messages follow, in git's own words


def _staged(lines: Iterable[str]) -> Stages:
    """What git lists of files that it cannot merge."""
    stages: Stages = {}
    for line in filter(None, lines):
        about, _, path = line.partition("\t")
        _, name, stage = about.split()
        stages.setdefault(path, {})[int(stage)] = name
    return stages


def _clashes(stages: Stages, folder: str, data: Mapping[str, bytes | None]) -> Iterator[Clash]:
    for path, names in stages.items():
        inside = path.removeprefix(f"{folder}/")
        yield Clash(inside, *(data.get(names.get(stage, "")) for stage in (1, 2, 3)))


def _read(root: Path, tree: str, stages: Stages, folder: str, also: Mapping[str, str]) -> Merged:
    listing = run(root, "ls-tree", "-r", "-z", "--full-tree", tree, "--", f"{folder}/", also=also)
    entries = [line.partition("\t")[::2] for line in listing.decode("utf-8", "replace").split("\0")]
    blobs_of = {path: about.split()[2] for about, path in entries if about.startswith("100")}
    clashing = {path: names for path, names in stages.items() if path.startswith(f"{folder}/")}
    wanted = list(
        dict.fromkeys([*blobs_of.values(), *(name for names in clashing.values() for name in names.values())])
    )
    data = dict(zip(wanted, blobs(root, wanted, also), strict=True))
    files = records_in([held(path, data[name]) for path, name in blobs_of.items()], folder)
    return Merged(tuple(files), tuple(_clashes(clashing, folder, data)))
