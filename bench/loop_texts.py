"""The texts of intelligence and of meetings that a seeded generator makes up."""

from __future__ import annotations

import random
from datetime import date, timedelta

from texts import AREAS, DAY, ROLES, folded, made_up, past

SOURCES = (
    "complaint",
    "pals",
    "incident",
    "lfpse-theme",
    "alert",
    "cqc",
    "healthwatch",
    "insight-visit",
    "staff-survey",
    "media",
)
THEMES = ("access", "communication", "culture", "discharge", "infection", "medicines", "records", "staffing")


def intelligence_text(name: str, providers: list[str], rng: random.Random) -> str:
    """A piece of intelligence; four in five were discussed within a week or two of the day they came in."""
    came = past(rng, 0, 360)
    told = came + timedelta(days=rng.randint(1, 14))
    discussed = f"""\
discussions:
  - date: {told}
    body: insights-meeting
    decision: {rng.choice(("watch", "ask-provider", "visit", "no-action"))}
    note: {made_up(rng, 6, 12)}
    owner: {rng.choice(ROLES)}
"""
    return f"""\
id: {name}
title: {made_up(rng, 5, 9).capitalize()}
owner: {rng.choice(ROLES)}
date: {came}
source_type: {rng.choice(SOURCES)}
nature: {rng.choice(("hard", "soft"))}
count: {rng.randint(1, 12)}
providers: [{rng.choice(providers)}]
areas: [{rng.choice(AREAS)}]
themes: [{", ".join(rng.sample(THEMES, rng.randint(1, 2)))}]
early_warning: {"true" if rng.random() < 0.1 else "false"}
summary: {folded(made_up(rng, 14, 24), 2)}
{discussed if told <= DAY and rng.random() < 0.8 else ""}"""


def meeting_text(day: date, rng: random.Random) -> str:
    """A weekly Insights Meeting that was held."""
    return f"""\
id: {day}-insights-meeting
title: Insights Meeting, {day}
owner: {ROLES[0]}
body: insights-meeting
date: {day}
chaired_by: {ROLES[0]}
items:
  - id: M1
    topic: {made_up(rng, 3, 6)}
    minute: {folded(made_up(rng, 10, 20), 6)}
    decision: {made_up(rng, 4, 8)}
"""
