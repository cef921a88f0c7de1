"""What is dated tomorrow, planted into a register wherever its types have room for it.

A day that has no meaning in `days.py`, and a place at which nothing was planted, fail the test: so that no day
is forgotten.
"""

from __future__ import annotations

import json
from datetime import date, timedelta
from itertools import count
from pathlib import Path
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel, StringConstraints

from qaif_cli.model.base import Ref
from qaif_cli.model.kinds import BY_FOLDER, BY_NAME
from qaif_cli.store import yaml
from tests.support.days import EXEMPT, HAPPENS, begins, fields, many, model_in

DAY = date(2026, 6, 15)
TOMORROW = DAY + timedelta(days=1)
EARLIER = date(2025, 11, 30)
LATER = date(2026, 6, 24)
"""Near enough to be listed as coming."""
WORD = "Zebra"
RISK = """\
id: R-0004
title: Nobody checks the crash trolley at Oakrise
owner: quality-lead
whose: provider
area: primary-care
domain: safety
dimensions: [safe]
providers: [oakrise-practice]
cause: no rota names who checks it
event: a drug may be missing when it is needed
effect: harm to somebody who collapses
executive_lead: chief-nursing-officer
tier: corporate
opened: 2026-03-02
validated: unknown
reviews:
  - { date: 2026-03-02, by: quality-lead, consequence: 4, likelihood: 4, note: First score }
target: { consequence: 4, likelihood: 2, by: 2026-12-31 }
gaps:
  - { id: G1, in: control, text: No rota, date: 2026-03-02 }
actions:
  - { id: A1, title: Write the rota, owner: quality-lead, due: 2026-05-01, added: 2026-03-02 }
chases:
  - { date: 2026-06-01, asked: quality-lead, about: the review of June }
"""
CONCERN = """\
id: {id}
title: {name}
owner: quality-lead
subject: {{ type: pathway, name: {name}, area: primary-care }}
levels:
  - date: 2026-04-02
    level: enhanced
    authorised_by: quality-committee
    why: It recurs
    recurrent: true
    risk_profile: One risk at 12
    accountability: Several providers answer to the ICB
lead_body: quality-committee
"""
CASE = """\
id: C-0002
title: A report on results that came late
owner: quality-lead
clock: regulation-28
received: 2026-05-11
reference: 2026-0117
ours: answer
areas: [primary-care]
actions:
  - { id: A1, title: Ask who reads results, owner: quality-lead, due: 2026-06-12, added: 2026-05-18 }
"""
PLAN = """\
improvement_plan:
  agreed: unknown
  actions:
    - { id: A1, title: Draw up the plan, owner: quality-lead, due: 2026-06-12, added: 2026-04-02 }
"""
MEETING = """\
id: 2026-06-16-quality-committee
title: Quality Committee, 16 June 2026
owner: secretary
body: quality-committee
date: 2026-06-16
items:
  - { id: M1, record: R-0004, purpose: discuss }
"""
ACTIONS = """\
actions:
  - { id: A7, title: Count again, owner: quality-lead, due: 2026-06-10, added: 2026-04-02 }
"""
STANDING = """\
standing:
  - { date: 2026-04-02, kind: psirf-plan, source: Its plan, until: 2026-06-10, by: quality-lead }
returns:
  - { date: 2026-02-02, framework: safety-return, period: Quarter 4, due: 2026-03-02, received: 2026-02-27 }
  - { date: 2026-05-04, framework: safety-return, period: Quarter 1, due: 2026-06-10 }
"""

WHOLE_RECORDS = {
    "risk": "R-0901",
    "concern": "Q-0901",
    "intelligence": "I-0901",
    "case": "C-0901",
    "horizon": "H-0901",
    "impact": "E-0901",
    "situation": "D-0901",
}
"""A record of each kind that begins on a day; a concern begins with its first level."""
REFS = {
    "area": "primary-care", "body": "quality-committee", "business": "risk-register", "clock": "regulation-28", "commitment": "primary-care-2",
    "concern": "Q-0001", "cut": "deprivation", "dimension": "effective", "domain": "safety", "executive-area": "send", "population": "people", "group": "age", "impact": "E-0001", "indicator": "results-read", "intelligence": "I-0001", "judgement": "limited",
    "level": "intensive", "never-event": "wrong-room", "provider": "oakrise-practice", "record": "R-0002", "risk": "R-0002", "role": "safety-lead",
    "return": "contract-report", "source": "complaint", "standing": "warning-notice", "theme": "access", "tier": "corporate", "value": "safety",
}  # fmt: skip
"""What the planted elements are about."""
VALUES = {
    "Discussion.decision": "change-risk",
    "ExitCriterion.to": "routine",
    "EffectOnDimension.care": "worse",
    "Extension.due": "2026-12-15",
    "Horizon.effective": "2026-06-24",
    "Horizon.rules": ["ACT003"],
    "Horizon.settings": ["standings"],
    "PanelDecision.decision": "stop",
    "IndicatorPhase.from_": EARLIER.isoformat(),
    "SituationAssessment.at": "09:00",
    "SituationAssessment.reassess_at": "16:30",
    "Subject.name": "Wound care at Oakrise",
    "Waiver.rule": "ACT003",
}
"""Values that bite more than those which the type alone gives."""
LEFT = frozenset({"corrects", "missing", "extra", "formerly", "waivers", "previous_owners", "sensitivity"})
"""Fields that a planted element does without."""


def in_lines(data: dict[str, Any]) -> str:
    """A record as a file may have it, a value to a line: JSON is YAML too, and is written in no time."""
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


class Planter:
    """Plants, and keeps account of what it planted.

    Attributes:
        only: The places at which it plants; everywhere where there are none.
        words: Where each word stands: the word of an element is in all its free texts.
        planted: The places at which something was planted.
    """

    def __init__(self, records: Path, only: frozenset[str] = frozenset()) -> None:
        self.records = records
        self.only = only
        self.words: dict[str, str] = {}
        self.planted: set[str] = set()
        self._numbers = count(101)

    def plant(self) -> None:
        """Plant into every record at every place."""
        for path in sorted(self.records.rglob("*.yaml")):
            kind = BY_FOLDER.get(path.relative_to(self.records).parts[0])
            if kind:
                data = yaml.parse(path.read_text("utf-8"))
                self._into(data, kind.model, kind.name, data["id"])
                self._owner(data, kind.name)
                if kind.name == "meeting" and data["date"] > DAY.isoformat():
                    self._ahead(data)
                path.write_text(in_lines(data), "utf-8")
        self.whole()

    def whole(self) -> None:
        """Plant records that begin tomorrow."""
        for name, id_ in WHOLE_RECORDS.items():
            self._whole(name, id_)

    def _whole(self, name: str, id_: str) -> None:
        kind = BY_NAME[name]
        if word := self._word(name, id_):
            year = f"{TOMORROW.year}" if name == "intelligence" else ""
            path = self.records / kind.folder / year / f"{id_}.yaml"
            path.write_text(
                in_lines(self.made(kind.model, word) | {"id": id_, "owner": "quality-lead"}), "utf-8"
            )

    def _word(self, place: str, where: str) -> str:
        if self.only and place not in self.only:
            return ""
        self.planted.add(place)
        word = f"{WORD}{next(self._numbers)}"
        self.words[word] = f"{place} of {where}"
        return word

    def _into(self, data: dict[str, Any], model: type[BaseModel], at: str, where: str) -> None:
        for key, name, hint in fields(model).values():
            place, inner, there = f"{at}/{key}", model_in(hint), data.get(key)
            empty = there in (None, "unknown")
            if name in HAPPENS and empty:
                self._happen(data, key, place, where)
            elif inner is None:
                continue
            elif many(hint):
                for item in there or ():
                    self._into(item, inner, place, where)
                if begins(inner) and (word := self._word(place, where)):
                    data[key] = [*data.get(key, ()), self.made(inner, word)]
                    if inner.__name__ in {"IndicatorPoint", "CutPoint"}:
                        data[key] += [self._late_figure()]
            elif isinstance(there, dict):
                self._into(there, inner, place, where)
            elif empty and begins(inner) and (word := self._word(place, where)):
                data[key] = self.made(inner, word)

    def _happen(self, data: dict[str, Any], key: str, place: str, where: str) -> None:
        if word := self._word(place, where):
            data[key] = TOMORROW.isoformat()
            if key == "done":
                data["note"] = f"What came of it: {word}"

    def _owner(self, data: dict[str, Any], at: str) -> None:
        """From tomorrow, another role owns the record."""
        if self._word(f"{at}/previous_owners", data["id"]):
            former = {"role": data["owner"], "until": DAY.isoformat()}
            data["previous_owners"] = [*data.get("previous_owners", ()), former]
            data["owner"] = "icb-chair"

    def _late_figure(self) -> dict[str, Any]:
        """A figure that has its day behind it, and has not come in."""
        return {"date": "2026-06-14", "value": 4178, "received": TOMORROW.isoformat()}

    def _ahead(self, data: dict[str, Any]) -> None:
        """What becomes of a meeting that lies ahead: one is called off, the others say something."""
        if "minutes_agreed" in data:
            data["minutes_agreed"]["date"] = data["date"]
        if data["body"] == "insights-meeting":
            return
        data.pop("cancelled", None)
        if word := self._word("meeting/minutes", data["id"]):
            said = {"minute": f"{word} was said.", "decision": f"{word} is asked for", "assurance": "limited"}
            data["items"] = [item | said for item in data.get("items", ())]
            action = {"id": "A91", "title": f"Ask {word}", "owner": "icb-chair", "due": LATER.isoformat()}
            data["actions"] = [*data.get("actions", ()), action]
            data |= {"chaired_by": "icb-chair", "attended": ["icb-chair", "safety-lead"], "partners": word}

    def made(self, model: type[BaseModel], word: str) -> dict[str, Any]:
        """An element that is so from tomorrow, with the word in every free text."""
        data = {}
        for field, (key, name, hint) in fields(model).items():
            if field not in LEFT:
                value = VALUES.get(name) or self._value(hint, name, word)
                if value is not None:
                    data[key] = value
        return data

    def _value(self, hint: Any, name: str, word: str) -> Any:
        origin, args = get_origin(hint), get_args(hint)
        if origin is Annotated:
            return self._marked(args[0], args[1:], name, word)
        if origin in {Union, UnionType}:
            return self._value(next(arg for arg in args if arg is not NoneType), name, word)
        if origin is tuple:
            return [self._value(args[0], name, word)]
        if isinstance(hint, type) and issubclass(hint, BaseModel):
            return self.made(hint, word)
        ahead = name in EXEMPT and name not in {
            "Benchmark.period_end",
            "CqcRating.published",
            "Horizon.read_on",
        }
        plain = {date: (LATER if ahead else TOMORROW).isoformat(), str: f"{word} was planted", bool: True}
        return args[0] if origin is Literal else (plain | {float: 4177, int: 5}).get(hint)

    def _marked(self, inner: Any, marks: tuple[Any, ...], name: str, word: str) -> Any:
        ref = next((mark for mark in marks if isinstance(mark, Ref)), None)
        if ref:
            return REFS[ref.to]
        pattern = next((mark.pattern for mark in marks if isinstance(mark, StringConstraints)), None)
        return "Z90" if pattern and name.endswith((".id", ".part")) else self._value(inner, name, word)


def room(records: Path) -> None:
    """What the register needs, so that there is room for every plant."""
    (records / "risks/R-0004.yaml").write_text(RISK, "utf-8")
    (records / "concerns/Q-0003.yaml").write_text(
        CONCERN.format(id="Q-0003", name="Wound care in the Vale"), "utf-8"
    )
    (records / "concerns/Q-0004.yaml").write_text(
        CONCERN.format(id="Q-0004", name="Repeat prescriptions") + PLAN, "utf-8"
    )
    (records / "cases/C-0002.yaml").write_text(CASE, "utf-8")
    (records / "meetings/2026/2026-06-16-quality-committee.yaml").write_text(MEETING, "utf-8")
    indicator = records / "indicators/results-read.yaml"
    indicator.write_text(indicator.read_text("utf-8") + ACTIONS, "utf-8")
    situation = records / "situations/D-0001.yaml"
    situation.write_text(
        situation.read_text("utf-8").replace("actions:\n", ACTIONS.replace("2026-04-02", "2026-06-03")),
        "utf-8",
    )
    change = records / "impacts/E-0001.yaml"
    change.write_text(
        change.read_text("utf-8")
        .replace("actions:\n", ACTIONS)
        .replace("added: 2026-04-02", "added: 2026-03-19"),
        "utf-8",
    )
    provider = records / "providers/fernhill-practice.yaml"
    provider.write_text(provider.read_text("utf-8") + STANDING, "utf-8")
    assessment = records / "assessments/nhse-patient-safety.yaml"
    action = ACTIONS.removeprefix("actions:\n")
    assessment.write_text(assessment.read_text("utf-8").replace("actions:\n", f"actions:\n{action}"), "utf-8")
