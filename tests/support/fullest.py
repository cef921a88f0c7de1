"""The shipped register with far more about one provider than any has: to see that what is told in short stays short."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

from qaif_cli.store import yaml
from tests.support.shipped import RECORDS
from tests.support.tomorrow import in_lines

PROVIDER = "thornmere-hospitals"
RISKS, CONCERNS, LATE, INTELLIGENCE, INDICATORS = 30, 12, 20, 40, 15
"""How many of each it has besides."""
MANY = 12
"""How many entries its own lists have besides."""
LONG = " and of what else is said of it by whoever wrote it down, which goes on for longer than anybody would read"


def records_in(folder: Path) -> Path:
    """The records in a folder: the provider has these many more, each with a title and texts that are long."""
    records = folder / "records"
    shutil.copytree(RECORDS, records)
    _risks(records)
    _copies(records, "concerns/Q-0001.yaml", "Q-9{:03}", CONCERNS)
    _copies(records, "intelligence/2026/I-0125.yaml", "I-9{:03}", INTELLIGENCE)
    _copies(records, "indicators/learning-responses-over-60-days.yaml", "learning-responses-{}", INDICATORS)
    _provider(records)
    return records


def _risks(records: Path) -> None:
    """Risks of 16, and on the first the late actions."""
    _copies(records, "risks/R-0003.yaml", "R-9{:03}", RISKS)
    path = records / "risks/R-9000.yaml"
    data = yaml.parse(path.read_text("utf-8"))
    late = {"owner": data["owner"], "added": "2026-03-02", "due": "2026-04-30"}
    data["actions"] += [
        {"id": f"A{900 + n}", "title": f"Do what is to be done{LONG}", **late} for n in range(LATE)
    ]
    path.write_text(in_lines(data), "utf-8")


def _copies(records: Path, name: str, called: str, count: int) -> None:
    """The same record so many times again, under names of its own and with a long title."""
    path = records / name
    text = path.read_text("utf-8")
    for number in range(count):
        id_ = called.format(number)
        data = yaml.parse(re.sub(r"^id: .*$", f"id: {id_}", text, count=1, flags=re.MULTILINE))
        data["title"] += LONG
        (path.parent / f"{id_}.yaml").write_text(in_lines(data), "utf-8")


def _provider(records: Path) -> None:
    """The provider itself: many services rated by themselves, standings, returns and visits, in every area there is."""
    path = records / f"providers/{PROVIDER}.yaml"
    data: dict[str, Any] = yaml.parse(path.read_text("utf-8"))
    data["title"] += LONG
    data["contract_holder"] += LONG
    data["areas"] = sorted(area.stem for area in (records / "areas").glob("*.yaml"))
    rating = {
        **data["cqc"]["ratings"][-1],
        "regulations_not_met": [f"Regulation {n}{LONG}" for n in range(MANY)],
    }
    whole = {
        **rating,
        **dict.fromkeys(("overall", "safe", "effective", "caring", "responsive", "well_led"), "inadequate"),
    }
    data["cqc"]["ratings"] += [
        {**whole, "checked_on": "2026-11-02", "published": "2026-10-29", "says": f"Looked at{LONG}"},
        *({**whole, "service": f"Service {n}{LONG}"} for n in range(MANY)),
    ]
    told = {"date": "2026-04-01", "by": data["owner"]}
    data["standing"] += [
        {
            **told,
            "kind": "warning-notice",
            "value": f"{n}{LONG}",
            "source": f"A letter{LONG}",
            "until": "2026-05-01",
        }
        for n in range(MANY)
    ]
    data["returns"] = [
        {"date": "2026-04-01", "framework": "contract-report", "period": f"{n}{LONG}", "due": "2026-05-01"}
        for n in range(MANY)
    ]
    data["insight_visits"].append({"date": "2026-11-10", "by": data["owner"], "findings": LONG * MANY})
    path.write_text(in_lines(data), "utf-8")
