"""What single commands answer to a question about the shipped records, read from their JSON or their text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from datetime import datetime
from typing import Any

from tests.support.asked import Asked

HIGH = 15
RISK = re.compile(r"\bR-\d{4,}\b")
ROW = re.compile(r"^\| (?P<id>[RQ]-\d{4,}) .*", re.MULTILINE)
A_DAY = r"\d{1,2} [A-Z][a-z]+ \d{4}"


def cells(row: str) -> list[str]:
    return [cell.strip() for cell in row.strip().strip("|").split("|")]


def rows(text: str) -> dict[str, list[str]]:
    """The rows of the tables in a paper that begin with the ID of a risk or a concern."""
    return {found["id"]: cells(found[0]) for found in ROW.finditer(text)}


def iso(day: str) -> str:
    return datetime.strptime(day, "%d %B %Y").date().isoformat()  # noqa: DTZ007  # a day has no zone


# High risks that no concern above routine holds, by the risks that the concern itself names


def by_the_records(asked: Asked) -> set[str]:
    held = {risk for row in asked.raised for risk in row["risks"]}
    return {row["id"] for row in asked.risks if row["score"] >= HIGH} - held


def by_rule(asked: Asked) -> set[str]:
    found = asked.json("check --select CON011")["findings"]
    return {risk for item in found for risk in RISK.findall(f"{item['record']} {item['message']}")}


def by_consideration(asked: Asked) -> set[str]:
    found = asked.json("escalate")["considerations"]
    why = re.compile(r"\b(at|above) routine\b|\bno concern\b")
    ups = [item for item in found if item["direction"] == "up" and why.search(item["why"])]
    return {risk for item in ups for risk in RISK.findall(f"{item['record']} {item['why']}")}


def by_mismatch(asked: Asked) -> set[str]:
    found = [
        item for item in asked.json("triangulate")["mismatches"] if item["kind"] == "high-risk-at-routine"
    ]
    return {risk for item in found for risk in item["records"] if RISK.fullmatch(risk)}


def by_sentence(paper: str) -> Callable[[Asked], set[str]]:
    def said(asked: Asked) -> set[str]:
        found = re.search(
            r"^- In no concern above routine: (\d+)(?: \((.*)\))?\.$", asked.text(paper), re.MULTILINE
        )
        assert found
        risks = RISK.findall(found[2] or "")
        assert len(risks) == int(found[1])
        return set(risks)

    return said


def by_column(asked: Asked) -> set[str]:
    table = rows(asked.section("report --bimonthly", "Risks scoring 15 or above"))
    return {risk for risk, row in table.items() if row[2] == "no concern" or row[2].endswith(", routine")}


def by_what_does_not_fit(asked: Asked) -> set[str]:
    text = asked.text("report --insights")
    found = re.findall(
        r"^- (R-\d{4,}) \(.*\) scores \d+, and (?:no concern|it is held at routine)", text, re.MULTILINE
    )
    return set(found)


# Late actions, each by its record and its own ID, with how late it is

Late = set[tuple[str, str, int]]


def late_of_list(asked: Asked) -> Late:
    found = asked.json("action list --late")["actions"]
    return {(item["record"], item["id"], item["days_late"]) for item in found}


def late_of_due(asked: Asked) -> Late:
    found = [item for item in asked.json("due --within 12m")["items"] if item["kind"] == "action"]
    return {(item["record"], entry(item["what"]), item["days_late"]) for item in found if item["days_late"]}


def late_of_rule(asked: Asked) -> Late:
    says = re.compile(r"action (A\d+) was due by .* and is ([\d,]+) days? late")
    late: Late = set()
    for item in asked.json("check --select ACT003")["findings"]:
        found = says.fullmatch(item["message"])
        assert found, item
        late.add((item["record"], found[1], int(found[2].replace(",", ""))))
    return late


def late_of_appendix(paper: str, heading: str = "Appendix C: what is late") -> Callable[[Asked], Late]:
    def said(asked: Asked) -> Late:
        owed = {
            (title, item["what"].partition(": ")[2]): (item["record"], entry(item["what"]))
            for item in asked.json("due --within 12m")["items"]
            for title in (item["title"], f"{item['record']} {item['title']}")
            if item["kind"] == "action"
        }
        late: Late = set()
        for row in asked.section(paper, heading).splitlines():
            if (
                row.startswith("| ")
                and cells(row)[1] != "What"
                and (key := (cells(row)[0], cells(row)[1])) in owed
            ):
                late.add((*owed[key], int(cells(row)[4].split()[0].replace(",", ""))))
        return late

    return said


def entry(what: str) -> str:
    return what.partition(":")[0]


def many_late(asked: Asked) -> int:
    return len(late_of_list(asked))


def many_late_of(paper: str) -> Callable[[Asked], int]:
    def said(asked: Asked) -> int:
        found = re.search(r"^- Late: (?:.*, )?(\d+) actions?\b", asked.text(paper), re.MULTILINE)
        return int(found[1]) if found else 0

    return said


def many_late_of_the_pack(asked: Asked) -> int:
    """The last column of the counts of our own governance."""
    found = re.search(
        r"^\| Actions past their day \|(?:.*\|)? (\d+) \|$", asked.text("report --committee"), re.MULTILINE
    )
    return int(found[1]) if found else 0


def late_by_record(asked: Asked) -> dict[str, int]:
    counts = Counter(record for record, _, _ in late_of_list(asked))
    return {row["id"]: counts[row["id"]] for row in (*asked.risks, *kept(asked))}


def late_of_rows(asked: Asked) -> dict[str, int]:
    told = {row["id"]: row["actions_overdue"] for row in asked.risks}
    return told | {row["id"]: sum(item["overdue"] for item in row["actions"]) for row in kept(asked)}


def kept(asked: Asked) -> list[dict[str, Any]]:
    """The commitments and self-assessments that are not closed."""
    return [*asked.json("commitment list")["commitments"], *asked.json("assessment list")["assessments"]]


# Levels

Levels = dict[str, tuple[str, str]]


def levels_listed(asked: Asked) -> Levels:
    return {row["id"]: (row["level"], row["since"]) for row in asked.concerns}


def levels_shown(asked: Asked) -> Levels:
    shown = {row["id"]: asked.json(f"show {row['id']}")["concern"]["computed"] for row in asked.concerns}
    return {id_: (computed["level"], computed["since"]) for id_, computed in shown.items()}


def raised_listed(asked: Asked) -> Levels:
    return {row["id"]: (row["level"], row["since"]) for row in asked.raised}


def raised_in(paper: str) -> Callable[[Asked], Levels]:
    def said(asked: Asked) -> Levels:
        table = rows(asked.section(paper, "Services under intensive and enhanced assurance and support"))
        return {id_: (row[1].partition(" (")[0].casefold(), iso(row[2])) for id_, row in table.items()}

    return said


def raised_in_the_pack(asked: Asked) -> Levels:
    """Each concern that is told, with its level and since when, without those at the lowest level that are to be decided on."""
    found = re.findall(
        r"^### (Q-\d{4,}) .*\n\n\*\*(\w+)\*\* since ([^,]*),", asked.text("report --committee"), re.MULTILINE
    )
    return {id_: (level.casefold(), iso(day)) for id_, level, day in found if level != "Routine"}


def highest(key: str) -> Callable[[Asked], dict[str, str]]:
    """The highest level of the open concerns of each provider or area."""

    def worked_out(asked: Asked) -> dict[str, str]:
        order = ["routine", "enhanced", "intensive"]
        of = [(row[key], row["level"]) for row in asked.concerns if row[key]]
        return {name: max((level for held, level in of if held == name), key=order.index) for name, _ in of}

    return worked_out


def highest_listed(kind: str) -> Callable[[Asked], dict[str, str]]:
    def said(asked: Asked) -> dict[str, str]:
        return {row["id"]: row["level"] for row in asked.json(f"{kind} list")[f"{kind}s"] if row["level"]}

    return said


# Open risks, and how many of them score 15 or above


def risks_listed(asked: Asked) -> set[str]:
    return {row["id"] for row in asked.risks}


def risks_of_all(asked: Asked) -> set[str]:
    return {row["id"] for row in asked.json("risk list --status all")["risks"] if row["status"] == "open"}


def risks_in_cells(asked: Asked) -> set[str]:
    return {risk for cell in asked.json("score")["matrix"]["cells"] for risk in cell["risks"]}


def risks_in_register(asked: Asked) -> set[str]:
    return {id_ for id_ in rows(asked.text("report --register")) if RISK.fullmatch(id_)}


def counted(asked: Asked) -> tuple[int, int]:
    return len(asked.risks), sum(row["score"] >= HIGH for row in asked.risks)


def counted_in_register(asked: Asked) -> tuple[int, int]:
    found = re.search(r"(\d+) open risks, (\d+) of them scoring 15 or above", asked.text("report --register"))
    assert found
    return int(found[1]), int(found[2])


def counted_in(paper: str, heading: str = "Risks scoring 15 or above") -> Callable[[Asked], tuple[int, int]]:
    def said(asked: Asked) -> tuple[int, int]:
        found = re.search(r"^(\d+) of (\d+) open risks score 15 or above\.$", asked.text(paper), re.MULTILINE)
        assert found
        assert len(rows(asked.section(paper, heading))) == int(found[1])
        return int(found[2]), int(found[1])

    return said


# The day by which the framework wants the next review of each risk


def reviews_listed(asked: Asked) -> dict[str, str]:
    return {row["id"]: row["review_due"] for row in asked.risks if row["review_due"]}


def reviews_shown(asked: Asked) -> dict[str, str]:
    high = [
        row["id"] for row in asked.risks if row["score"] >= HIGH
    ]  # the framework sets no day for the others
    shown = {id_: asked.json(f"show {id_}")["risk"]["computed"] for id_ in high}
    return {id_: computed["review_due"] for id_, computed in shown.items() if computed["review_due"]}


def reviews_due(asked: Asked) -> dict[str, str]:
    found = asked.json("due --within 12m")["items"]
    return {item["record"]: item["due"] for item in found if item["kind"] == "review"}


def reviews_in_register(asked: Asked) -> dict[str, str]:
    says = re.compile(rf"; (?:next due|\*\*late: due) ({A_DAY})")
    found = {id_: says.search(row[-1]) for id_, row in rows(asked.text("report --register")).items()}
    return {id_: iso(day[1]) for id_, day in found.items() if day}
