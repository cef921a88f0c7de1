"""A register of any size, made up by a seeded generator: the same number gives the same bytes.

Nine records in ten are risks. The framework is the repository's own, so that roles, bodies and levels exist.
"""

from __future__ import annotations

import random
import shutil
import subprocess
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

HERE = Path(__file__).resolve().parent
FRAMEWORK = HERE.parent / "records" / "framework.yaml"
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


def build(count: int) -> Path:
    """The records folder of a register with so many records, built if it is not there yet."""
    root = HERE / ".corpus" / str(count)
    records = root / "records"
    if not (root / "complete").exists():
        shutil.rmtree(root, ignore_errors=True)
        _write(records, {"framework.yaml": FRAMEWORK.read_text("utf-8")})
        _write(records, dict(_register(count, random.Random(count))))
        (root / "complete").touch()
    return records


def build_doorstop(count: int) -> Path:
    """The texts of the same records as doorstop's items, in a git repository of their own."""
    root = HERE / ".corpus" / f"{count}-doorstop"
    if not (root / "complete").exists():
        shutil.rmtree(root, ignore_errors=True)
        files = {".doorstop.yml": "settings:\n  digits: 5\n  prefix: R\n  sep: ''\n"}
        for place, path in enumerate(sorted(build(count).rglob("*.yaml")), 1):
            text = "".join(f"  {line}\n" if line else "\n" for line in path.read_text("utf-8").splitlines())
            files[f"R{place:05}.yml"] = (
                f"active: true\nderived: false\nheader: ''\nlevel: {place}.0\nlinks: []\nnormative: true\nref: ''\nreviewed: null\ntext: |\n{text}"
            )
        _write(root / "items", files)
        for command in (
            ["init", "-q"],
            ["add", "."],
            ["-c", "user.name=b", "-c", "user.email=b@b", "commit", "-qm", "corpus"],
        ):
            subprocess.run(["git", *command], cwd=root, check=True)
        (root / "complete").touch()
    return root


def _write(folder: Path, files: dict[str, str]) -> None:
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8", newline="\n")


def _register(count: int, rng: random.Random) -> Iterator[tuple[str, str]]:
    providers = [f"provider-{number:04}" for number in range(1, max(5, count // 20) + 1)]
    concerns = [f"Q-{number:04}" for number in range(1, max(3, count // 50) + 1)]
    risks = [f"R-{number:04}" for number in range(1, count - len(AREAS) - len(providers) - len(concerns) + 1)]
    for area in AREAS:
        yield f"areas/{area}.yaml", _area(area, rng)
    for provider in providers:
        yield f"providers/{provider}.yaml", _provider(provider, rng)
    for place, concern in enumerate(concerns):
        yield f"concerns/{concern}.yaml", _concern(concern, providers[place], risks[place * 7], rng)
    for risk in risks:
        yield f"risks/{risk}.yaml", _risk(risk, providers, len(concerns), rng)


def _words(rng: random.Random, least: int, most: int) -> str:
    return " ".join(rng.choices(WORDS, k=rng.randint(least, most)))


def _day(rng: random.Random, nearest: int, farthest: int) -> date:
    return DAY - timedelta(days=rng.randint(nearest, farthest))


def _folded(text: str, indent: int) -> str:
    half = len(text.split()) // 2
    words = text.split()
    margin = " " * indent
    return f">-\n{margin}{' '.join(words[:half])}\n{margin}{' '.join(words[half:])}."


def _update(rng: random.Random, day: date) -> str:
    return f"""\
  - date: {day}
    by: {rng.choice(ROLES)}
    insight:
      - text: {_folded(_words(rng, 14, 24), 10)}
        source: "complaints: {_words(rng, 2, 4)}"
        nature: {rng.choice(("hard", "soft"))}
    involvement: {_folded(_words(rng, 12, 20), 6)}
    improvement: {_words(rng, 8, 12)}
    sustained_by: {_words(rng, 6, 10)}
"""


def _area(name: str, rng: random.Random) -> str:
    duties = "".join(
        f"""\
  - id: D{number}
    duty: {_words(rng, 6, 10)}
    source: framework §5.1
    positions:
      - date: {_day(rng, 5, 40)}
        by: {rng.choice(ROLES)}
        position: {rng.choice(("met", "partly-met"))}
        evidence: {_words(rng, 6, 10)}
"""
        for number in range(1, 5)
    )
    judgement = f"""\
    judgement:
      level: reasonable
      why: {_words(rng, 8, 14)}
      basis: checked
      proposed_by: {rng.choice(ROLES)}
"""
    return f"""\
id: {name}
title: {name.replace("-", " ").capitalize()}
owner: {rng.choice(ROLES)}
type: service
lead: {rng.choice(ROLES)}
scope: {_words(rng, 8, 14)}
source: §5.1
duties:
{duties}updates:
{_update(rng, _day(rng, 70, 100))}{_update(rng, _day(rng, 5, 40))}{judgement}"""


def _provider(name: str, rng: random.Random) -> str:
    return f"""\
id: {name}
title: {_words(rng, 2, 4).title()}
owner: {rng.choice(ROLES)}
type: {rng.choice(("acute", "community", "care-home", "general-practice"))}
ods_code: null # an invented organisation has none
cqc:
  provider_id: 1-{rng.randint(100000, 999999)}
  ratings:
    - checked_on: {_day(rng, 400, 500)}
      published: {_day(rng, 600, 900)}
      overall: good
    - checked_on: {_day(rng, 10, 300)}
      published: {_day(rng, 310, 390)}
      overall: {rng.choice(("good", "requires-improvement"))}
      safe: requires-improvement
areas:
  - {rng.choice(AREAS)}
contract_holder: {_words(rng, 2, 4)}
"""


def _concern(name: str, provider: str, risk: str, rng: random.Random) -> str:
    since = _day(rng, 60, 200)
    return f"""\
id: {name}
title: {_words(rng, 4, 8).capitalize()}
owner: {rng.choice(ROLES)}
subject:
  type: service
  name: {_words(rng, 3, 6)}
  provider: {provider}
  area: {rng.choice(AREAS)}
risks: [{risk}]
levels:
  - date: {since}
    level: enhanced
    authorised_by: quality-committee
    why: {_folded(_words(rng, 14, 24), 6)}
    complex: true
    risk_profile: {_words(rng, 6, 10)}
    accountability: {_words(rng, 6, 10)}
improvement_plan:
  agreed: {since}
  actions:
    - id: A1
      title: {_words(rng, 6, 10)}
      owner: {rng.choice(ROLES)}
      due: {DAY + timedelta(days=rng.randint(10, 90))}
support:
  - date: {since}
    body: quality-committee
    text: {_words(rng, 6, 10)}
lead_body: quality-committee
exit_criteria:
  - id: X1
    text: {_words(rng, 8, 12)}
    to: routine
    due: {DAY + timedelta(days=rng.randint(10, 90))}
shared:
  - date: {since}
    with_provider: {provider}
    accuracy_agreed: true
updates:
{_update(rng, _day(rng, 5, 50))}"""


def _risk(name: str, providers: list[str], held: int, rng: random.Random) -> str:
    """A risk; one that scores 15 stands with a provider that is held at a level, as the first ones are."""
    consequence, likelihood = rng.randint(2, 5), rng.randint(1, 3)
    provider = rng.choice(providers[:held] if consequence * likelihood >= 15 else providers)
    days = [date(2026, month, rng.randint(5, 9)) for month in range(12 - rng.randint(2, 6), 12)]
    opened = days[0] - timedelta(days=4)
    owner = rng.choice(ROLES)
    controls = "".join(
        f"  - id: C{number}\n    text: {_words(rng, 6, 14)}\n    date: {_day(rng, 60, 400)}\n"
        for number in range(1, rng.randint(2, 4))
    )
    reviews = "".join(
        f"""\
  - date: {day}
    by: {owner}
    consequence: {consequence}
    likelihood: {likelihood}
    note: {_folded(_words(rng, 10, 24), 6) if rng.random() < 0.5 else f'"reviewed: {_words(rng, 4, 8)}"'}
"""
        for day in days
    )
    actions = "".join(
        f"""\
  - id: A{number}
    title: {_words(rng, 5, 9)}
    owner: {rng.choice(ROLES)}
    due: {DAY + timedelta(days=rng.randint(3, 120))}
"""
        for number in range(1, rng.randint(2, 4))
    )
    return f"""\
id: {name}
title: {_words(rng, 5, 10).capitalize()}
owner: {owner}
# whose risk it is, and where it stands
whose: {rng.choice(("icb", "system", "provider"))}
area: {rng.choice(AREAS)}
domain: {rng.choice(DOMAINS)}
dimensions: [{", ".join(rng.sample(DIMENSIONS, 2))}]
providers: [{provider}]
cause: {_folded(_words(rng, 10, 20), 2)}
event: {_words(rng, 6, 12)}
effect: {_words(rng, 6, 12)}
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
    text: "audit: {_words(rng, 4, 8)}"
    date: {_day(rng, 30, 200)}
    line: {rng.randint(1, 3)}
gaps:
  - id: G1
    in: control
    text: {_words(rng, 5, 10)}

reviews:
{reviews}
target:
  consequence: {max(1, consequence - 1)}
  likelihood: {max(1, likelihood - 1)}
  by: {DAY + timedelta(days=rng.randint(60, 300))}

actions:
{actions}"""
