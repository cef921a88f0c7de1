"""The impact of changes: assessed whole, signed and decided on before they begin, and looked back on."""

from __future__ import annotations

from collections.abc import Iterator

from qaif_cli.judge.calendar import days_in_words
from qaif_cli.judge.rule import rule
from qaif_cli.judge.state.impacts import changes_together, impacts, open_impacts
from qaif_cli.judge.state.open_records import is_open
from qaif_cli.model.finding import Hit
from qaif_cli.model.impact_state import GOES, ImpactState
from qaif_cli.model.kinds.risk import Risk
from qaif_cli.model.moment import Moment
from qaif_cli.model.vocabulary import PANEL_WORDS, PROFESSIONS
from qaif_cli.model.words import in_words, listed

_FEW = 4
"""So many dimensions or groups are all named."""


@rule(
    "EIA001",
    "started-before-signed",
    "error",
    "§5.1 Quality governance, §5.2 priority 3; that it is signed before it begins, and by whom, is our own",
    "P",
)
def started_unsigned(now: Moment) -> Iterator[Hit]:
    """A change that began before everybody had signed whose signature is asked for; to stop or close it later heals nothing.

    Why it matters: the impact on quality and equality is assessed for policies, projects and redesign; a signature
    that comes after the start can stop nothing.
    How to fix: have it signed, with `qaif impact sign`; if it has not begun, write the day on which it will with `qaif
    impact edit --starts`. If it was signed too late, agree an exception, and say what was learnt.
    Example: a redesign that began on 1 May, signed for nursing on 20 April and for medicine on 9 May.
    """
    for state in impacts(now).values():
        began = state.start
        if not began or not state.started:
            continue
        missing = [f"nobody signed for {profession}" for profession in map(PROFESSIONS.label, state.unsigned)]
        late = [
            f"it was signed for {PROFESSIONS.label(entry.profession)} on {in_words(entry.date)}, {days_in_words((entry.date - began).days)} too late"
            for entry in state.signed_late
        ]
        if missing or late:
            yield Hit(
                state.impact.id, "/starts", f"it began on {in_words(began)}, and {listed([*missing, *late])}"
            )


@rule(
    "EIA002",
    "full-assessment-missing",
    "warning",
    "two stages of a quality impact assessment, NHS practice",
    "V2",
)
def without_full(now: Moment) -> Iterator[Hit]:
    """An open change with a score above that from which the full assessment is asked for, and none was made.

    The score before mitigation counts: that a mitigation is enough is what the full assessment has to show.
    Why it matters: a screening is one look at each dimension; what may harm so much deserves more than that.
    How to fix: make the full assessment, and record it with `qaif impact assess --stage full`.
    Example: a saving that scores 12 for safety, with a screening alone.
    """
    settings = now.framework.impact
    for state in open_impacts(now):
        worst = state.worst
        if settings and worst and worst.before and state.needs_full and not state.stopped:
            name = now.framework.names("dimension").get(worst.dimension, worst.dimension)
            message = (
                f"it scores {worst.before.score} for `{name}` before mitigation, and above"
                f" {settings.full_above.score} a full assessment is asked for"
            )
            yield Hit(state.impact.id, f"/effects/{state.impact.effects.index(worst)}/before", message)


@rule("EIA003", "look-back-late", "warning", "our own; §5.1 asks only that impact is assessed", "P")
def look_back_late(now: Moment) -> Iterator[Hit]:
    """An open change that was to be looked back on by now, and was not.

    Why it matters: an assessment is a forecast; only who looks back knows whether care got worse.
    How to fix: look back, and record what was found with `qaif impact look-back`; if it is too early to tell, name
    another day with `qaif impact edit --look-back`.
    Example: a change that began on 1 April, to be looked back on by 1 October, on 19 November.
    """
    for state in open_impacts(now):
        due = state.look_back_due
        if due and state.look_back_late:
            ago = days_in_words(state.look_back_late)
            again = "again " if state.impact.looked_back else ""
            last = len(state.impact.looked_back) - 1
            pointer = (
                f"/looked_back/{last}/again"
                if again
                else "/look_back"
                if state.impact.look_back
                else "/starts"
            )
            yield Hit(
                state.impact.id, pointer, f"it was to be looked back on {again}by {in_words(due)}, {ago} ago"
            )


@rule(
    "EIA004",
    "residual-without-risk",
    "warning",
    "our own; §4.4 has its monthly review from the same score",
    "P",
)
def residual_without_risk(now: Moment) -> Iterator[Hit]:
    """An open change that leaves a high score after mitigation, and names no open risk of the register.

    Why it matters: what remains after mitigation is a risk that somebody has taken; it needs an owner and reviews.
    How to fix: put it on the register with `qaif risk add`, and name it with `qaif impact edit --risk`; or name the one
    that is there.
    Example: a decommissioning that leaves 16 for a positive experience, with `risks: []`.
    """
    settings = now.framework.impact
    for state in open_impacts(now):
        worst, left = state.residual, state.left
        if not settings or worst is None or left is None or left < settings.risk_from.score or state.stopped:
            continue
        held = (now.register.get(Risk, id_) for id_ in state.impact.risks)
        if not any(risk and is_open(risk) for risk in held):
            name = now.framework.names("dimension").get(worst.dimension, worst.dimension)
            yield Hit(
                state.impact.id, "/risks", f"it leaves {left} for `{name}`, and no open risk holds that"
            )


@rule(
    "EIA005",
    "changes-not-seen-together",
    "warning",
    "our own; what several changes do together is more than each",
    "P",
)
def not_seen_together(now: Moment) -> Iterator[Hit]:
    """Several open changes to one service, and no decision looked at all of them together.

    A service is an area at a provider; changes that name no provider are to the area as such. It is found once, on the
    last of them.
    Why it matters: three savings of which each leaves care safe may not leave it so together.
    How to fix: have the panel look at them together, and record that with `qaif impact decide --seen-with`.
    Example: two savings and a redesign of out of hours care at one provider, each decided on alone.
    """
    for group in changes_together(now):
        if not group.seen:
            ids = [state.impact.id for state in group.states]
            at = f" at {now.register.title(group.provider)}" if group.provider else ""
            service = f"{now.register.title(group.area)}{at}"
            message = (
                f"{listed(ids)} change {service} at the same time, and no decision looked at them together"
            )
            yield Hit(ids[-1], "/decisions", message)


@rule(
    "EIA006",
    "impact-not-answered",
    "warning",
    "§2.4, Equality Act 2010 section 149; that each is answered is our own",
    "P",
)
def not_answered(now: Moment) -> Iterator[Hit]:
    """An open change of which a dimension of quality is not assessed, or a group of people not answered for.

    A dimension that gets worse is assessed once it has a score.
    Why it matters: what nobody asked about is where harm is missed; “none, because …” is an answer too.
    How to fix: answer each with `qaif impact assess --dimension … --effect …` and `--group … --affected no --says …`.
    Example: a policy with five of six dimensions, and nothing on carers.
    """
    for state in open_impacts(now):
        if state.stopped:
            continue
        for at, of, missing in (
            ("/effects", "dimension", state.silent_dimensions),
            ("/groups", "group", state.silent_groups),
        ):
            if missing:
                names = now.framework.names(of)
                score = "a score for " if _unscored(state, at) else ""
                what = _named([names.get(id_, id_) for id_ in missing], len(names), of)
                yield Hit(state.impact.id, at, f"it says nothing of {score}{what}")


def _named(missing: list[str], count: int, of: str) -> str:
    """What is missing: a few by name, of many the first; that all are where they are."""
    if len(missing) == count and count > _FEW:
        return f"any of the {count} {of}s"
    more = len(missing) - _FEW + 1
    return listed([*missing[: _FEW - 1], f"{more} more {of}s"] if more > 1 else missing)


def _unscored(state: ImpactState, at: str) -> bool:
    """Whether what is missing are scores alone."""
    return at == "/effects" and all(id_ in state.effects for id_ in state.silent_dimensions)


@rule("EIA007", "conditions-without-actions", "warning", "our own; §2.5 asks that actions are followed", "P")
def conditions_without_actions(now: Moment) -> Iterator[Hit]:
    """An open change that may go ahead with conditions, and no action says which.

    Why it matters: a condition that nobody owns is kept by chance.
    How to fix: write each condition as an action with an owner and a day, with `qaif action add`.
    Example: `decision: go-with-conditions` and `actions: []`.
    """
    for state in open_impacts(now):
        if state.decided == "go-with-conditions" and not state.impact.actions:
            place = len(state.impact.decisions) - 1
            yield Hit(
                state.impact.id,
                f"/decisions/{place}/decision",
                "it may go with conditions, and none stands as an action",
            )


@rule(
    "EIA008",
    "started-without-decision",
    "error",
    "our own; §5.1 asks for the assessment, the panel is practice",
    "P",
    after=("EIA001",),
)
def started_undecided(now: Moment) -> Iterator[Hit]:
    """A change that began before a body had decided that it may; to stop or close it later heals nothing.

    Why it matters: who begins first and asks later leaves the panel nothing to decide.
    How to fix: if it has not begun, write the day on which it will with `qaif impact edit --starts`; else take it to the
    panel and record its decision with `qaif impact decide`. If it was decided too late, agree an exception.
    Example: a project that began on 1 May, and whose last decision is `not-yet`.
    """
    for state in impacts(now).values():
        began = state.start
        if not began or not state.started:
            continue
        by_then = [entry for entry in state.impact.decisions if entry.date <= began]
        if by_then and by_then[-1].decision in GOES:
            continue
        later = next(
            (entry for entry in state.impact.decisions if entry.date > began and entry.decision in GOES), None
        )
        if later:
            why = f"it was decided on {in_words(later.date)}, {days_in_words((later.date - began).days)} later, that it may"
        elif by_then:
            why = f"the last decision by then was “{PANEL_WORDS.label(by_then[-1].decision)}”"
        else:
            why = "no body had decided that it may"
        yield Hit(state.impact.id, "/starts", f"it began on {in_words(began)}, and {why}")


@rule("EIA009", "assessed-worse-after-signed", "warning", "our own; a signature is for what stood there", "P")
def worse_after_signed(now: Moment) -> Iterator[Hit]:
    """An open change that was assessed as worse after the last signature of a profession.

    Why it matters: who signed has seen a lower score, and may not have signed for this one.
    How to fix: show it to them, and record that they sign again with `qaif impact sign`.
    Example: signed on 20 April at 6, assessed anew on 4 May at 12.
    """
    for state in open_impacts(now):
        for place, entry in enumerate(state.impact.effects):
            earlier = [item for item in state.impact.effects[:place] if item.dimension == entry.dimension]
            was = earlier[-1].left if earlier else None
            if not entry.left or entry.left.score <= (was.score if was else 0):
                continue
            last_signed = {item.profession: item.date for item in state.impact.signed}
            before = [profession for profession, day in last_signed.items() if day < entry.date]
            if before and state.effects[entry.dimension] is entry:
                name = now.framework.names("dimension").get(entry.dimension, entry.dimension)
                message = (
                    f"`{name}` was assessed as {entry.left.score} on {in_words(entry.date)}, after it was signed for"
                    f" {listed([PROFESSIONS.label(profession) for profession in before])}"
                )
                yield Hit(state.impact.id, f"/effects/{place}", message)


@rule("EIA010", "closed-without-look-back", "warning", "our own; §5.1 asks only that impact is assessed", "P")
def closed_unseen(now: Moment) -> Iterator[Hit]:
    """A change that began, was closed, and nobody looked back on what it did.

    Why it matters: closing it takes it off every list, and with it the question whether care got worse.
    How to fix: record what was found with `qaif impact look-back --date` of a day before the closing; or open it
    again with `qaif impact reopen`.
    Example: a saving of April, closed in June as done, with `looked_back: []`.
    """
    for state in impacts(now).values():
        if state.closed and state.started and state.impact.closed and not state.impact.looked_back:
            day = in_words(state.impact.closed.date)
            yield Hit(
                state.impact.id, "/closed", f"it was closed on {day}, and nobody looked back on what it did"
            )
