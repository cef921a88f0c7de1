"""Whether an authorised person committed or approved each part of a change."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from qaif_cli.judge.changes.change_rule import ChangeSet, CommitStep
from qaif_cli.model.authorities import Authorities, Identity
from qaif_cli.model.words import listed

_APPROVED = re.compile(r"^approved-by: *\S", re.IGNORECASE | re.MULTILINE)
_RECORDS = re.compile(r"^qaif-record: *(\S+) *$", re.IGNORECASE | re.MULTILINE)
_SHORT = 7


@dataclass(frozen=True)
class Asked:
    """A decision that an authorised person has to commit or approve.

    Attributes:
        about: The ID of the record, or the name of the file.
        holders: The identities that are authorised.
        whom: Whom they act for, in words; empty for the framework, of which they are named themselves.
        barred: Addresses of those who need it themselves: who asks is not who approves.
    """

    about: str
    holders: tuple[Identity, ...]
    whom: str
    barred: Collection[str] = ()

    @property
    def acts(self) -> str:
        """What those do who are authorised, behind `somebody`."""
        return f"who acts for {self.whom}" if self.whom else "named under `framework`"

    @property
    def acts_not(self) -> str:
        """What others do not, behind an address."""
        return f"who does not act for {self.whom}" if self.whom else "who is not named under `framework`"


def why_not(change: ChangeSet, authorities: Authorities, steps: Iterable[CommitStep], asked: Asked) -> str:
    """Why a decision counts as not approved, in words; empty where an authorised person committed or approved it.

    Args:
        change: The change.
        authorities: Who is authorised, as the base of the change says.
        steps: The commits that brought it; none where it is not committed yet.
        asked: The decision, and who is authorised for it.
    """
    if not asked.holders:
        return f"and `authorities.yaml` names nobody {asked.acts}"
    steps = tuple(steps)
    if not steps:
        return (
            "and is in no commit yet, unless a merge kept what the base had taken out;"
            f" somebody {asked.acts} has to commit it, or to approve it in a later commit"
        )
    reasons = (_why_not(change, authorities, step, asked) for step in steps)
    return next((reason for reason in reasons if reason), "")


def addresses(identities: Iterable[Identity]) -> frozenset[str]:
    """The addresses of some identities."""
    return frozenset(one.email for one in identities)


def by_one_of(steps: Iterable[CommitStep], emails: Collection[str]) -> bool:
    """Whether one of these addresses wrote one of the commits."""
    return any(step.commit.email.lower() in emails for step in steps)


def _why_not(change: ChangeSet, authorities: Authorities, step: CommitStep, asked: Asked) -> str:
    if _acts(step, authorities, asked):
        return ""
    approvals = [
        other
        for other in _later(change.steps, step)
        if other.commit.email.lower() != step.commit.email.lower() and _approves(other, asked.about)
    ]
    if any(_acts(other, authorities, asked) for other in approvals):
        return ""
    meant = next((other for other in _later(change.steps, step) if _meant(other, asked)), None)
    return _reason((step, *approvals), asked, meant)


def _meant(step: CommitStep, asked: Asked) -> bool:
    """Whether a commit of one who may says that it approves, and does not say it where it counts."""
    email, words = step.commit.email.lower(), step.commit.body.strip()
    ours = email in addresses(asked.holders) and email not in asked.barred
    return ours and bool(_APPROVED.search(words)) and not _approves(step, asked.about)


def _reason(tried: tuple[CommitStep, ...], asked: Asked, meant: CommitStep | None) -> str:
    """Why the commits that could have approved it do not count."""
    holders = addresses(asked.holders)
    for step in tried:
        email = step.commit.email.lower()
        if email in holders and email in asked.barred:
            return f"and {_commit(step)} is by {email}, who needs it; who asks is not who approves"
        if email in holders:
            return f"and {_commit(step)} by {email} is not signed with a key that `authorities.yaml` names for them"
    first = tried[0]
    whose = f"and {_commit(first)} is by {first.commit.email}, {asked.acts_not}"
    if len(tried) > 1:
        others = listed([step.commit.email for step in tried[1:]])
        return f"{whose}; nor does {others}, who approved it"
    if meant:
        return (
            f"{whose}; in {_commit(meant)} by {meant.commit.email} `Approved-by:` does not count:"
            f" it has to stand in the last paragraph of the message, with no `Qaif-Record:` beside it or with `Qaif-Record: {asked.about}`"
        )
    return f"{whose}; no later commit of theirs approves it"


def _acts(step: CommitStep, authorities: Authorities, asked: Asked) -> bool:
    """Whether a commit is by an authorised identity, with a valid signature where one is required."""
    email = step.commit.email.lower()
    if email in asked.barred:
        return False
    return any(
        one.email == email and (not authorities.require_signed or not set(step.keys).isdisjoint(one.keys))
        for one in asked.holders
    )


def _approves(step: CommitStep, about: str) -> bool:
    """Whether a commit's last paragraph approves; with `Qaif-Record:` beside it, only these records."""
    trailers = step.commit.body.strip().rpartition("\n\n")[2]
    named = _RECORDS.findall(trailers)
    return bool(_APPROVED.search(trailers)) and (not named or about in named)


def _later(steps: tuple[CommitStep, ...], step: CommitStep) -> list[CommitStep]:
    """The commits that come after another: an approval counts only after what it approves."""
    above = {step.commit.id}
    found = []
    for other in steps:  # each stands after its parents
        if not above.isdisjoint(other.parents):
            above.add(other.commit.id)
            found.append(other)
    return found


def _commit(step: CommitStep) -> str:
    return f"commit {step.commit.id[:_SHORT]}"
