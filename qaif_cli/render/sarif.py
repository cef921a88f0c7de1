"""Findings as SARIF 2.1.0, the form in which code scanning takes them.

A finding is known again by its rule and its record, never by its line or its words: lines move, and
words count days.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from urllib.parse import quote

from qaif_cli import __version__
from qaif_cli.model.finding import Card, Finding
from qaif_cli.model.vocabulary import Severity
from qaif_cli.render.findings import About, cited
from qaif_cli.render.words import sentence

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"
_LEVELS: Mapping[Severity, str] = MappingProxyType({"error": "error", "warning": "warning", "info": "note"})
_ROOT = "%SRCROOT%"
_GITHUB = "primaryLocationLineHash"
"""The only fingerprint that GitHub reads; it takes ours in place of one that it makes from the line."""
_OURS = "ruleAndRecord/v1"


def as_sarif(findings: Sequence[Finding], about: About) -> str:
    """One run, with every rule that was found broken."""
    broken = {finding.code for finding in findings}
    cards = [card for card in about.cards if card.code in broken]
    places = {card.code: place for place, card in enumerate(cards)}
    seen: Counter[tuple[str, str]] = Counter()
    results = []
    for finding in findings:
        about_what = (finding.code, finding.record or finding.path)
        results.append(
            _result(finding, places.get(finding.code), _fingerprint(*about_what, seen[about_what]))
        )
        seen[about_what] += 1
    driver = {"name": "qaif", "version": __version__, "rules": [_rule(card) for card in cards]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "automationDetails": {"id": "qaif/"},
        "properties": {
            "as_of": about.as_of.isoformat(),
            "base": about.base or None,
            "records": about.records,
        },
        "results": results,
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _rule(card: Card) -> dict[str, object]:
    help_ = f"{sentence(card.why)}\n\nHow to fix: {card.fix}\n\nExample: {card.example}"
    return {
        "id": card.code,
        "name": "".join(part.capitalize() for part in card.name.split("-")),
        "shortDescription": {"text": card.finds},
        "fullDescription": {"text": f"{card.finds} {sentence(card.why)}"},
        "help": {"text": help_},
        "defaultConfiguration": {"level": _LEVELS[card.severity]},
        "properties": {
            "citation": card.citation,
            "mark": card.mark,
            "since": card.since,
            "tags": [card.family],
        },
    }


def _result(finding: Finding, rule: int | None, fingerprint: str) -> dict[str, object]:
    region = {"startLine": max(1, finding.line), "startColumn": max(1, finding.column)}
    place = {"artifactLocation": {"uri": quote(finding.path), "uriBaseId": _ROOT}, "region": region}
    named = {"logicalLocations": [{"name": finding.record, "kind": "member"}]} if finding.record else {}
    return {
        "ruleId": finding.code,
        **({} if rule is None else {"ruleIndex": rule}),
        "level": _LEVELS[finding.severity],
        "message": {
            "text": f"{sentence(finding.message)} {sentence(finding.fix)} [{cited(finding)}]".replace(
                "  ", " "
            )
        },
        "locations": [{"physicalLocation": place, **named}],
        "partialFingerprints": {_GITHUB: f"{fingerprint}:1", _OURS: fingerprint},
    }


def _fingerprint(code: str, record: str, place: int) -> str:
    """The same rule may find several things in a record: they are told apart by their order alone."""
    return hashlib.sha256(f"{code}\0{record}\0{place}".encode()).hexdigest()[:16]
