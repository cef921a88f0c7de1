"""The texts of records that a seeded generator makes up, as one would write them."""

from __future__ import annotations

import random
from datetime import date, timedelta

DAY = date(2026, 11, 19)
AREAS = (
    "acute",
    "maternity",
    "primary-care",
    "mental-health",
    "care-sector",
    "children",
    "learning-disability",
    "urgent-care",
)
ROLES = (
    "director-of-quality",
    "head-of-patient-safety",
    "quality-lead-acute",
    "quality-lead-maternity",
    "risk-and-assurance-manager",
)
DOMAINS = ("safety", "quality", "people", "statutory", "reputation")
DIMENSIONS = ("safe", "effective", "positive-experience", "well-led", "equitable")
WORDS = (
    "referrals",
    "waits",
    "staff",
    "beds",
    "ward",
    "rota",
    "discharge",
    "theatre",
    "clinic",
    "results",
    "letters",
    "handover",
    "triage",
    "capacity",
    "agency",
    "harm",
    "delay",
    "recall",
    "audit",
    "backlog",
    "escalation",
    "training",
    "supply",
    "estate",
    "records",
    "follow-up",
    "review",
    "incident",
    "complaints",
)


def made_up(rng: random.Random, least: int, most: int) -> str:
    return " ".join(rng.choices(WORDS, k=rng.randint(least, most)))


def past(rng: random.Random, nearest: int, farthest: int) -> date:
    return DAY - timedelta(days=rng.randint(nearest, farthest))


def folded(text: str, indent: int) -> str:
    half = len(text.split()) // 2
    words = text.split()
    margin = " " * indent
    return f">-\n{margin}{' '.join(words[:half])}\n{margin}{' '.join(words[half:])}."


def update(rng: random.Random, day: date) -> str:
    return f"""\
  - date: {day}
    by: {rng.choice(ROLES)}
    insight:
      - text: {folded(made_up(rng, 14, 24), 10)}
        source: "complaints: {made_up(rng, 2, 4)}"
        nature: {rng.choice(("hard", "soft"))}
    involvement: {folded(made_up(rng, 12, 20), 6)}
    improvement: {made_up(rng, 8, 12)}
    sustained_by: {made_up(rng, 6, 10)}
"""


def area_text(name: str, rng: random.Random) -> str:
    duties = "".join(
        f"""\
  - id: D{number}
    duty: {made_up(rng, 6, 10)}
    source: framework §5.1
    positions:
      - date: {past(rng, 5, 40)}
        by: {rng.choice(ROLES)}
        position: {rng.choice(("met", "partly-met"))}
        evidence: {made_up(rng, 6, 10)}
"""
        for number in range(1, 5)
    )
    judgement = f"""\
    judgement:
      level: reasonable
      why: {made_up(rng, 8, 14)}
      basis: checked
      proposed_by: {rng.choice(ROLES)}
"""
    return f"""\
id: {name}
title: {name.replace("-", " ").capitalize()}
owner: {rng.choice(ROLES)}
type: service
lead: {rng.choice(ROLES)}
scope: {made_up(rng, 8, 14)}
source: §5.1
duties:
{duties}updates:
{update(rng, past(rng, 70, 100))}{update(rng, past(rng, 5, 40))}{judgement}"""


def provider_text(name: str, rng: random.Random) -> str:
    return f"""\
id: {name}
title: {made_up(rng, 2, 4).title()}
owner: {rng.choice(ROLES)}
type: {rng.choice(("acute", "community", "care-home", "general-practice"))}
ods_code: null # an invented organisation has none
cqc:
  provider_id: 1-{rng.randint(100000, 999999)}
  ratings:
    - checked_on: {past(rng, 400, 500)}
      published: {past(rng, 600, 900)}
      overall: good
    - checked_on: {past(rng, 10, 300)}
      published: {past(rng, 310, 390)}
      overall: {rng.choice(("good", "requires-improvement"))}
      safe: requires-improvement
areas:
  - {rng.choice(AREAS)}
contract_holder: {made_up(rng, 2, 4)}
"""


def concern_text(name: str, provider: str, risk: str, rng: random.Random) -> str:
    since = past(rng, 60, 200)
    return f"""\
id: {name}
title: {made_up(rng, 4, 8).capitalize()}
owner: {rng.choice(ROLES)}
subject:
  type: service
  name: {made_up(rng, 3, 6)}
  provider: {provider}
  area: {rng.choice(AREAS)}
risks: [{risk}]
levels:
  - date: {since}
    level: enhanced
    authorised_by: quality-committee
    why: {folded(made_up(rng, 14, 24), 6)}
    complex: true
    risk_profile: {made_up(rng, 6, 10)}
    accountability: {made_up(rng, 6, 10)}
improvement_plan:
  agreed: {since}
  actions:
    - id: A1
      title: {made_up(rng, 6, 10)}
      owner: {rng.choice(ROLES)}
      due: {DAY + timedelta(days=rng.randint(10, 90))}
support:
  - date: {since}
    body: quality-committee
    text: {made_up(rng, 6, 10)}
lead_body: quality-committee
exit_criteria:
  - id: X1
    text: {made_up(rng, 8, 12)}
    to: routine
    due: {DAY + timedelta(days=rng.randint(10, 90))}
shared:
  - date: {since}
    with_provider: {provider}
    accuracy_agreed: true
updates:
{update(rng, past(rng, 5, 50))}"""


def risk_text(name: str, providers: list[str], held: int, rng: random.Random) -> str:
    """A risk; one that scores 15 stands with a provider that is held at a level, as the first ones are."""
    consequence, likelihood = rng.randint(2, 5), rng.randint(1, 3)
    provider = rng.choice(providers[:held] if consequence * likelihood >= 15 else providers)
    days = [date(2026, month, rng.randint(5, 9)) for month in range(12 - rng.randint(2, 6), 12)]
    opened = days[0] - timedelta(days=4)
    owner = rng.choice(ROLES)
    controls = "".join(
        f"  - id: C{number}\n    text: {made_up(rng, 6, 14)}\n    date: {past(rng, 60, 400)}\n"
        for number in range(1, rng.randint(2, 4))
    )
    reviews = "".join(review_text(day, owner, consequence, likelihood, rng) for day in days)
    actions = "".join(
        f"""\
  - id: A{number}
    title: {made_up(rng, 5, 9)}
    owner: {rng.choice(ROLES)}
    due: {DAY + timedelta(days=rng.randint(3, 120))}
"""
        for number in range(1, rng.randint(2, 4))
    )
    return f"""\
id: {name}
title: {made_up(rng, 5, 10).capitalize()}
owner: {owner}
# whose risk it is, and where it stands
whose: {rng.choice(("icb", "system", "provider"))}
area: {rng.choice(AREAS)}
domain: {rng.choice(DOMAINS)}
dimensions: [{", ".join(rng.sample(DIMENSIONS, 2))}]
providers: [{provider}]
cause: {folded(made_up(rng, 10, 20), 2)}
event: {made_up(rng, 6, 12)}
effect: {made_up(rng, 6, 12)}
executive_lead: chief-nursing-officer
tier: directorate
opened: {opened}
validated:
  date: {days[0]}
  by: risk-and-assurance-manager

controls:
{controls}
assurances:
  - id: S1
    text: "audit: {made_up(rng, 4, 8)}"
    date: {past(rng, 30, 200)}
    line: {rng.randint(1, 3)}
gaps:
  - id: G1
    in: control
    text: {made_up(rng, 5, 10)}

reviews:
{reviews}
target:
  consequence: {max(1, consequence - 1)}
  likelihood: {max(1, likelihood - 1)}
  by: {DAY + timedelta(days=rng.randint(60, 300))}

actions:
{actions}"""


def review_text(day: date, by: str, consequence: int, likelihood: int, rng: random.Random) -> str:
    return f"""\
  - date: {day}
    by: {by}
    consequence: {consequence}
    likelihood: {likelihood}
    note: {folded(made_up(rng, 10, 24), 6) if rng.random() < 0.5 else f'"reviewed: {made_up(rng, 4, 8)}"'}
"""
