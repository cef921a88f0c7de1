"""A rule on a change: like a rule, but it is given both versions of the register and the commits between them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from qaif_cli.judge.changes.fields import Alteration, alterations
from qaif_cli.model.authorities import Authorities
from qaif_cli.model.change import Commit
from qaif_cli.model.finding import Card, Hit, read_card
from qaif_cli.model.moment import Moment
from qaif_cli.model.record import Record
from qaif_cli.model.register import Held
from qaif_cli.model.vocabulary import Mark, Severity

OURS = "qaif: the records are the audit trail"
"""Where most rules on a change come from: they are our own."""


@dataclass(frozen=True)
class Version:
    """A file at one commit.

    Attributes:
        text: The file as text; None where it was not there.
        held: The record in it; None where it was not there, is no record or could not be read.
    """

    text: str | None
    held: Held | None


@dataclass(frozen=True)
class Touched:
    """A file that a commit changed.

    Attributes:
        path: The file, from the records folder.
        before: The file at each parent of the commit.
        after: The file at the commit.
    """

    path: str
    before: tuple[Version, ...]
    after: Version


@dataclass(frozen=True)
class CommitStep:
    """One commit of a change.

    Attributes:
        parents: The full names of the commits it stands on.
        keys: The fingerprints of the key that signed it; none where no signature of it holds or none was asked for.
        wrote: Every file that it wrote, as text, whether or not it differs in the end.
    """

    commit: Commit
    parents: tuple[str, ...]
    touched: tuple[Touched, ...]
    keys: tuple[str, ...] = ()
    wrote: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class OutsideFile:
    """A file that is no record, on both sides of a change.

    Attributes:
        path: From the workspace.
        before: Its text where the change began; None where it was not there.
        after: Its text now; None where it is gone.
    """

    path: str
    before: str | None
    after: str | None


@dataclass(frozen=True)
class MadeFrom:
    """A commit from which a paper is said to have been made.

    Attributes:
        day: Its day; None where git has no such commit.
        files: What the records folder holds at it.
    """

    day: date | None
    files: frozenset[str] = frozenset()


@dataclass(frozen=True)
class ChangeSet:
    """A change: two registers, and the commits that lead from one to the other.

    Attributes:
        before: Where the change began.
        after: What it comes to.
        steps: Its commits, each after those it stands on.
        authorities: Who is authorised, as the base says, so that no change empowers itself; None where it names nobody.
        outside: What it did to files that are no records and decide what is told.
        settings_unread: Whether the settings could not be read where it began.
        ever: The IDs of all records that git ever held; None where that is not known.
        began: The day of the last commit that it stands on; None where that was not looked for.
        made_from: Commits from which papers are said to have been made, as far as they were looked for.
    """

    before: Moment
    after: Moment
    steps: tuple[CommitStep, ...]
    authorities: Authorities | None
    outside: tuple[OutsideFile, ...] = ()
    settings_unread: bool = False
    ever: frozenset[str] | None = None
    began: date | None = None
    made_from: Mapping[str, MadeFrom] = field(default_factory=dict)

    @cached_property
    def pairs(self) -> tuple[tuple[Held, Held], ...]:
        """Every record that stands on both sides; one that got another ID is found by its `formerly`."""
        now = self.after.written.by_id
        renamed = {old: item for item in now.values() for old in item.record.formerly}
        found = ((item, now.get(id_) or renamed.get(id_)) for id_, item in self.before.written.by_id.items())
        return tuple((was, item) for was, item in found if item and type(item.record) is type(was.record))

    @cached_property
    def altered(self) -> tuple[tuple[Held, Held], ...]:
        """Every record that stands on both sides and says something else now."""
        return tuple(
            (was, now) for was, now in self.pairs if was.text != now.text and was.record != now.record
        )

    @cached_property
    def arrived(self) -> tuple[tuple[Record | None, Held], ...]:
        """Every record that says something new: what it was, None where it is new itself, and what it is."""
        known = {now.record.id for _, now in self.pairs}
        new = tuple((None, item) for item in self.after.written.held if item.record.id not in known)
        return (*((was.record, now) for was, now in self.altered), *new)

    @cached_property
    def fields(self) -> tuple[tuple[Held, Alteration], ...]:
        """What became of each field that says something else now, by the word that it has for it."""
        day = self.after.day
        return tuple(
            (now, told) for was, now in self.altered for told in alterations(was.record, now.record, day)
        )

    @cached_property
    def policies(self) -> tuple[Alteration, ...]:
        """What became of each field of the framework that says something else now."""
        return alterations(self.before.framework.as_written, self.after.framework.as_written)

    def touching(self, path: str) -> tuple[tuple[CommitStep, Touched], ...]:
        """The commits that changed a file."""
        return tuple((step, file) for step in self.steps for file in step.touched if file.path == path)

    def brought_by(self, path: str, so: Callable[[Record], bool]) -> tuple[CommitStep, ...]:
        """The commits after which something is so of a record that was not so before them.

        Args:
            path: The file of the record.
            so: Whether it is so of one version of the record.
        """
        return tuple(
            step
            for step, file in self.touching(path)
            if file.after.held
            and so(file.after.held.record)
            and not any(version.held and so(version.held.record) for version in file.before)
        )


ChangeCheck = Callable[[ChangeSet], Iterator[Hit]]


@dataclass(frozen=True)
class ChangeRule:
    """A rule on a change: its card and its function."""

    card: Card
    check: ChangeCheck


def change_rule(
    code: str, name: str, severity: Severity, citation: str = OURS, mark: Mark = "P", *, since: str = "0.2"
) -> Callable[[ChangeCheck], ChangeRule]:
    """Make a rule on a change of a function whose docstring has the headings of a card.

    Args:
        code: CHG and three digits.
        name: The fault in words, with hyphens.
        severity: error, warning or info.
        citation: Where the rule comes from.
        mark: How far that is verified.
        since: The version that brought it.
    """

    def dress(check: ChangeCheck) -> ChangeRule:
        return ChangeRule(read_card(code, name, severity, citation, mark, since, check.__doc__ or ""), check)

    return dress
