"""Inequalities: indicators are broken down by group, the figures of groups keep up, and a gap that grows is told."""

from __future__ import annotations

from collections.abc import Iterator

from qaif_cli.judge.calendar import add_months, last_of_month
from qaif_cli.judge.rule import rule
from qaif_cli.judge.state.inequalities import inequalities
from qaif_cli.judge.state.open_records import open_indicators
from qaif_cli.model.finding import Hit
from qaif_cli.model.framework import Framework
from qaif_cli.model.inequality import apart_in_words
from qaif_cli.model.moment import Moment
from qaif_cli.model.words import bare_words, in_words


@rule(
    "INQ001",
    "indicator-not-broken-down",
    "warning",
    "§2.3 addressing inequalities and variation, §2.6 requirement 4; that each indicator is broken down is our own",
    "P",
)
def not_broken_down(now: Moment) -> Iterator[Hit]:
    """An open indicator that is reported to the Board, shows no two groups of people apart, and does not say why not.

    One group beside the figure of all is enough.
    Why it matters: systems are to address inequalities and variation, and an average hides both: it can rise while
    those who are served worst fall behind.
    How to fix: record the figures of a group with `qaif indicator cut`, or many with `qaif indicator import`; where they
    cannot be had or would tell nothing, say why with `qaif indicator edit --no-cut`.
    Example: an indicator of the Board with `cuts: []` and no `no_cut`.
    """
    board = now.framework.body_for("board")
    bodies = now.framework.lineage(board.id, now.day) | {board.id} if board else frozenset[str]()
    for indicator in open_indicators(now):
        told = any(point.value is not None for cut in indicator.cuts for point in cut.points)
        if bodies.isdisjoint(indicator.reported_to) or indicator.no_cut or told:
            continue
        message = (
            "it is reported to the Board, no group of people is told apart in it, and it is not said why"
        )
        yield Hit(indicator.id, "/cuts", message)


@rule("INQ002", "groups-lag-behind", "warning", "our own; §2.6 sets no day", "P")
def lags_behind(now: Moment) -> Iterator[Hit]:
    """An open indicator whose figures of groups end long before its own.

    Why it matters: a gap of last year beside a figure of last month reads as if it were still so.
    How to fix: record the figures of the groups with `qaif indicator record --group`, or of many with
    `qaif indicator import`.
    Example: monthly figures up to October, and the last of the groups of March.
    """
    settings = now.framework.inequalities
    if settings is None or settings.behind is None:
        return
    for indicator in open_indicators(now):
        own = max((point.date for point in indicator.points if point.value is not None), default=None)
        for place, cut in enumerate(indicator.cuts):
            last = max((point.date for point in cut.points if point.value is not None), default=None)
            if own and last and last_of_month(add_months(last, settings.behind.months)) < own:
                by = _by(now.framework, cut.by)
                message = (
                    f"the last figure of {cut.group} ({by}) is of {in_words(last)}, and its own of"
                    f" {in_words(own)}"
                )
                yield Hit(indicator.id, f"/cuts/{place}/points/{len(cut.points) - 1}/date", message)


@rule(
    "INQ003",
    "gap-grew",
    "info",
    "§2.3 addressing inequalities and variation; from when it is told is our own",
    "P",
)
def gap_grew(now: Moment) -> Iterator[Hit]:
    """An open indicator in which the gap between the worst-served and the best-served grew period after period.

    Why it matters: that one gap is wider than the last may be chance; several running seldom are, and nobody sees it in
    the figure of all.
    How to fix: look into why with the service, and put what is done on the indicator with `qaif action add`, or on the
    register as a risk that names the group.
    Example: 6, 8, 11 and 13 percentage points between the most and the least deprived fifth, quarter after quarter.
    """
    settings = now.framework.inequalities
    if settings is None or settings.widened is None:
        return
    for indicator in open_indicators(now):
        for found in inequalities(now).get(indicator.id, ()):
            if found.wider < settings.widened.periods:
                continue
            first = found.gaps[-1 - found.wider]
            number = "1 period" if found.wider == 1 else f"{found.wider} periods"
            message = (
                f"by {_by(now.framework, found.by)} the gap grew {number} running, from"
                f" {apart_in_words(first.apart, indicator)} at {in_words(first.day)} to {apart_in_words(found.last.apart, indicator)} at"
                f" {in_words(found.last.day)}; {'served worst' if found.worse else 'set apart'}: {found.last.worst.group}"
            )
            yield Hit(indicator.id, "/cuts", message)


@rule(
    "INQ004", "group-so-small", "warning", "our own; a public figure on few people may tell who they are", "P"
)
def so_small(now: Moment) -> Iterator[Hit]:
    """A public indicator with a figure of a group that rests on very few people or events.

    Why it matters: whoever knows the place can tell who they are; and a share of seven people jumps by chance.
    How to fix: put groups together or take a longer period; or keep the indicator private with `qaif indicator edit
    --sensitivity private`. Papers for the public leave such a gap out.
    Example: `sensitivity: public`, and a figure of a group with `out_of: 6`.
    """
    settings = now.framework.inequalities
    if settings is None or settings.fewest is None:
        return
    fewest = settings.fewest.count
    for indicator in now.register.indicators:
        if indicator.sensitivity != "public":
            continue
        for place, cut in enumerate(indicator.cuts):
            small = [
                at
                for at, point in enumerate(cut.points)
                if point.value is not None and point.out_of is not None and point.out_of < fewest
            ]
            if small:
                at, count = small[-1], cut.points[small[-1]].out_of
                message = (
                    f"the figure of {cut.group} of {in_words(cut.points[at].date)} rests on {count}, fewer than"
                    f" {fewest}, and the indicator is public"
                )
                yield Hit(indicator.id, f"/cuts/{place}/points/{at}/out_of", message)


@rule("INQ005", "group-twice", "error", "qaif: how records are written", "P")
def group_twice(now: Moment) -> Iterator[Hit]:
    """A group of people that stands in one indicator twice, by the same thing.

    Why it matters: its figures are in two places, and a gap between the two is none.
    How to fix: record its figures under one of the two; take out the other before it is committed.
    Example: G1 and G3, both “most deprived fifth” by deprivation.
    """
    for indicator in now.register.indicators:
        seen: dict[tuple[str, str], str] = {}
        for place, cut in enumerate(indicator.cuts):
            first = seen.setdefault((cut.by, bare_words(cut.group)), cut.id)
            if first != cut.id:
                message = f"{first} and {cut.id} are both {cut.group} ({_by(now.framework, cut.by)})"
                yield Hit(indicator.id, f"/cuts/{place}/group", message)


def _by(framework: Framework, by: str) -> str:
    """By what it is broken down, as it stands in a sentence."""
    name = framework.names("cut").get(by, by)
    return f"{name[0].lower()}{name[1:]}"
