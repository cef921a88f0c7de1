"""Good practice: what is praised again and again is shared, and what is shared is taken up (§4.1 step 4)."""

from __future__ import annotations

from collections.abc import Iterator

from qaif_cli.judge.rule import rule
from qaif_cli.judge.state.good_practice import practices, praised_alone
from qaif_cli.model.finding import Hit
from qaif_cli.model.moment import Moment
from qaif_cli.model.words import in_words, listed

STEP = "§4.1 step 4 asks that excellent practice is recognised and shared"


@rule("LRN001", "praised-not-shared", "warning", f"{STEP}; how often is our own", "P")
def praised(now: Moment) -> Iterator[Hit]:
    """Praise of one provider on one theme that came in as often as `praised` says, and was shared with nobody.

    Where praise names no provider, its area is meant. It is found once, on the last piece.
    Why it matters: what goes well in one place is of use elsewhere only where somebody is told.
    How to fix: decide on it with `qaif intelligence discuss --decision share`, and record with `qaif intelligence share` with
    whom it was shared; where it is nothing to spread, agree an exception.
    Example: three compliments since May on how a ward speaks with families, and no `shared_to` on any.
    """
    settings = now.framework.praised
    for group in praised_alone(now):
        if settings:
            theme = now.framework.names("theme").get(group.theme, group.theme)
            ids = listed([item.id for item in group.items])
            message = (
                f"{now.register.title(group.about)} was praised {len(group.items)} times in {settings.months} months for"
                f" “{theme}” ({ids}), and that was shared with nobody"
            )
            yield Hit(group.items[-1].id, "/source_type", message)


@rule("LRN002", "practice-not-taken-up", "warning", f"{STEP}; how soon is our own", "P")
def not_taken_up(now: Moment) -> Iterator[Hit]:
    """Good practice that was shared longer ago than `practice_taken_up` says, and that nobody took up.

    Why it matters: what is sent round and used by nobody was not shared, but posted.
    How to fix: ask those it was shared with; record with `qaif intelligence taken-up` who took it up and what shows it. Where
    nobody will, say why with `qaif intelligence discuss`, and agree an exception.
    Example: shared with two providers on 1 March, and no `taken_up` on 1 July, where 90 days are set.
    """
    for practice in practices(now).values():
        if practice.unused and practice.take_up_by:
            first = in_words(practice.shared[0].date)
            message = f"it was first shared on {first}, and by {in_words(practice.take_up_by)} nobody had taken it up"
            yield Hit(practice.item.id, "/shared_to/0/date", message)


@rule("LRN003", "practice-not-shared", "warning", f"{STEP}; how soon is our own", "P")
def not_shared(now: Moment) -> Iterator[Hit]:
    """Good practice that was decided to be shared longer ago than `learning_shared` says, and was shared with nobody.

    Why it matters: a decision to share is good intent until somebody was told.
    How to fix: share it, and record with whom with `qaif intelligence share`.
    Example: `decision: share` of 1 May without `shared_to`, on 1 June, where 30 days are set.
    """
    for practice in practices(now).values():
        if practice.unshared and practice.share_by:
            place = max(
                place for place, entry in enumerate(practice.item.discussions) if entry.decision == "share"
            )
            message = (
                f"it was decided to share it, and by {in_words(practice.share_by)} it was shared with nobody"
            )
            yield Hit(practice.item.id, f"/discussions/{place}/decision", message)
