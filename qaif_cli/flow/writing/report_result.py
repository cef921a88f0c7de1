"""Turns a filled form into a proposal, writes it, and makes the report for the user."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from types import MappingProxyType

from qaif_cli.flow.command_words import command_word
from qaif_cli.flow.forms.form import NEW, Proposal
from qaif_cli.flow.request import Reading
from qaif_cli.flow.writing.commit_drafts import Done, carry_out
from qaif_cli.flow.writing.form_input import Filling
from qaif_cli.flow.writing.meanwhile import Attempts
from qaif_cli.flow.writing.settings_drafts import SETTINGS, carry_settings
from qaif_cli.model.vocabulary import Mark
from qaif_cli.model.words import listed
from qaif_cli.render.words import number_of

UNWRITTEN = "Nothing was written."
_WHOSE: Mapping[Mark, str] = MappingProxyType(
    {"V2": "from a second source", "U": "that nobody verified", "P": "of our own"}
)
"""Where a rule comes from that was not seen in the framework, by its mark."""


def propose(filling: Filling) -> Proposal:
    """What a filled form would write.

    Raises:
        QaifError: where something is missing or cannot be.
    """
    return filling.form.run(filling.filled())


def write(
    filling: Filling, proposal: Proposal, read: Callable[[], Reading], *, dry_run: bool
) -> tuple[Filling, Proposal, Done]:
    """Write a proposal, or only report what it would change; again, where somebody else wrote since the register was read.

    Args:
        filling: The filled form.
        proposal: What it would write.
        read: Reads the register again.
        dry_run: Whether nothing is to be written.

    Returns:
        The form, the proposal and the result, for the register as it was when it was written to.

    Raises:
        QaifError: where it cannot be written.
    """
    fillings = {id(filling.reading): filling}

    def again(reading: Reading) -> Proposal:
        fillings[id(reading)] = filling.on(reading)
        return propose(fillings[id(reading)])

    def carry(reading: Reading, one: Proposal) -> Done:
        if one.drafts[0].kind == SETTINGS:
            return carry_settings(reading, one.drafts[0], filling.today, dry_run=dry_run)
        return carry_out(reading, one.drafts, filling.today, dry_run=dry_run)

    reading, made, done = Attempts(read, again, carry).carried_out(filling.reading, proposal)
    return fillings[id(reading)], made, done


def again(filling: Filling) -> str:
    """The command with all answers as flags, so that nothing need be typed twice."""
    form = filling.form
    parts = [form.example.partition(f" {form.verb}")[0], form.verb, *filling.targets]
    for blank in form.blanks:
        for text in filling.words.get(blank.name, []):
            if text == blank.default:
                continue
            if blank.kind == "flag":
                parts += [blank.option] if filling.answers[blank.name] else []
            else:
                parts += [*([] if blank.positional else [blank.option]), command_word(text)]
    return " ".join(parts)


def preview(proposal: Proposal, done: Done) -> str:
    """The report before a proposal is written."""
    return told(proposal, done, dry_run=True).removesuffix(f"{UNWRITTEN}\n").rstrip("\n")


def written(done: Done) -> str:
    """The written files, for a user who has read the rest already."""
    return "".join(f"{path} written\n" for path in done.paths)


def told(proposal: Proposal, done: Done, *, dry_run: bool) -> str:
    """The report afterwards: the files, the messages, and the rules that the change breaks."""
    lines = [done.changes] if dry_run else [f"{path} written" for path in done.paths]
    lines += done.late
    lines += [line.replace(NEW, done.names[0]) for line in proposal.says]
    if done.exceptions:
        broken = rules_counted({finding.code: finding.mark for finding in done.exceptions})
        lines.append(f"This {'would break' if dry_run else 'breaks'} {broken} until corrected:")
        lines += [
            f"  {finding.record or finding.path}: {finding.message} [{finding.citation}]"
            for finding in done.exceptions
        ]
    if dry_run:
        lines.append(UNWRITTEN)
    return "\n".join(lines) + "\n"


def rules_counted(marks: Mapping[str, Mark]) -> str:
    """How many rules, by how far each is verified: those of the framework first, our own last."""
    counts = Counter(marks.values())
    parts = [number_of(counts["V"], "framework rule")] if counts["V"] else []
    for mark, whose in _WHOSE.items():
        if counts[mark]:
            parts.append(f"{counts[mark] if parts else number_of(counts[mark], 'rule')} {whose}")
    return listed(parts)
