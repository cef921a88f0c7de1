"""Two boards, each with a register and a history of its own, that are to become one."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from tests.support.desk import stop_clock
from tests.support.repository import BASE, Edit, Repository, begin, kept, pack, repository
from tests.support.running import Qaif, Result

PREFIX = "NV"
DAY_ONE = "2026-06-16"
_RISK = """\
id: {id}
title: {title}
owner: quality-lead
sensitivity: {sensitivity}
{more}whose: icb
area: primary-care
domain: safety
dimensions: [safe]
cause: {cause}
event: something may be missed
effect: harm
executive_lead: chief-nursing-officer
tier: local
opened: 2026-02-03
validated: {{ date: 2026-02-10, by: director-of-quality }}
controls:
  - {{ id: C1, text: Two people look, date: 2026-02-03 }}
reviews:
  - {{ date: 2026-02-03, by: quality-lead, consequence: 3, likelihood: 3, note: First score }}
target: {{ consequence: 3, likelihood: 2, by: 2026-12-31 }}
"""
BEGUN: tuple[Edit, ...] = (
    {"file": "framework.yaml", "find": "NHS Wendle Vale", "put": "NHS North Vale"},
    {"file": "framework.yaml", "find": "short_name: Wendle Vale", "put": "short_name: North Vale"},
    {"file": "concerns/Q-0001.yaml", "find": "  provider: fernhill", "put": "  provider: oakrise"},
    {"file": "concerns/Q-0001.yaml", "find": "with_provider: fernhill", "put": "with_provider: oakrise"},
    {"file": "concerns/Q-0002.yaml", "find": "  name: Care out of hours", "put": "  name: Care at weekends"},
    {"file": "cases/C-0001.yaml", "find": "SAR 2026/3", "put": "SAR 2026/77"},
    {
        "file": "impacts/E-0001.yaml",
        "find": "providers: [oakrise-practice]",
        "put": "providers: [fernhill-practice]",
    },
)
"""By which the register of theirs is another's: another organisation, other subjects."""
LIVED: tuple[Edit, ...] = (
    {"file": "risks/R-0002.yaml", "find": "No cover", "put": "No cover at all"},
    {
        "file": "risks/R-0011.yaml",
        "write": _RISK.format(
            id="R-0011",
            title="Ünlesbare Befunde — 検査結果 & “letters”",
            sensitivity="private",
            cause="as in R-0002 and in I-0001, unlike R-9999; see R-0008 too",
            more="formerly: [R-0008, Datix 4711]\n"
            "amended:\n  - { date: 2026-03-01, field: executive_lead, was: director-of-quality, by: quality-lead }\n",
        )
        + "# the nurse of R-0002 told us\nproviders: [fernhill-practice, vale-hospice]\nextra: { datix_number: 99, ward: Elm }\n",
    },
    {"file": "retired/R-0009.yaml", "write": "id: R-0009\nreason: Typed twice\nby: secretary\ndate: 2026-03-02\n"},
    {"file": "providers/vale-hospice.yaml", "write": (BASE / "providers/oakrise-practice.yaml").read_text("utf-8")
     .replace("oakrise-practice", "vale-hospice").replace("Oakrise Practice", "Vale Hospice")},
    {"file": "framework.yaml", "find": "extra_fields:\n", "put": "extra_fields:\n  - { kind: risk, name: ward, type: text, why: which ward }\n"},
)  # fmt: skip
"""What happened there since: words that name numbers, a tombstone, a provider and a field that ours has not."""


@dataclass(frozen=True)
class Boards:
    """The two workspaces, and the command line.

    Attributes:
        ours: The one into which the other comes.
        theirs: The other.
        qaif: Runs a command.
    """

    ours: Repository
    theirs: Repository
    qaif: Qaif

    def merge(self, *arguments: str, prefix: str = PREFIX) -> Result:
        """Try to bring the other in; with `--write` among the arguments, do it."""
        words = ("--prefix", prefix, "--on", DAY_ONE, "--records", str(self.ours.records))
        return self.qaif("merge-workspace", str(self.theirs.root), *words, *arguments)

    def merged(self, *arguments: str) -> str:
        """Bring it in; what was said."""
        result = self.merge("--write", *arguments)
        assert (result.code, result.err) == (0, ""), result.out + result.err
        return result.out

    def here(self, *arguments: str) -> str:
        """What a command that must succeed says of the one register."""
        result = self.qaif(*arguments, "--records", str(self.ours.records))
        assert result.code == 0, result.out + result.err
        return result.out

    def there(self, *arguments: str) -> str:
        """What a command that must succeed says of theirs."""
        result = self.qaif(*arguments, "--records", str(self.theirs.records))
        assert result.code == 0, result.out + result.err
        return result.out

    def read(self, path: str) -> str:
        """A file of the one register."""
        return (self.ours.records / path).read_text("utf-8")


def two_boards(
    folder: Path, qaif: Qaif, monkeypatch: pytest.MonkeyPatch, lived: Iterable[Edit] = LIVED
) -> Boards:
    """Both as they are before the merger, on a day that stands still, where somebody may commit."""
    stop_clock(monkeypatch)
    for role in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{role}_NAME", "Secretary")
        monkeypatch.setenv(f"GIT_{role}_EMAIL", "secretary@icb.example")
        monkeypatch.setenv(f"GIT_{role}_DATE", "2026-06-15T12:00:00Z")
    ours = repository(folder)
    theirs = shutil.copytree(_theirs(json.dumps([*lived])), folder / "north vale")
    return Boards(ours, Repository(theirs), qaif)


@cache
def _theirs(lived: str) -> Path:
    """Their repository, made once for the same that happened there."""
    theirs = Repository(kept(f"north vale {_theirs.cache_info().misses}"))
    shutil.copytree(BASE, theirs.records)
    begin(theirs.root)
    theirs.commit("Their register", by="north@icb.example", day="2026-06-02", edits=BEGUN)
    theirs.commit("What they found", by="north@icb.example", day="2026-06-09", edits=json.loads(lived))
    pack(theirs)
    return theirs.root
