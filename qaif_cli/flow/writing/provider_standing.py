"""What a provider stands under, and its returns: asked for, received and answered."""

from __future__ import annotations

from typing import Any

from qaif_cli.errors import QaifError
from qaif_cli.flow.forms.form import Proposal, Writing, kept
from qaif_cli.flow.writing.editing import entry_of
from qaif_cli.flow.writing.targets import day_said, said_already, still_open, target_as
from qaif_cli.judge.state.standings import provider_standing
from qaif_cli.model.edit import Append, Draft, Set
from qaif_cli.model.history import numbered
from qaif_cli.model.kinds.provider import Provider, Return, Standing
from qaif_cli.model.words import bare_words, listed
from qaif_cli.render.words import day


def value_needed(writing: Writing, _: str) -> str:
    """Why a value is needed: the settings list those that there can be."""
    kind = writing.reading.framework.standing(writing.get("kind") or "")
    return f"{kind.name} is one of {', '.join(kind.values)}." if kind and kind.values else ""


def stand(writing: Writing) -> Proposal:
    """Something that a provider stands under from a day on."""
    provider, kind = target_as(writing, Provider), writing.reading.framework.standing(writing.get("kind"))
    on = _happened(writing, provider)
    value = writing.get("value")
    if kind and kind.values and value not in kind.values:
        raise QaifError(f"`{value}` is no value of {kind.name}.", f"Say one of {', '.join(kind.values)}.")
    until = writing.get("until")
    if until and until != "unknown" and until < on:
        raise QaifError(f"--until {day(until)} is before {day(on)}.", "Look at the days.")
    says = []
    if kind and kind.is_serious(value):
        state = provider_standing(provider, writing.reading.now)
        says = [
            f"{kind.name} asks for a look at its level: `qaif concern list --provider {state.provider.id}`."
        ]
    names = ("date", "corrects", "kind", "value", "source", "until", "by")
    return Proposal(
        (Draft("provider", provider.id, (Append("/standing", entry_of(writing, *names)),)),), tuple(says)
    )


def end(writing: Writing) -> Proposal:
    """Something that a provider stood under ended."""
    provider = target_as(writing, Provider)
    on, kind, since = day_said(writing), writing.get("kind"), writing.get("since")
    _not_ahead(writing)
    found: list[tuple[int, Standing]] = [
        (place, entry)
        for place, entry in numbered(provider.standing, writing.today)
        if entry.kind == kind and entry.ended is None and since in (None, entry.date)
    ]
    if not found:
        raise QaifError(
            f"{provider.id} stands under no {kind} that has not ended.",
            f"`qaif provider show {provider.id}`.",
        )
    if len(found) > 1 and since is None:
        days = listed([day(entry.date) for _, entry in found])
        raise QaifError(
            f"{provider.id} stands under {len(found)} of that kind, since {days}.", "Say --since."
        )
    place, entry = found[-1]
    if on < entry.date:
        raise QaifError(f"It began on {day(entry.date)}, after {day(on)}.", "Look at --date.")
    edits = (Set(f"/standing/{place}/ended", on.isoformat()),)
    return Proposal((Draft("provider", provider.id, edits),))


def ask(writing: Writing) -> Proposal:
    """A return that a provider is asked for."""
    provider = target_as(writing, Provider)
    on = _happened(writing, provider)
    due = writing.get("due")
    if due != "unknown" and due < on:
        raise QaifError(f"--due {day(due)} is before {day(on)}.", "Look at the days.")
    there = _of_period(provider, writing)
    if there and not writing.get("corrects"):
        raise QaifError(
            f"{provider.id} was asked for that return of {writing.get('period')} on {day(there[1].date)} already.",
            "`--corrects` puts an entry right.",
        )
    entry = entry_of(writing, "date", "corrects", "framework", "period", "due")
    return Proposal((Draft("provider", provider.id, (Append("/returns", entry),)),))


def receive(writing: Writing) -> Proposal:
    """A return came."""
    provider = target_as(writing, Provider)
    place, entry = _meant(provider, writing)
    on = day_said(writing)
    _not_ahead(writing)
    if entry.received and entry.received != on:
        raise QaifError(f"It came on {day(entry.received)} already.", "`--corrects` of `ask` puts it right.")
    if on < entry.date:
        raise QaifError(f"It was asked for on {day(entry.date)}, after {day(on)}.", "Look at --date.")
    return Proposal(
        (Draft("provider", provider.id, (Set(f"/returns/{place}/received", on.isoformat()),)),),
        (f"The return of {entry.period}.",),
    )


def answer(writing: Writing) -> Proposal:
    """A return was answered."""
    provider = target_as(writing, Provider)
    place, entry = _meant(provider, writing)
    on = day_said(writing)
    _not_ahead(writing)
    said: dict[str, Any] = kept({name: writing.get(name) for name in ("date", "by", "body", "decision")})
    if entry.answered and entry.answered.model_dump(mode="json", exclude_none=True) != said:
        raise said_already(f"It was answered on {day(entry.answered.date)} already.", provider.id)
    if entry.received is None:
        raise QaifError(
            f"The return of {entry.period} did not come yet.",
            f"`qaif provider return receive {provider.id}`.",
        )
    if on < entry.received:
        raise QaifError(f"It came on {day(entry.received)}, after {day(on)}.", "Look at --date.")
    return Proposal(
        (Draft("provider", provider.id, (Set(f"/returns/{place}/answered", said),)),),
        (f"The return of {entry.period}.",),
    )


def _of_period(provider: Provider, writing: Writing) -> tuple[int, Return] | None:
    """The return that was said, of the period that was said; the last asked for where none was."""
    said = bare_words(str(writing.get("period") or ""))
    found: list[tuple[int, Return]] = [
        (place, entry)
        for place, entry in numbered(provider.returns, writing.today)
        if entry.framework == writing.get("framework") and said in ("", bare_words(entry.period))
    ]
    return found[-1] if found else None


def _meant(provider: Provider, writing: Writing) -> tuple[int, Return]:
    found = _of_period(provider, writing)
    if found is None:
        of = f" of {writing.get('period')}" if writing.get("period") else ""
        raise QaifError(
            f"{provider.id} was asked for no such return{of}.", f"`qaif provider return ask {provider.id}`."
        )
    return found


def _happened(writing: Writing, provider: Provider) -> Any:
    """The day of an entry, on which the provider was open, and which has come."""
    on = day_said(writing)
    still_open(provider, "provider", on)
    _not_ahead(writing)
    return on


def _not_ahead(writing: Writing) -> None:
    on = day_said(writing)
    if on > writing.today:
        raise QaifError(f"{day(on)} has not come yet.", "--date is the day on which it happened.")
