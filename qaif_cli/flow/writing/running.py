"""A filled form becomes a proposal, the proposal is written, and the user is told."""

from __future__ import annotations

from qaif_cli.flow.writing.carry import Done, carry_out
from qaif_cli.flow.writing.filling import Filling
from qaif_cli.flow.writing.form import Proposal
from qaif_cli.render.words import number_of


def propose(filling: Filling) -> Proposal:
    """What a filled form would write.

    Raises:
        QaifError: where something is missing or cannot be.
    """
    return filling.form.act(filling.filled())


def write(filling: Filling, proposal: Proposal, *, dry_run: bool) -> Done:
    """Write a proposal, or only say what it would change.

    Raises:
        QaifError: where it cannot be written.
    """
    return carry_out(filling.reading, proposal.drafts, filling.today, dry_run=dry_run)


def told(proposal: Proposal, done: Done, *, dry_run: bool) -> str:
    """What the user reads afterwards: the files, what was said, and the exceptions that the change makes."""
    lines = [done.changes] if dry_run else [f"{path} written" for path in done.paths]
    lines += proposal.says
    if done.exceptions:
        count = number_of(len(done.exceptions), "exception")
        lines.append(
            f"This {'would make' if dry_run else 'makes'} {count} to the framework, which stands until it is put right:"
        )
        lines += [
            f"  {finding.record}: {finding.message} [{finding.citation}]" for finding in done.exceptions
        ]
    if dry_run:
        lines.append("Nothing was written.")
    return "\n".join(lines) + "\n"
