"""The rule on what a change would leave in the history of git: in the message of a commit, or in a file that was put right afterwards."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from qaif_cli.judge.changes.change_rule import ChangeSet, CommitStep, change_rule
from qaif_cli.judge.identifiers import found_in, said_in, surely_in, surely_said
from qaif_cli.model.finding import Hit

_SHORT = 12
_WHO = re.compile(r"^[A-Z][A-Za-z]*(?:-[A-Za-z]+)*-by: .*$", re.MULTILINE)
"""The lines at the end of a message that say who made, read or agreed it."""
_SETTINGS = "framework.yaml"
"""The file that a finding on a commit is told at where the commit changed none."""


@change_rule("CHG040", "identifier-left-in-history", "error")
def left_in_history(change: ChangeSet) -> Iterator[Hit]:
    """What identifies a person, or a secret, in the message of a commit, or in a file at a commit that was put right afterwards.

    In a message a telephone number, a postcode, an address and a title with a surname are found too. Who made the commit is not
    looked at: that is for `authorities.yaml`. Nor is a person's name in a line such as `Signed-off-by:`, which says the same.

    Why it matters: what is taken out of a file stays in every commit before, and whoever has the repository can read it.
    How to fix: before the branch is merged, put its changes into one new commit that never held it, push that in its place and
    tell the information governance lead; `qaif scrub` says where git has it. A secret is changed where it is used, first of all.
    Example: a commit that adds a note with an NHS number, and a second one that takes the number out.
    """
    known = surely_said(text for side in (change.before, change.after) for text in side.written.texts)
    for step in change.steps:
        name = f"commit {step.commit.id[:_SHORT]}"
        path = next((file for file, _ in step.wrote), _SETTINGS)
        message = f"{step.commit.subject}\n{step.commit.body}"
        who = [line.span() for line in _WHO.finditer(message)]
        for found in found_in(message):
            if not found.kind.sure and any(start <= found.start < end for start, end in who):
                continue
            yield Hit("", "", f"the message of {name} holds {found.what}", path=path, line=1, column=1)
        yield from _gone(step, name, known)


def _gone(step: CommitStep, name: str, known: Collection[str]) -> Iterator[Hit]:
    """What a commit wrote into files that neither the base nor the end of the change has."""
    told: set[str] = set()
    for path, text in step.wrote:
        for found in surely_in(text):
            said = said_in(text, found)
            if said not in known and said not in told:
                told.add(said)
                message = f"{name} holds {found.what} in this file; it was taken out since, and git keeps it"
                yield Hit("", "", message, path=path, line=1, column=1)
