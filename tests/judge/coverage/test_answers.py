"""What single statements are answered, in registers planted for each answer."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from qaif_cli.judge.coverage.answer import Between
from qaif_cli.model.vocabulary import Answer
from tests.support.covering import FUNCTIONS, Edit, Put, Write, assessed, covered, meeting, plant
from tests.support.shipped import RECORDS as SHIPPED

RISK, CONCERN, AREA = "risks/R-0001.yaml", "concerns/Q-0001.yaml", "areas/primary-care.yaml"
INDICATOR = "indicators/results-read.yaml"
BOARD = Put("framework.yaml", "    name: NHS England Region\n", "    name: The Board\n    function: board\n")
FOR_THE_BOARD = Put("indicators/results-read.yaml", "[quality-committee]", "[quality-committee, nhse-region]")
IN_PUBLIC = "  - id: M1\n    record: quality-committee-2026-05-28\n    part: public\n    minute: Read.\n"
ITEM, PROVIDER, PRIORITY = "intelligence/2026/I-0001.yaml", "providers/fernhill-practice.yaml", "year-one-1"
REVIEWED = "  - id: M1\n    business: risk-register\n    decision: Reviewed.\n"
UNTOLD = "  - id: M1\n    business: risk-register\n"
"""An item on the agenda of which the minutes say nothing."""
ON_THE_TABLE = "  - id: M1\n    record: Q-0001\n    decision: Wants the plan.\n"
ONWARD = "  - id: M1\n    record: 2026-04-16-system-quality-group\n"
COMMITTEE = ("quality-committee", "2026-05-28", "non-executive-director")
GROUP = ("system-quality-group", "2026-04-16", "chief-nursing-officer")
CHANGE = "impacts/E-0001.yaml"
PROPOSED = """\
id: {id}
title: One reader of results
owner: quality-lead
subject: project
what: One reader and not two
area: safety
opened: {day}
starts: 2026-09-01
"""
FIRST = "    why: The places before eight are there first\n"
STOPPED = f"{FIRST}  - {{ date: 2026-04-21, body: quality-committee, decision: stop, why: It was signed too late }}\n"
NO_CHANGE = Write(CHANGE, PROPOSED.format(id="E-0001", day="2026-06-16"))
"""The one change is not proposed yet."""
WAIVER = """\
waivers:
  - rule: PRV001
    agreed_on: 2026-05-01
    agreed_by: quality-committee
    until: 2026-12-31
    why: The page is being mended.
"""
NO_CHECK = (
    "    - { checked_on: 2025-07-01, published: 2024-02-15, overall: good }\n"
    "    - { checked_on: 2026-02-03, published: 2024-02-15, overall: requires-improvement }\n"
)
OLD_CHECK = "    - { checked_on: 2025-05-01, published: 2024-02-15, overall: good }\n"
VALIDATED = "validated:\n  date: 2026-01-27\n  by: director-of-quality\n"
LAST_REVIEW = """\
  - date: 2026-06-01
    by: quality-lead
    forum: quality-committee
    consequence: 4
    likelihood: 4
    note: Backlog halved
"""
ELSEWHERE = Put(CONCERN, "19\n    body: system-quality-group", "19\n    body: quality-committee")
"""The concern was before the committee, and not before the group."""
LATER = Put(CONCERN, "  - date: 2026-03-12\n    level: enhanced", "  - date: 2026-04-01\n    level: enhanced")
"""It came to enhanced while the group's meetings were kept."""
OWNER_REVIEWS = tuple(
    Put(RISK, f"  - date: {day}\n    by: {by}\n", f"  - date: {day}\n    by: secretary\n")
    for day, by in (
        ("2026-03-04", "quality-lead"),
        ("2026-04-02", "quality-lead"),
        ("2026-05-01", "safety-lead"),
        ("2026-06-01", "quality-lead"),
    )
)
"""The reviews of the high risk, by somebody who does not own it."""


def priority(status: str, day: str = "2026-05-20") -> Write:
    return Write(
        f"commitments/{PRIORITY}.yaml",
        f"""\
id: {PRIORITY}
title: Make quality everyone's business
owner: director-of-quality
type: priority
plan_year: 1
position: 1
source: §5.2, priority 1
updates:
  - {{ date: {day}, by: director-of-quality, involvement: Begun, status: {status} }}
""",
    )


def impact(status: str, day: str = "2026-05-20") -> Write:
    return Write(
        "commitments/quality-governance-7.yaml",
        f"""\
id: quality-governance-7
title: Assess impact on quality
owner: director-of-quality
type: commitment
area: quality-governance
position: 7
source: §5.1, Quality governance, seventh
updates:
  - {{ date: {day}, by: director-of-quality, involvement: Tools in use, status: {status} }}
""",
    )


def lever(*days: str) -> Put:
    used = "".join(
        f"  - {{ date: {day}, body: quality-committee, text: A notice under the contract, contract_lever: true }}\n"
        for day in sorted(days, reverse=True)
    )
    return Put(CONCERN, "lead_body: quality-committee\n", f"{used}lead_body: quality-committee\n")


def undecided(day: str) -> Write:
    return Write(
        "intelligence/2026/I-0002.yaml",
        f"""\
id: I-0002
title: Waits at Fernhill
owner: director-of-quality
date: {day}
source_type: complaint
nature: soft
summary: Two complaints of waits.
""",
    )


HELPED = Put(
    CONCERN,
    "    due: 2026-09-30\n",
    "    due: 2026-09-30\n    met: { date: 2026-05-20, by: quality-lead, evidence: None in three months }\n",
)
SEEN = Put(PROVIDER, "findings: Results lie in two inboxes", "findings: unknown")
GOVERNANCE = Write(
    "areas/quality-governance.yaml",
    "id: quality-governance\ntitle: Quality governance\nowner: director-of-quality\ntype: function\n"
    "lead: director-of-quality\nscope: How we govern.\nsource: §5.1 Quality governance\n",
)

CASES: tuple[tuple[str, Answer, tuple[Edit, ...]], ...] = (
    # A refresh of the framework, in time, not in time, and never recorded.
    ("S03", "partly", ()),
    ("S03", "not-kept", (Put("framework.yaml", "{ date: 2026-03-26, by", "{ date: 2025-04-02, by"),)),
    # The Board is not named, is named and nothing more, and had quality on its table.
    ("S05", "not-kept", ()),
    ("S05", "cannot-be-shown", (*FUNCTIONS, BOARD)),
    ("S05", "cannot-be-shown", (*FUNCTIONS, BOARD, meeting("nhse-region", "2026-06-04", "icb-chair", UNTOLD))),
    ("S05", "kept", (*FUNCTIONS, BOARD, meeting("nhse-region", "2026-06-04", "icb-chair", IN_PUBLIC))),
    # Which body decided says nothing of a more local one; nor does a route in the settings that nothing went.
    ("S04", "cannot-be-shown", ()),
    ("S15", "partly", ()),
    ("S16", "kept", ()),
    # Risks, indicators and concerns with a dimension; of the two concerns, one has no risk that carries any.
    ("S08", "partly", ()),
    ("S08", "kept", (Put("concerns/Q-0002.yaml", "\nlevels:", "\nrisks: [R-0001]\nlevels:"),)),
    # Only a self-assessment speaks: it is believed, less where nothing shows it or it is old, and silence is silence.
    ("S22", "cannot-be-shown", ()),
    ("S22", "partly", (assessed("requirement", 6, "met", "The records were sorted"),)),
    ("S22", "partly", (assessed("requirement", 6, "met"),)),
    ("S22", "partly", (assessed("requirement", 6, "met", "The records were sorted", "2025-05-02"),)),
    ("S22", "partly", (assessed("requirement", 6, "partly-met", "Half of them were sorted"),)),
    ("S22", "not-kept", (assessed("requirement", 6, "not-met", "None was sorted"),)),
    ("S22", "cannot-be-shown", (assessed("requirement", 6, "unknown"),)),
    # Records and a self-assessment: the worse of the two.
    ("S15", "not-kept", (assessed("requirement", 3, "not-met", "Nobody answers for one service"),)),
    ("S21", "cannot-be-shown", ()),
    ("S21", "not-kept", (assessed("requirement", 5, "not-met", "The group closed a duty"),)),
    # Indicators: agreed and read beside a risk, beside nothing, and without a definition; for the Board; taken up.
    ("S17", "kept", ()),
    ("S17", "cannot-be-shown", (Put(INDICATOR, "risks: [R-0001]\n", ""),)),
    ("S17", "not-kept", (Put(INDICATOR, "definition: Results that", "definition: unknown # Results that"),)),
    ("S18", "cannot-be-shown", FUNCTIONS),
    ("S18", "kept", (*FUNCTIONS, BOARD, FOR_THE_BOARD, meeting("nhse-region", "2026-06-04", "icb-chair", IN_PUBLIC))),
    ("S18", "partly", (*FUNCTIONS, BOARD, meeting("nhse-region", "2026-06-04", "icb-chair", IN_PUBLIC))),
    ("S68", "kept", ()),
    ("S68", "partly", (Put(INDICATOR, "baseline:\n  value: 73\n  period: April 2024 to March 2025\n", "baseline: unknown\n"),)),
    ("S72", "kept", ()),
    ("S72", "partly", (Put(INDICATOR, "  - { date: 2026-01-31, value: 71 }\n", ""),)),
    # Quarters that are over since meetings are kept: April to June is not over on 15 June.
    ("S20", "cannot-be-shown", FUNCTIONS),
    ("S20", "kept", (*FUNCTIONS, meeting(*GROUP))),
    # Early warnings: none, answered, and one that nobody answered.
    ("S24", "cannot-be-shown", ()),
    ("S24", "kept", (Put(ITEM, "count: 3\n", "count: 3\nearly_warning: true\n"),)),
    # Weeks: one of eleven is told.
    ("S35", "partly", FUNCTIONS),
    ("S36", "kept", FUNCTIONS),
    ("S36", "not-kept", (*FUNCTIONS, Put(ITEM, "date: 2026-04-14\n", "date: 2026-07-14\n"))),
    # Intelligence on which nothing was decided, at no meeting that was held: by a whole week after it, and before.
    ("S36", "partly", (*FUNCTIONS, undecided("2026-06-01"))),
    ("S36", "kept", (*FUNCTIONS, undecided("2026-06-09"))),
    # A lever of the contract: none, after support, one after and one before it, and before it alone.
    ("S39", "cannot-be-shown", ()),
    ("S39", "kept", (lever("2026-05-04"),)),
    ("S39", "partly", (lever("2026-05-04", "2026-03-20"),)),
    ("S39", "cannot-be-shown", (lever("2026-03-20"),)),
    # The report of the one service area; of the day two months ago, which is due today.
    ("S40", "kept", ()),
    ("S40", "kept", (Put(AREA, "  - date: 2026-05-14\n    by: quality-lead\n    recorded_by", "  - date: 2026-04-15\n    by: quality-lead\n    recorded_by"),)),
    ("S40", "not-kept", (Put(AREA, "  - date: 2026-05-14\n    by: quality-lead\n    recorded_by", "  - date: 2026-03-14\n    by: quality-lead\n    recorded_by"),)),
    # Who chaired the committee.
    ("S43", "cannot-be-shown", FUNCTIONS),
    ("S43", "kept", (*FUNCTIONS, meeting(*COMMITTEE))),
    ("S43", "not-kept", (*FUNCTIONS, meeting("quality-committee", "2026-05-28", "director-of-quality"))),
    ("S43", "partly", (*FUNCTIONS, meeting(*COMMITTEE), meeting("quality-committee", "2026-03-26", "secretary"))),
    ("S43", "cannot-be-shown", (*FUNCTIONS, meeting("quality-committee", "2026-05-28", "unknown"))),
    # The group's onward report.
    ("S45", "cannot-be-shown", FUNCTIONS),
    ("S45", "kept", (*FUNCTIONS, meeting(*GROUP), meeting(*COMMITTEE, ONWARD))),
    ("S45", "not-kept", (*FUNCTIONS, meeting(*GROUP), meeting(*COMMITTEE))),
    # Sharing.
    ("S47", "kept", ()),
    ("S47", "partly", (Put(CONCERN, "date: 2026-02-20\n    with_provider: fernhill-practice", "date: 2026-05-20\n    with_provider: fernhill-practice"),)),
    # The group's table: before the group since entry, at no meeting of it, and at the next.
    ("S49", "kept", FUNCTIONS),
    ("S49", "cannot-be-shown", (*FUNCTIONS, ELSEWHERE)),
    ("S49", "not-kept", (*FUNCTIONS, ELSEWHERE, LATER, meeting(*GROUP))),
    ("S49", "kept", (*FUNCTIONS, ELSEWHERE, LATER, meeting(*GROUP, ON_THE_TABLE))),
    # Who authorised enhanced; another than the ICB with and without a reason.
    ("S51", "kept", ()),
    ("S51", "not-kept", (Put(CONCERN, "    authorised_by: quality-committee\n    forum", "    authorised_by: cqc\n    forum"),)),
    ("S51", "kept", (Put(CONCERN, "    authorised_by: quality-committee\n    forum", "    authorised_by: cqc\n    authoriser_reason: It held the licence\n    forum"),)),
    ("S52", "cannot-be-shown", ()),
    # Plan and support at enhanced.
    ("S55", "kept", ()),
    ("S55", "not-kept", (Put(CONCERN, "    significant: true\n", ""),)),
    # The committee's review of the register within the cycle, before it, and never.
    ("S62", "cannot-be-shown", ()),
    ("S62", "kept", (*FUNCTIONS, meeting(*COMMITTEE, REVIEWED))),
    ("S62", "not-kept", (*FUNCTIONS, Put("framework.yaml", "interval_months: 2", "interval_months: 1"))),
    ("S62", "not-kept", (*FUNCTIONS, meeting(*COMMITTEE, UNTOLD))),
    ("S62", "kept", (*FUNCTIONS, meeting("quality-committee", "2026-04-02", "non-executive-director", REVIEWED))),
    # The group decided, and nothing shows that it helped; and both.
    ("S65", "partly", (*FUNCTIONS, meeting(*GROUP, ON_THE_TABLE))),
    ("S65", "kept", (*FUNCTIONS, meeting(*GROUP, ON_THE_TABLE), HELPED)),
    # A control on each risk.
    ("S63", "kept", ()),
    ("S63", "partly", (Put(RISK, "controls:\n  - id: C1\n    text: Results are sorted by hand each morning\n    date: 2026-01-20\n", ""),)),
    # Monthly reviews: all, all but the last, none.
    ("S64", "kept", ()),
    ("S64", "partly", (Put(RISK, LAST_REVIEW, ""),)),
    ("S64", "not-kept", OWNER_REVIEWS),
    # One of 70 is in the register.
    ("S73", "partly", ()),
    # A step down with its criterion met by then, and after it.
    ("S74", "kept", ()),
    ("S74", "not-kept", (Put("concerns/Q-0002.yaml", "      date: 2026-03-05\n", "      date: 2026-03-20\n"),)),
    # Validation of two risks.
    ("S75", "kept", ()),
    ("S75", "partly", (Put(RISK, VALIDATED, "validated: unknown\n"),)),
    # A change that was assessed, signed and decided on before it began; signed after it; and where one may go unanswered.
    ("S76", "kept", ()),
    ("S76", "not-kept", (Put(CHANGE, "date: 2026-03-05, profession", "date: 2026-04-20, profession"),)),
    ("S76", "not-kept", (Put(CHANGE, "  - { date: 2026-02-05, dimension: safe, care: same, by: quality-lead }\n", ""),)),
    # To stop it after it began heals nothing.
    ("S76", "not-kept", (Put(CHANGE, "date: 2026-03-05, profession", "date: 2026-04-20, profession"), Put(CHANGE, FIRST, STOPPED))),
    # Beside it, the commitment's own report.
    ("S76", "kept", (GOVERNANCE, impact("achieved"))),
    ("S76", "partly", (GOVERNANCE, impact("on-track"))),
    ("S76", "not-kept", (GOVERNANCE, impact("off-track"))),
    ("S76", "partly", (GOVERNANCE, impact("achieved", "2025-05-20"))),
    # Its own report alone, that no record bears out: a part at most.
    ("S76", "cannot-be-shown", (NO_CHANGE,)),
    ("S76", "partly", (NO_CHANGE, GOVERNANCE, impact("achieved"))),
    ("S76", "not-kept", (NO_CHANGE, GOVERNANCE, impact("off-track"))),
    # What is still being assessed is no exception.
    ("S76", "kept", (Write("impacts/E-0002.yaml", PROPOSED.format(id="E-0002", day="2026-06-01")),)),
    # Insight visits: what was seen is written down of all, and of none.
    ("S78", "kept", ()),
    ("S78", "cannot-be-shown", (SEEN,)),
    # Regulatory status: known of both, of one, and of one with an exception for the other.
    ("S79", "kept", ()),
    ("S79", "partly", (Put(PROVIDER, NO_CHECK, OLD_CHECK),)),
    ("S79", "partly", (Put(PROVIDER, NO_CHECK, OLD_CHECK), Put(PROVIDER, "areas: [", f"{WAIVER}areas: ["))),
    ("S79", "not-kept", (Put(PROVIDER, NO_CHECK, OLD_CHECK), Put("providers/oakrise-practice.yaml", "cqc:\n  not_required: A branch of Fernhill, registered there\n", "cqc: unknown\n"))),
    # Priorities of the first year: none of five, one, and one whose status is not known.
    ("S84", "cannot-be-shown", ()),
    ("S84", "partly", (priority("on-track"),)),
    ("S84", "not-kept", (priority("unknown", "2025-05-20"),)),
)  # fmt: skip


@pytest.mark.parametrize(("id_", "status", "edits"), CASES, ids=[f"{case[0]}-{case[1]}" for case in CASES])
def test_the_answer(id_: str, status: Answer, edits: tuple[Edit, ...], base: Path) -> None:
    plant(base, *edits)
    item = covered(base)[id_]
    assert item.status == status, item.why
    assert item.why


def test_what_rests_on_our_own_word_alone_is_shown_in_part_at_most(base: Path) -> None:
    plant(base, assessed("requirement", 6, "met", "The records were sorted"))
    found = covered(base)
    for id_ in ("S03", "S22"):
        item = found[id_]
        assert (item.status, item.records_say, item.we_say) == ("partly", "cannot-be-shown", "kept"), id_
        assert item.own_word
    assert not any(item.status == "kept" and item.records_say != "kept" for item in found.values())
    assert not any(item.own_word for item in found.values() if item.records_say != "cannot-be-shown")


def test_what_the_settings_name_shows_no_duty(base: Path) -> None:
    found = covered(base, between=Between(date(2024, 1, 1), date(2024, 1, 31)))
    assert {found[id_].status for id_ in ("S15", "S16")} == {"cannot-be-shown"}
    assert covered(base)["S16"].why == "the settings name a regional body; shown by 1 entry in 1 record"


def test_what_stands_behind_an_answer(base: Path) -> None:
    plant(base, Put(RISK, LAST_REVIEW, ""))
    item = covered(base)["S64"]
    assert item.tally is not None
    assert (item.tally.kept, item.tally.owed) == (2, 3)
    assert item.tally.missing == ("R-0001, June 2026: late",)
    assert [finding.code for finding in item.exceptions] == ["RSK001"]
    assert item.latest is not None
    assert item.latest.isoformat() == "2026-05-01"
    newest = item.evidence[0]
    assert (newest.record, newest.owner) == ("R-0001", "quality-lead")
    assert newest.what == "reviewed by the Head of Patient Safety: score 16"


def test_an_agreed_exception_is_shown(base: Path) -> None:
    plant(base, Put(PROVIDER, NO_CHECK, OLD_CHECK), Put(PROVIDER, "areas: [", f"{WAIVER}areas: ["))
    item = covered(base)["S79"]
    assert item.exceptions == ()
    assert [(agreed.finding.code, agreed.finding.record) for agreed in item.agreed] == [
        ("PRV001", "fernhill-practice")
    ]
    assert "agreed exception on fernhill-practice (PRV001) until 31 December 2026" in item.why


def test_what_the_table_says_of_exceptions_holds_for_every_statement() -> None:
    """docs/coverage.md: nothing with an exception is kept, or cannot be shown; without evidence it is not kept."""
    wrong = [
        (item.id, item.status)
        for item in covered(SHIPPED, as_of=date(2026, 3, 31)).values()
        if item.exceptions
        if item.status not in (("partly", "not-kept") if item.evidence or item.accounts else ("not-kept",))
    ]
    assert wrong == []


def test_what_a_body_did_counts_for_its_successor(base: Path) -> None:
    plant(base, *FUNCTIONS, meeting(*COMMITTEE, REVIEWED))
    before = covered(base)["S62"].evidence
    assert before
    framework = base / "framework.yaml"
    text = framework.read_text("utf-8")
    old = text[text.index("  - id: quality-committee\n") :]
    old = old[: old.index("  - id: ", 5)]
    ended = old.rstrip("\n") + "\n    ended: 2026-05-31\n    successor: joint-committee\n"
    begun = (
        old.replace("id: quality-committee", "id: joint-committee").rstrip("\n") + "\n    since: 2026-06-01\n"
    )
    framework.write_text(text.replace(old, ended + begun), "utf-8")
    assert covered(base)["S62"].evidence == before
    framework.write_text(
        text.replace(old, ended.replace("    successor: joint-committee\n", "") + begun), "utf-8"
    )
    assert covered(base)["S62"].evidence == ()
