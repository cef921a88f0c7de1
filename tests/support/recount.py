"""The numbers of a paper's first page, counted again from the files, by loops and comparisons and nothing of ours.

It knows nothing of moments, states or rules; it reads YAML, looks at days, and counts.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from qaif_cli.store import yaml

Raw = dict[str, Any]
FAR = "9999"
LAST_ONLY = {"levels", "reviews", "positions", "ratings"}
"""Histories of which only the last entry says what is so."""


def until(entries: list[Raw] | None, day: str, by: str = "date") -> list[Raw]:
    """The entries that count on a day, in the order of their days."""
    rows = entries or []
    wrong = {int(row["corrects"].split("/")[1]) - 1 for row in rows if row.get("corrects")}
    kept = [row for place, row in enumerate(rows) if place not in wrong and known(row.get(by), day)]
    return sorted(kept, key=lambda row: "" if row[by] == "unknown" else row[by])


def known(when: Any, day: str) -> bool:
    """Whether something was there on a day; what has no day always was."""
    return when in {None, "unknown"} or when <= day


@cache
def read(records: Path) -> dict[str, list[Raw]]:
    """The records by the name of their folder; nothing here changes them."""
    of: dict[str, list[Raw]] = {}
    for path in sorted(records.rglob("*.yaml")):
        folder, *inside = path.relative_to(records).parts
        if inside:
            of.setdefault(folder, []).append(yaml.parse(path.read_text("utf-8")))
    return of


class Recount:
    """The register as it was on a day.

    Attributes:
        day: The day.
        of: The records by the name of their folder.
    """

    def __init__(self, records: Path, day: str) -> None:
        self.day = day
        self.of = read(records)
        self.framework: Raw = yaml.parse((records / "framework.yaml").read_text("utf-8"))
        self.high = max(row["from_score"] for row in self.framework["reviews"])
        levels = sorted(self.framework["levels"], key=lambda level: level["order"])
        self.order: dict[str, int] = {level["id"]: level["order"] for level in levels}
        self.lowest = levels[0]["order"]

    def open(self, record: Raw, day: str = "") -> bool:
        """Whether a record was there on a day and was not closed."""
        day = day or self.day
        first = record.get("levels") and min(level["date"] for level in record["levels"])
        closed = record.get("closed") and record["closed"]["date"] <= day
        came = record.get("received") if "clock" in record else None
        return known(first or record.get("opened") or came, day) and not closed

    def score(self, risk: Raw, day: str = "") -> int:
        """The score on a day; 0 before the first review."""
        reviews = until(risk["reviews"], day or self.day)
        return int(reviews[-1]["consequence"] * reviews[-1]["likelihood"]) if reviews else 0

    @property
    def risks(self) -> list[Raw]:
        """The open risks."""
        return [risk for risk in self.of["risks"] if self.open(risk)]

    @property
    def highs(self) -> list[Raw]:
        """Those that score high."""
        return [risk for risk in self.risks if self.score(risk) >= self.high]

    def moves(self, since: str) -> dict[str, set[str]]:
        """The high risks that are new or up, and those that were high and are down."""
        found: dict[str, set[str]] = {"new": set(), "up": set(), "down": set()}
        for risk in self.risks:
            was, now = self.score(risk, since), self.score(risk)
            if not self.open(risk, since) and now >= self.high:
                found["new"].add(risk["id"])
            elif was and now > was and now >= self.high:
                found["up"].add(risk["id"])
            elif was > now and was >= self.high:
                found["down"].add(risk["id"])
        return found

    def level(self, concern: Raw, day: str = "") -> int:
        """The order of the level of a concern on a day."""
        return self.order[until(concern["levels"], day or self.day)[-1]["level"]]

    @property
    def held(self) -> list[Raw]:
        """The open concerns above the lowest level."""
        return [item for item in self.of["concerns"] if self.open(item) and self.level(item) > self.lowest]

    @property
    def alone(self) -> set[str]:
        """The high risks that none of those names."""
        named = {risk for concern in self.held for risk in concern.get("risks", ())}
        return {risk["id"] for risk in self.highs} - named

    def exits(self, concern: Raw) -> tuple[int, int, int]:
        """Of the criteria for the next step down: how many are met, how many there are, how many are late."""
        below = self.level(concern) - 1
        rows = [
            row
            for row in concern.get("exit_criteria", ())
            if self.order[row["to"]] == below and known(row.get("agreed"), self.day)
        ]
        open_ = [row for row in rows if not (row.get("met") and row["met"]["date"] <= self.day)]
        return (
            len(rows) - len(open_),
            len(rows),
            sum(row["due"] < self.day for row in open_ if row["due"] != "unknown"),
        )

    def actions(self, record: Raw) -> Iterator[Raw]:
        """The open actions of a record that had been agreed."""
        plan = record.get("improvement_plan") or {}
        rows = [*record.get("actions", ()), *(plan.get("actions", ()) if isinstance(plan, dict) else ())]
        for row in rows:
            if known(row.get("added"), self.day) and not (row.get("done") and row["done"] <= self.day):
                yield row

    def late(self, action: Raw) -> bool:
        """Whether an action is past its day, with every extension so far."""
        given = sorted(
            (row["date"], row["due"]) for row in action.get("extensions", ()) if row["date"] <= self.day
        )
        due = given[-1][1] if given else action["due"]
        return bool(due != "unknown" and due < self.day)

    @property
    def late_actions(self) -> int:
        """The late actions of every open record; those of a meeting that lies ahead are not there yet."""
        return sum(
            self.late(action)
            for folder, records in self.of.items()
            for record in records
            if self.open(record) and not (folder == "meetings" and record["date"] > self.day)
            for action in self.actions(record)
        )

    @property
    def late_criteria(self) -> int:
        """The open exit criteria of open concerns that are past their day."""
        return sum(
            row["due"] != "unknown"
            and row["due"] < self.day
            and not (row.get("met") and row["met"]["date"] <= self.day)
            for concern in self.of["concerns"]
            if self.open(concern)
            for row in concern.get("exit_criteria", ())
            if known(row.get("agreed"), self.day)
        )

    @property
    def late_follow_ups(self) -> int:
        """The intelligence whose last discussion names a day that is past."""
        last = [
            until(item.get("discussions"), self.day)[-1:]
            for item in self.of.get("intelligence", ())
            if item["date"] <= self.day
        ]
        return sum(rows[0].get("follow_up", FAR) < self.day for rows in last if rows)

    def owner(self, record: Raw, day: str) -> set[str]:
        """The roles whose reviews count on a day: the owner of that day and its deputy."""
        later = [row for row in record.get("previous_owners", ()) if row["until"] >= day]
        role = min(later, key=lambda row: row["until"])["role"] if later else record["owner"]
        deputies = {row["id"]: row.get("deputy") for row in self.framework["roles"]}
        return {role, deputies.get(role) or role}

    def own_reviews(self, risk: Raw) -> list[str]:
        """The days of the reviews by its owner."""
        rows = until(risk["reviews"], self.day)
        return [row["date"] for row in rows if row["by"] in self.owner(risk, row["date"])]

    @property
    def late_reviews(self) -> set[str]:
        """The high risks whose owner's review is past its day."""
        found = set()
        for risk in self.highs:
            since = FAR
            for row in until(risk["reviews"], self.day):
                high = row["consequence"] * row["likelihood"] >= self.high
                since = min(since, row["date"]) if high else FAR
            last = max([since, *(day for day in self.own_reviews(risk))], default=since)
            if a_month_after(max(last, self.framework["valid_from"])) < self.day:
                found.add(risk["id"])
        return found

    def months(self, since: str) -> tuple[int, int]:
        """Of the monthly reviews that were settled after a day: how many were on time, and how many there are."""
        settled = [how for risk in self.of["risks"] for when, how in self.owed(risk) if when > since]
        return settled.count("on time"), len(settled)

    def owed(self, risk: Raw) -> Iterator[tuple[str, str]]:
        """Each monthly review that a risk owed, by the day on which it was settled."""
        closed = risk["closed"]["date"] if risk.get("closed") else FAR
        last_day, own = min(closed, self.day), self.own_reviews(risk)
        month = max(risk["opened"], self.framework["valid_from"])[:7]
        while month <= last_day[:7]:
            first, end = f"{month}-01", last_of(f"{month}-01")
            month = a_month_after(first)[:7]
            before = day_before(first)
            if first < self.framework["valid_from"] or self.score(risk, before) < self.high:
                continue
            earlier = [day for day in own if day < first]
            due = min(a_month_after(max(earlier)), end) if earlier else end
            due = due if due >= first else end
            done = [day for day in own if first <= day <= end]
            if done:
                yield min(done[0], due), "on time" if done[0] <= due else "late"
            elif last_day <= end:
                if last_day > due and self.score(risk, last_day) >= self.high:
                    yield due, "late"
            elif self.score(risk, end) >= self.high:
                yield due, "missed"

    def closed(self, since: str) -> set[str]:
        """What was closed after a day."""
        rows = [record for records in self.of.values() for record in records if record.get("closed")]
        return {row["id"] for row in rows if since < row["closed"]["date"] <= self.day}

    @property
    def not_known(self) -> set[str]:
        """The records that were open and hold `unknown` in something that is so on the day."""
        return {
            record["id"]
            for folder, records in self.of.items()
            for record in records
            if folder != "retired"
            and self.open(record)
            and known(record.get("date") if folder == "intelligence" else None, self.day)
            if says_unknown(record, self.day)
        }


def says_unknown(value: Any, day: str, key: str = "") -> bool:
    """Whether something holds the word, entries of later days and those that a later one has overtaken left aside."""
    if isinstance(value, dict):
        begun = all(
            known(value.get(name), day) for name in ("date", "added", "agreed_on", "checked_on") if key
        )
        inner = (says_unknown(item, day, name) for name, item in value.items())
        return begun and any(inner)
    if isinstance(value, list):
        rows = [
            row
            for row in value
            if not isinstance(row, dict) or known(row.get("date", row.get("checked_on")), day)
        ]
        rows = rows[-1:] if key in LAST_ONLY else rows
        return any(says_unknown(row, day, key) for row in rows)
    return bool(value == "unknown")


def day_before(day: str) -> str:
    """The day before."""
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()


def last_of(first: str) -> str:
    """The last day of a month."""
    return day_before(a_month_after(first))


def a_month_after(day: str) -> str:
    """The same day of the next month, or its last."""
    there = date.fromisoformat(day)
    first = (there.replace(day=1) + timedelta(days=32)).replace(day=1)
    last = (first + timedelta(days=32)).replace(day=1) - timedelta(days=1)
    return min(first + timedelta(days=there.day - 1), last).isoformat()
