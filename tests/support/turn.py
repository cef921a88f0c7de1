"""One turn of the loop on a copy of the small register: bodies that meet, intelligence that came in, a lever pulled."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

SETTINGS = """
  - id: icb-board
    name: ICB Board
    chair_role: icb-chair
    frequency: two-monthly
    acts_for: icb
    may_give_assurance: true
    function: board
    recorded_from: 2026-03-01
    citation: §2.3
    mark: V
"""
TRIANGULATION = """
triangulation:
  window_days: 90
  least_sources: 2
  weights:
    independent_source: 3
    hard_and_soft: 2
    early_warning: 2
    high_risk: 2
    level: 2
    special_cause: 3
    off_track: 1
  citation: our own
  mark: P
"""
FUNCTIONS = {
    "insights-meeting": "insights",
    "system-quality-group": "system-quality",
    "quality-committee": "assurance",
}
INTELLIGENCE = {
    "I-0002": """\
title: Results found unread at an insight visit to Fernhill
owner: quality-lead
sensitivity: public
date: 2026-05-19
source_type: insight-visit
nature: soft
providers: [fernhill-practice]
areas: [primary-care]
themes: [records]
early_warning: true
summary: Two staff could not say who reads results on a Friday.
discussions:
  - date: 2026-05-26
    body: insights-meeting
    decision: ask-provider
    action: Ask for the Friday rota
    owner: quality-lead
    follow_up: 2026-06-09
""",
    "I-0003": """\
title: Complaints about results at Fernhill
owner: quality-lead
sensitivity: public
date: 2026-06-02
source_type: complaint
nature: soft
count: 4
providers: [fernhill-practice]
areas: [primary-care]
themes: [records, access]
summary: Four complaints that a result was given late.
discussions:
  - date: 2026-06-09
    body: insights-meeting
    decision: change-risk
    risk: R-0001
""",
    "I-0004": """\
title: A death that a coroner wrote about
owner: safety-lead
date: 2026-06-10
source_type: regulation-28
nature: hard
reference: "2026-0117"
providers: [oakrise-practice]
areas: [primary-care]
themes: [records]
early_warning: true
summary: A report to prevent future deaths, sent to the practice on 8 June.
""",
    "I-0005": """\
title: Longer waits for a first appointment
owner: quality-lead
date: 2026-06-11
source_type: incident
nature: hard
areas: [primary-care]
themes: [access]
summary: Nine incidents in May name the wait, five in April.
""",
}
MEETINGS = {
    "2026-03-19-system-quality-group": """\
title: System Quality Group, 19 March 2026
owner: secretary
sensitivity: public
body: system-quality-group
date: 2026-03-19
chaired_by: chief-nursing-officer
attended: [chief-nursing-officer, director-of-quality]
partners: the council, Healthwatch and both practices
items:
  - id: M1
    record: Q-0001
    part: public
    decision: Asked for the plan
  - id: M2
    topic: What one practice told us in confidence
    decision: Hear them again in June
actions:
  - id: A1
    title: Bring the plan to the next meeting
    owner: quality-lead
    due: 2026-06-11
    added: 2026-03-19
minutes_agreed:
  date: 2026-04-02
  by: chief-nursing-officer
""",
    "2026-05-28-quality-committee": """\
title: Quality Committee, 28 May 2026
owner: secretary
sensitivity: public
body: quality-committee
date: 2026-05-28
chaired_by: non-executive-director
attended: [non-executive-director, chief-nursing-officer]
items:
  - id: M1
    record: quality-committee-2026-05-28
    part: public
    purpose: assure
    assurance: limited
    decision: Took limited assurance on primary care
  - id: M2
    business: risk-register
    part: public
    decision: Reviewed, with thanks
actions:
  - id: A1
    title: A deep dive into results
    owner: quality-lead
    due: 2026-07-16
    added: 2026-05-28
""",
    "2026-06-09-insights-meeting": """\
title: Insights Meeting, 9 June 2026
owner: secretary
body: insights-meeting
date: 2026-06-09
chaired_by: director-of-quality
attended: [director-of-quality, quality-lead]
items:
  - id: M1
    record: I-0003
    decision: The risk is reviewed with them in view
actions:
  - id: A1
    title: Ask for the Friday rota again
    owner: quality-lead
    due: 2026-06-12
    added: 2026-06-09
""",
    "2026-06-16-insights-meeting": """\
title: Insights Meeting, 16 June 2026
owner: secretary
body: insights-meeting
date: 2026-06-16
items:
  - id: M1
    record: R-0002
    purpose: discuss
    by: quality-lead
""",
    "2026-06-18-system-quality-group": """\
title: System Quality Group, 18 June 2026
owner: secretary
body: system-quality-group
date: 2026-06-18
""",
    "2026-07-23-quality-committee": """\
title: Quality Committee, 23 July 2026
owner: secretary
sensitivity: public
body: quality-committee
date: 2026-07-23
items:
  - id: M1
    business: risk-register
    part: public
    purpose: approve
    by: quality-lead
  - id: M2
    record: Q-0001
    purpose: discuss
""",
}
LEVER = """\
support:
  - date: 2026-06-01
    body: quality-committee
    text: A remedial action plan under the contract
    contract_lever: true
"""


def turn(records: Path) -> Path:
    """Adds the turn to a copy of the small register."""
    path = records / "framework.yaml"
    text = path.read_text("utf-8")
    for body, function in FUNCTIONS.items():
        line = f"  - id: {body}\n"
        assert line in text
        text = text.replace(line, f"{line}    function: {function}\n    recorded_from: 2026-03-01\n")
    text = text.replace("\nlevels:\n", f"{SETTINGS}\nlevels:\n", 1) + TRIANGULATION
    path.write_text(text, "utf-8")
    for folder, files in (("intelligence", INTELLIGENCE), ("meetings", MEETINGS)):
        for id_, body in files.items():
            (records / folder / "2026" / f"{id_}.yaml").write_text(f"id: {id_}\n{body}", "utf-8")
    concern = records / "concerns" / "Q-0001.yaml"
    held = concern.read_text("utf-8")
    given = "    text: A visiting doctor, two days a week\n"
    assert given in held
    concern.write_text(held.replace(given, given + LEVER.removeprefix("support:\n")), "utf-8")
    return records


def private_files(records: Path) -> Iterator[Path]:
    """The records that not everybody may read."""
    for path in sorted(records.rglob("*.yaml")):
        if path.parent != records and "sensitivity: public" not in path.read_text("utf-8"):
            yield path


def open_turn(records: Path) -> Path:
    """Adds the turn to a copy of the small register, of which everybody may then read everything."""
    for path in private_files(turn(records)):
        text = path.read_text("utf-8")
        path.write_text(text.replace("\nowner: ", "\nsensitivity: public\nowner: ", 1), "utf-8")
    assert not list(private_files(records))
    return records
