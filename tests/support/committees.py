"""Half a year of meetings, put beside the base register: what a committee has before it on 15 June 2026."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

KEPT = """\
    recorded_from: 2026-01-01
    recurs: {recurs}
"""
RECURS = {
    "insights-meeting": ("insights", "FREQ=WEEKLY;BYDAY=TU"),
    "system-quality-group": ("system-quality", "FREQ=YEARLY;BYMONTH=3,6,9,12;BYDAY=+3TH"),
    "quality-committee": ("assurance", "FREQ=YEARLY;BYMONTH=1,3,5,7,9,11;BYDAY=+4TH"),
}
CYCLE = """\
  - { id: sqg-report, name: Report of the System Quality Group, body: quality-committee, months: [3, 7, 11], citation: §4.3, mark: V }
  - { id: self-assessment, name: Self-assessment by exception, body: quality-committee, months: [1, 5, 9], citation: §3.5, mark: V }
  - { id: infection-annual-report, name: Infection prevention annual report, body: quality-committee, months: [7], citation: our own, mark: P }
"""

JANUARY = """\
    chaired_by: non-executive-director
    items:
      - id: M1
        business: risk-register
        minute: Looked at whole.
        decision: Noted
    actions:
      - id: A1
        title: Say how results are counted
        owner: quality-lead
        due: 2026-03-01
        added: 2026-01-22
    minutes_agreed:
      date: 2026-03-26
      by: non-executive-director
    """
MARCH = """\
    chaired_by: non-executive-director
    items:
      - id: M1
        business: risk-register
        decision: Noted
      - id: M2
        record: Q-0001
        decision: To hear of the plan in May
    actions:
      - id: A1
        title: Visit Fernhill with the region
        owner: safety-lead
        due: 2026-07-01
        added: 2026-03-26
      - id: A2
        title: Share the plan
        owner: quality-lead
        due: 2026-04-30
        added: 2026-03-26
        done: 2026-04-20
    """
MAY = """\
    chaired_by: director-of-quality
    attended:
      - director-of-quality
      - quality-lead
    items:
      - id: M1
        record: quality-committee-2026-05-28
        part: public
        purpose: assure
        minute: The report was taken as read.
        decision: The paper of July says how many results are read within two days
        assurance: limited
      - id: M2
        business: self-assessment
      - id: M3
        record: R-0001
        decision: The score stands
    actions:
      - id: A1
        title: Ask the auditors for a date
        owner: secretary
        due: unknown
        added: 2026-05-28
    """
JULY = """\
    items:
      - id: M1
        record: Q-0001
        purpose: discuss
        by: quality-lead
        part: public
      - id: M2
        topic: What the new rules on complaints ask of us
        purpose: note
    """
SQG = """\
    chaired_by: chief-nursing-officer
    partners: The council, Healthwatch and the region
    items:
      - id: M1
        record: Q-0001
        minute: The region lends a doctor.
      - id: M2
        business: intelligence-themes
        decision: Access is looked at again in June
    """


def plant(records: Path) -> None:
    """Put the meetings of January to July into a copy of the base register, and keep them from then on."""
    settings = records / "framework.yaml"
    text = settings.read_text("utf-8")
    for body, (function, recurs) in RECURS.items():
        head, found, tail = text.partition(f"  - id: {body}\n")
        assert found
        kept = f"    function: {function}\n{KEPT.format(recurs=recurs)}    citation: "
        text = head + found + tail.replace("    citation: ", kept, 1)
    head, found, tail = text.partition("\ncycle:\n")
    assert found
    own, blank, rest = tail.partition("\n\n")
    settings.write_text(f"{head}{found}{own}\n{CYCLE}{blank[1:]}{rest}", "utf-8")
    meeting(records, "quality-committee", "2026-01-22", JANUARY)
    meeting(records, "system-quality-group", "2026-03-19", SQG)
    meeting(records, "quality-committee", "2026-03-26", MARCH)
    meeting(records, "quality-committee", "2026-05-28", MAY)
    meeting(records, "quality-committee", "2026-07-23", JULY)


def meeting(records: Path, body: str, day: str, rest: str = "") -> str:
    """Put a meeting into a register; its ID."""
    id_ = f"{day}-{body}"
    head = f"id: {id_}\ntitle: {body} of {day}\nowner: secretary\nbody: {body}\ndate: {day}\n"
    path = records / "meetings" / day[:4] / f"{id_}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(head + dedent(rest), "utf-8")
    return id_
