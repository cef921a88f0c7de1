"""Forms of indicators: add one, change its plain fields, record its points, close it."""

from __future__ import annotations

from qaif_cli.flow.forms.form import Blank, Form, RecordPart
from qaif_cli.flow.forms.shared import PRIVATE, close_form, corrects, edit_form, editable, reopen_form
from qaif_cli.model.vocabulary import BETTER, EVERY, PROFILES

BASELINE = RecordPart(
    "baseline",
    {"baseline": "value", "baseline_period": "period", "baseline_note": "note"},
    first="baseline",
    unknown=("period",),
)
TARGET = RecordPart(
    "target",
    {"target_value": "value", "target_due": "due", "target_source": "source"},
    first="target_value",
    unknown=("source",),
)
LISTS = {
    "dimension": "dimensions",
    "provider": "providers",
    "risk": "risks",
    "commitment": "commitments",
    "reported_to": "reported_to",
}
"""The blanks that may be repeated, each with its field."""
ADD_BLANKS = (
    Blank("title", "what is measured, in one line", required=True),
    Blank("id", "its short name in lower case; else made of the title"),
    Blank("area", "the area in whose report it stands", kind="area", required=True),
    Blank("owner", "the role that answers for it", kind="role", required=True),
    Blank("definition", "what is counted, and by which rules", default="unknown"),
    Blank("numerator", "what is counted, for a rate or a share"),
    Blank("denominator", "out of what, for a rate or a share"),
    Blank("population", "the people of whom a count is told as a rate", kind="population", asked=False),
    Blank("unit", "what the values count, such as % or days", required=True),
    Blank(
        "better",
        "whether higher is better, lower, or neither",
        kind="choice",
        words=BETTER.words,
        required=True,
    ),
    Blank("dimension", "a dimension of quality that it shows", kind="dimension", many=True),
    Blank("provider", "a provider it is about", kind="provider", many=True),
    Blank("risk", "a risk on which it bears", kind="risk", many=True),
    Blank("commitment", "a commitment whose outcome it measures", kind="commitment", many=True),
    Blank("reported_to", "a body to which it is reported", kind="body", many=True),
    Blank("service", "the service in which it is followed"),
    Blank("no_cut", "why it is not broken down by group of people", asked=False),
    Blank("every", "how often there is a new point", kind="choice", words=EVERY.words, default="monthly"),
    Blank("published_after", "days from the end of a period until its point may be expected", kind="count"),
    Blank("baseline", "where it stood before", kind="number"),
    Blank("baseline_period", "the time that the baseline is of, in words", part_of="baseline"),
    Blank("baseline_note", "how the baseline was worked out", part_of="baseline"),
    Blank("target_value", "where it should get to", kind="number", flag="--target"),
    Blank(
        "target_due", "the day by which it should get there", kind="day", ahead=True, part_of="target_value"
    ),
    Blank("target_source", "who set the target, and where that is written", part_of="target_value"),
    Blank("no_target", "there is no target, on purpose", kind="flag"),
    Blank("profile", "how limits are worked out", kind="choice", words=PROFILES.words),
    Blank("limits_from", "how many points of a phase its limits come from; else all", kind="count"),
    PRIVATE,
)
MEANT = Blank(
    "meant",
    "the figure is meant, though no other is below nought, above 100%, or of that size",
    kind="flag",
    asked=False,
)
OUT_OF = Blank("out_of", "how many people or events the figure rests on", kind="count", asked=False)
RECORD_BLANKS = (
    Blank(
        "date",
        "the last day of the period that the figure is of",
        kind="day",
        required=True,
        where=("point", None),
    ),
    Blank("value", "the figure, without its unit", kind="number"),
    Blank("missing", "why there is no figure for the period", asked=False),
    Blank("point", "a day and its figure, such as 2026-04-30=81.5", many=True, asked=False),
    Blank("received", "the day on which the figure reached us", kind="day", asked=False),
    Blank("note", "what to mind when reading it", asked=False),
    Blank("revise", "put a figure right that was recorded before", kind="flag", asked=False),
    MEANT,
    Blank("group", "the group of people that it is of, such as G1, or as papers call it", asked=False),
    OUT_OF,
)
CUT_BLANKS = (
    Blank("by", "by what it is broken down", kind="cut", required=True),
    Blank("group", "the group, as papers call it", required=True),
    *(blank for blank in RECORD_BLANKS if blank.name not in ("group", "revise")),
)
BENCHMARK_BLANKS = (
    Blank("value", "the figure of the others, without its unit", kind="number", required=True),
    Blank("peers", "who the others are, and whether it is their median or mean", required=True),
    Blank("source", "where it is published, and of which time it is", required=True),
    Blank(
        "period_end",
        "the last day of the period that it is of, where that is one of the indicator's own",
        kind="day",
        asked=False,
    ),
    Blank("rank", "our place among them, the best first", kind="count"),
    Blank("of", "among how many", kind="count", part_of="rank"),
    Blank("date", "the day on which it was looked up", kind="day", default="today"),
    MEANT,
    corrects("benchmarks"),
)
PHASE_BLANKS = (
    Blank("first", "the day of the first point of the new phase", kind="day", flag="--from", required=True),
    Blank("why", "what changed in the process, and why that is believed to last", default="unknown"),
    Blank("approved_by", "the role that approved it", kind="role", default="unknown"),
    Blank("forum", "the body at which it was approved", kind="body"),
    Blank("date", "the day on which it was decided", kind="day", default="today"),
    corrects("phases"),
)
FORMS = (
    Form(
        "add",
        "Put an indicator on the register.",
        'qaif indicator add --title "…" --area maternity-neonatal --owner ROLE --unit % --better up …',
        ADD_BLANKS,
        act="indicators:add",
    ),
    edit_form(
        "indicator",
        editable(ADD_BLANKS, "id"),
        'qaif indicator edit maternity-triage-15-minutes --target 85 --target-source "…"',
        {name: f"/{field}" for name, field in LISTS.items()},
        parts=(BASELINE, TARGET),
        act="indicators:edit",
    ),
    close_form(
        "indicator",
        "Close an indicator that is no longer kept; its file stays.",
        'qaif indicator close maternity-triage-15-minutes --reason "…" --by ROLE',
        "why it is no longer kept, and what takes its place",
    ),
    reopen_form("indicator", 'qaif indicator reopen maternity-triage-15-minutes --by ROLE --why "…"'),
    Form(
        "record",
        "Record one point of an indicator, or several.",
        "qaif indicator record maternity-triage-15-minutes --date 2026-04-30 --value 81.5",
        RECORD_BLANKS,
        act="points:record",
        target="indicator",
    ),
    Form(
        "cut",
        "Tell a group of people apart, with its first figure or several.",
        'qaif indicator cut maternity-triage-15-minutes --by deprivation --group "most deprived fifth" --date 2026-04-30 --value 71 --out-of 120',
        CUT_BLANKS,
        act="cuts:add",
        target="indicator",
    ),
    Form(
        "benchmark",
        "Record how others stand, as it was looked up.",
        'qaif indicator benchmark dementia-diagnosis-rate --value 65.2 --peers "boards of England, median" --source "NHS England, July 2026" --rank 31 --of 42',
        BENCHMARK_BLANKS,
        act="points:benchmark",
        target="indicator",
    ),
    Form(
        "phase",
        "Begin the limits of an indicator anew, where its process is known to have changed.",
        'qaif indicator phase maternity-triage-15-minutes --from 2026-04-30 --why "…" --approved-by ROLE',
        PHASE_BLANKS,
        act="points:phase",
        target="indicator",
    ),
)
