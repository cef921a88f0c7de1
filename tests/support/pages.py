"""The records of the story, as somebody would write them."""

from __future__ import annotations

BEGINNING = {
    "areas/primary-care.yaml": """\
id: primary-care
title: Primary care
owner: director-of-quality
type: service
lead: quality-lead
scope: General practice and care out of hours.
source: §5.1 Primary care
""",
    "areas/safety.yaml": """\
id: safety
title: Safety
owner: director-of-quality
type: function
lead: safety-lead
scope: Patient safety.
source: §5.1 Safety
""",
    "providers/fernhill-practice.yaml": """\
id: fernhill-practice
title: Fernhill Practice
owner: quality-lead
type: general-practice
ods_code: null
cqc: unknown
areas: [primary-care]
contract_holder: unknown
""",
}

CONCERN = """\
id: Q-0001
title: General practice at Fernhill
owner: quality-lead
subject: { type: service, name: General practice at Fernhill, provider: fernhill-practice, area: primary-care }
risks: [R-0001]
lead_body: quality-committee
levels:
"""

SHARED = "shared: [{ date: 2025-09-15, with_provider: fernhill-practice, accuracy_agreed: true }]\n"

PLAN = """\
improvement_plan:
  agreed: 2025-09-25
  by: chief-nursing-officer
  actions:
    - id: A1
      title: Read every result within two days
      owner: quality-lead
      due: 2025-12-31
support: [{ date: 2025-09-25, body: nhse-region, text: "A visiting doctor, two days a week" }]
exit_criteria:
  - id: X1
    text: No result older than two days for three months
    to: routine
    agreed: 2025-09-25
    due: 2026-03-31
"""

UPDATE = """\
updates:
  - date: 2025-10-20
    by: quality-lead
    insight: [{ text: Complaints about waits have doubled, source: complaints, nature: hard }]
    involvement: Fernhill sorts calls by need
    improvement: We hope for fewer calls
    sustained_by: The rota is in the contract
    judgement: { level: limited, why: The plan is new, basis: checked, proposed_by: quality-lead }
"""

PAPER = """\
id: quality-committee-2025-11-20
title: Quality report
owner: quality-lead
body: quality-committee
date: 2025-11-20
audience: private
purpose: [assure]
author: quality-lead
sponsor: chief-nursing-officer
position_at: 2025-11-12
headline: The backlog at Fernhill is cleared
"""

WAIVER = """\
waivers:
  - rule: REV001
    agreed_on: 2026-06-04
    agreed_by: quality-committee
    until: 2026-07-31
    why: The practice moves in June
"""


def risk(id_: str, title: str, opened: str, owner: str = "quality-lead") -> str:
    """A risk whose reviews are still to be added."""
    return f"""\
id: {id_}
title: {title}
owner: {owner}
whose: provider
area: primary-care
domain: safety
dimensions: [safe]
providers: [fernhill-practice]
cause: unknown
event: a result that matters may not be seen
effect: late treatment and harm
executive_lead: chief-nursing-officer
tier: corporate
opened: {opened}
validated: unknown
target: {{ consequence: 3, likelihood: 2, by: 2026-12-31 }}
reviews:
"""


def review(day: str, by: str, consequence: int, likelihood: int, note: str = "") -> str:
    """One more review."""
    said = f", note: {note}" if note else ""
    return f"  - {{ date: {day}, by: {by}, consequence: {consequence}, likelihood: {likelihood}{said} }}\n"


def action(id_: str, title: str, owner: str, due: str) -> str:
    """An action."""
    return f"  - id: {id_}\n    title: {title}\n    owner: {owner}\n    due: {due}\n"


def actions(id_: str, title: str, owner: str, due: str) -> str:
    """The first action."""
    return f"actions:\n{action(id_, title, owner, due)}"


def level(day: str, to: str, why: str) -> str:
    """One more decision on the level."""
    return f"""\
  - date: {day}
    level: {to}
    authorised_by: quality-committee
    why: {why}
    risk_profile: One risk at 12 or above
    accountability: The practice answers to the ICB
"""
