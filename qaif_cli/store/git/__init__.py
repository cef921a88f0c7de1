"""All access to git. Everything here only reads, except `drive`, which commits, pulls and pushes when the user asks.

Argument lists, NUL-separated output, a clean environment, `--` before paths, and no revision that
begins with a hyphen. Everything but history works without git.
"""

from qaif_cli.store.git.apart import commit_merger, fetch_from, holds, shares_history, staged
from qaif_cli.store.git.at import DatedCommit, at, by_end_of, day_named, named_commit
from qaif_cli.store.git.branch import BranchCommit, BranchRow, branch, forks, other_branches, signing_keys
from qaif_cli.store.git.drive import (
    begin_repository,
    can_commit,
    commit,
    end_merge,
    fetch,
    in_repository,
    in_the_way,
    merge_followed,
    push,
    stage,
)
from qaif_cli.store.git.editor import editor_of
from qaif_cli.store.git.everywhere import Remote, every_commit, held_by, remotes
from qaif_cli.store.git.folder import is_checked_out
from qaif_cli.store.git.log import ChangedFile, Logged, brought, contents, differing_files, is_shallow, log
from qaif_cli.store.git.merged import Clash, Merged, merged_with, other_side, parted, unmerged
from qaif_cli.store.git.names import names_at, names_ever_added
from qaif_cli.store.git.process import is_repository, refuse_unopened
from qaif_cli.store.git.revision import Revision, contents_at, records_in, resolve, tree
from qaif_cli.store.git.stamp import CommitStamp, stamp
from qaif_cli.store.git.state import changed_paths, left_aside, show_prefix, state, upstream

__all__ = [
    "BranchCommit",
    "BranchRow",
    "ChangedFile",
    "Clash",
    "CommitStamp",
    "DatedCommit",
    "Logged",
    "Merged",
    "Remote",
    "Revision",
    "at",
    "begin_repository",
    "branch",
    "brought",
    "by_end_of",
    "can_commit",
    "changed_paths",
    "commit",
    "commit_merger",
    "contents",
    "contents_at",
    "day_named",
    "differing_files",
    "editor_of",
    "end_merge",
    "every_commit",
    "fetch",
    "fetch_from",
    "forks",
    "held_by",
    "holds",
    "in_repository",
    "in_the_way",
    "is_checked_out",
    "is_repository",
    "is_shallow",
    "left_aside",
    "log",
    "merge_followed",
    "merged_with",
    "named_commit",
    "names_at",
    "names_ever_added",
    "other_branches",
    "other_side",
    "parted",
    "push",
    "records_in",
    "refuse_unopened",
    "remotes",
    "resolve",
    "shares_history",
    "show_prefix",
    "signing_keys",
    "stage",
    "staged",
    "stamp",
    "state",
    "tree",
    "unmerged",
    "upstream",
]
