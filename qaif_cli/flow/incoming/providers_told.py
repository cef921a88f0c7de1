"""Writes an import of providers, or only tries it, and tells it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from qaif_cli.flow.incoming.account import refused, shortened
from qaif_cli.flow.incoming.fates import in_order
from qaif_cli.flow.incoming.fields import LEAVE, PROVIDERS
from qaif_cli.flow.incoming.listed_providers import list_outcome
from qaif_cli.flow.incoming.mapping import map_text
from qaif_cli.flow.incoming.private_cells import refused_as_private
from qaif_cli.flow.incoming.providers import PreparedProviders, ProviderOutcome
from qaif_cli.flow.incoming.rated_providers import rating_outcome
from qaif_cli.flow.incoming.told import ImportReport, report_of, rule_lines, samples, sheet_lines
from qaif_cli.flow.writing.commit_drafts import Done, carry_out
from qaif_cli.render.words import day, number_of

_WHAT = {
    "organisations": "a list of organisations",
    "ratings": "ratings of the regulator, a row for each service and key question",
    "directory": "the regulator's directory, without ratings",
}
_NAMED = 12


def providers_carried_out(prepared: PreparedProviders, *, write: bool) -> ImportReport:
    """Do what was prepared, or only try it.

    Args:
        prepared: The file, with what its columns hold.
        write: Whether the changes are written; all of them, or none.

    Raises:
        QaifError: where the register refuses what the file says, or a code is not in it.
    """
    made = list_outcome(prepared) if prepared.kind == "organisations" else rating_outcome(prepared)
    fates, private = refused_as_private(in_order(made.fates, prepared.book))
    made.refusals += private
    done = None
    if made.drafts and not made.refusals:
        done = carry_out(prepared.reading, made.drafts, prepared.ask.today, dry_run=not write)
    lines = [*_file(prepared), "", *_columns(prepared), "", *_outcome(made, done, write=write)]
    stopped = "some rows are refused" if made.refusals else ""
    return report_of(
        lines, fates, lambda: _map(prepared), written=write and done is not None, stopped=stopped
    )


def _file(prepared: PreparedProviders) -> Iterator[str]:
    yield from sheet_lines(prepared.name, prepared.there)
    shape = "" if prepared.there.last else ", told by its shape"
    yield f"It is {_WHAT[prepared.kind]}{shape}."
    if prepared.kind == "ratings":
        yield "Days in it have the day first, as the regulator writes them."
        if prepared.day:
            whence = "as was said" if prepared.choice.checked_on else "by its name"
            yield f"It is of {day(prepared.day)}, {whence}."


def _columns(prepared: PreparedProviders) -> Iterator[str]:
    """What each column is taken for, with samples; those that are left in one line."""
    yield "Columns:"
    left = []
    for heading in prepared.there.headings:
        name = prepared.map.columns.get(heading.label, LEAVE)
        if name == LEAVE:
            left.append(heading.label)
        else:
            yield f"  {heading.label} → {name}: {samples(prepared.there, heading.label)}"
    if left:
        yield f"  left, for {prepared.why}: {', '.join(left)}"
    for name, value in prepared.map.defaults.items():
        yield f"  where no cell says it, {name.replace('_', ' ')}: {value}"


def _outcome(made: ProviderOutcome, done: Done | None, *, write: bool) -> Iterator[str]:
    """What is added, changed, offered, counted and refused."""
    would = "" if write and done else "would be "
    wrong = (
        f", {number_of(len({item.row for item in made.refusals}), 'row')} refused" if made.refusals else ""
    )
    yield (
        f"{number_of(len(made.added), 'provider').capitalize()} {would}added, {len(made.changed)} {would}changed,"
        f" {len(made.same)} as the file says{wrong}."
    )
    yield from shortened([f"  new: {line}" for line in made.added])
    yield from shortened([f"  changed: {line}" for line in made.changed])
    if made.offered:
        yield "Closed by the file, and open on the register. Nothing is closed without your word (--close-by ROLE, or one by one):"
        yield from (f"  {line}" for line in made.offered)
    if made.notes:
        yield "To be known:"
        yield from shortened([f"  {line}" for line in made.notes])
    if made.others:
        kinds = ", ".join(f"{count:,} {what}" for what, count in sorted(made.others.items()))
        yield f"Not on the register and not chosen: {made.others.total():,} ({kinds}). Choose with --code, --where or --all."
    if made.absent:
        more = f" and {len(made.absent) - _NAMED} more" if len(made.absent) > _NAMED else ""
        yield f"On the register and not in the file: {', '.join(made.absent[:_NAMED])}{more}. That does not say that they closed."
    if made.refusals:
        yield "Refused:"
        yield from refused(made.refusals)
    if done:
        yield from rule_lines(done.exceptions, write=write)


def _map(prepared: PreparedProviders) -> str:
    """The map to keep, with samples beside its columns."""
    defaults = {name: prepared.map.defaults.get(name, "?") for name in ("type", "area", "owner")}
    reading = prepared.reading
    listed = {"area": ", ".join(item.id for item in reading.register.areas)}
    help_of = {name: f"{PROVIDERS.fields[name].help}; one of {ids}" for name, ids in listed.items()}
    values = {name: dict(words) for name, words in prepared.map.values.items()}
    made = replace(prepared.map, defaults={**prepared.map.defaults, **defaults})
    return map_text(made, lambda label: samples(prepared.there, label), values, help_of, PROVIDERS)
