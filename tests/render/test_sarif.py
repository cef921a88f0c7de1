"""SARIF 2.1.0, by hand: what its schema and GitHub's code scanning ask of the parts that are used here.

The schema itself is not shipped; what `check --format sarif` prints was held against it when this was written.
"""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from qaif_cli.flow.cards import cards
from qaif_cli.model.finding import Finding
from qaif_cli.render.findings import About, as_concise
from qaif_cli.render.sarif import as_sarif
from tests.support.running import Golden, Qaif

ABOUT = About(date(2026, 6, 15), 2, 0, "main", "info", cards())
FINDING = Finding(
    code="RSK005",
    severity="warning",
    path="records/risks/R-0001.yaml",
    record="R-0001",
    pointer="/validated",
    message="it was not validated for 12 days",
    fix="validate it",
    citation="§4.4",
    mark="P",
    line=7,
    column=3,
)
ALLOWED = {
    "log": {"$schema", "version", "runs"},
    "run": {"tool", "columnKind", "automationDetails", "properties", "results"},
    "driver": {"name", "version", "rules"},
    "rule": {
        "id",
        "name",
        "shortDescription",
        "fullDescription",
        "help",
        "defaultConfiguration",
        "properties",
    },
    "result": {"ruleId", "ruleIndex", "level", "message", "locations", "partialFingerprints"},
    "location": {"physicalLocation", "logicalLocations"},
    "physical": {"artifactLocation", "region"},
}
"""Of each object, the keys that the schema knows and that are used; it allows no others."""
LEVELS = {"none", "note", "warning", "error"}


def sarif(*findings: Finding) -> dict[str, Any]:
    log: dict[str, Any] = json.loads(as_sarif(findings, ABOUT))
    is_sarif(log)
    return log


def is_sarif(log: dict[str, Any]) -> None:
    assert set(log) == ALLOWED["log"]
    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith("sarif-schema-2.1.0.json")
    (run,) = log["runs"]
    assert set(run) == ALLOWED["run"]
    assert run["columnKind"] in {"utf16CodeUnits", "unicodeCodePoints"}
    assert set(run["tool"]) == {"driver"}
    driver = run["tool"]["driver"]
    assert set(driver) == ALLOWED["driver"]
    assert len({rule["id"] for rule in driver["rules"]}) == len(driver["rules"])
    for rule in driver["rules"]:
        assert set(rule) == ALLOWED["rule"]
        for key in ("shortDescription", "fullDescription", "help"):
            assert set(rule[key]) == {"text"}
            assert rule[key]["text"].strip()
        assert rule["defaultConfiguration"]["level"] in LEVELS
        assert all(isinstance(tag, str) for tag in rule["properties"]["tags"])
    for result in run["results"]:
        is_result(result, driver["rules"])


def is_result(result: dict[str, Any], rules: list[dict[str, Any]]) -> None:
    assert set(result) == ALLOWED["result"]
    assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    assert result["level"] in LEVELS
    assert result["message"]["text"].strip()
    (location,) = result["locations"]
    assert set(location) <= ALLOWED["location"]
    physical = location["physicalLocation"]
    assert set(physical) == ALLOWED["physical"]
    assert set(physical["artifactLocation"]) == {"uri", "uriBaseId"}
    assert re.fullmatch(r"[A-Za-z0-9._~/%-]+", physical["artifactLocation"]["uri"])
    assert not physical["artifactLocation"]["uri"].startswith("/")
    assert min(physical["region"]["startLine"], physical["region"]["startColumn"]) >= 1
    assert all(isinstance(text, str) and text for text in result["partialFingerprints"].values())
    assert "primaryLocationLineHash" in result["partialFingerprints"]


def prints(*findings: Finding) -> list[str]:
    return [
        item["partialFingerprints"]["primaryLocationLineHash"]
        for item in sarif(*findings)["runs"][0]["results"]
    ]


def test_nothing_found_is_sarif_too() -> None:
    assert sarif()["runs"][0]["results"] == []


def test_only_the_rules_that_were_broken_are_listed() -> None:
    rules = sarif(FINDING, replace(FINDING, code="COM001"))["runs"][0]["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["COM001", "RSK005"]


def test_a_finding_is_known_again_by_its_rule_and_record_alone() -> None:
    moved = replace(
        FINDING, line=70, column=9, message="it was not validated for 13 days", path="records/x.yaml"
    )
    assert prints(FINDING) == prints(moved)
    assert prints(FINDING) != prints(replace(FINDING, record="R-0002"))
    assert prints(FINDING) != prints(replace(FINDING, code="COM001"))


def test_two_of_a_kind_in_a_record_are_two() -> None:
    found = prints(FINDING, replace(FINDING, line=9))
    assert len(set(found)) == 2
    assert prints(FINDING) == found[:1]


def test_a_whole_file_is_known_by_its_path_and_stands_at_its_first_line() -> None:
    whole = replace(FINDING, code="FIL002", record="", line=0, column=0)
    region = sarif(whole)["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 1, "startColumn": 1}
    assert prints(whole) != prints(replace(whole, path="records/other.yaml"))


def test_a_path_becomes_a_uri() -> None:
    result = sarif(replace(FINDING, path="records/risks/with space, café#1.yaml"))["runs"][0]["results"][0]
    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == "records/risks/with%20space%2C%20caf%C3%A9%231.yaml"


@pytest.mark.parametrize(
    ("severity", "level"), [("error", "error"), ("warning", "warning"), ("info", "note")]
)
def test_a_severity_becomes_a_level(severity: Any, level: str) -> None:
    assert sarif(replace(FINDING, severity=severity))["runs"][0]["results"][0]["level"] == level


def test_the_whole_register(base: Path, qaif: Qaif, golden: Golden) -> None:
    path = base / "risks" / "R-0002.yaml"
    path.write_text(path.read_text("utf-8").replace("owner: ", "owner: nobody-or-"), encoding="utf-8")
    result = qaif("check", "--records", str(base), "--as-of", "2026-06-15", "--format", "sarif")
    assert result.code == 1
    is_sarif(json.loads(result.out))
    golden("check.sarif.json", result.out)


def test_one_line_each() -> None:
    whole = replace(FINDING, record="", line=0, column=0, message="two\nlines")
    assert as_concise([FINDING, whole], ABOUT).splitlines() == [
        "records/risks/R-0001.yaml:7:3: RSK005 it was not validated for 12 days",
        "records/risks/R-0001.yaml:1:1: RSK005 two lines",
    ]
