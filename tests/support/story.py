"""A year of a register, told as a real repository: five people by their roles, and what goes wrong in a year.

The records stand in a sub-folder; files are renamed, moved, renumbered and taken out; branches are merged
with and without a pull request; a clock is slow; somebody edits by hand and breaks a file.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.support import pages
from tests.support.written import PEOPLE, Story

__all__ = ["PEOPLE", "Story", "tell"]

BASE = Path(__file__).parents[1] / "base" / "records"
SHIPPED = Path(__file__).parents[2] / "templates"


def tell(top: Path) -> Story:
    """The whole year."""
    story = Story(top)
    story.start()
    _summer(story)
    _autumn(story)
    _november(story)
    _winter(story)
    _spring(story)
    return story


R1, R2, R3, Q1 = (
    "records/risks/R-0001.yaml",
    "records/risks/R-0002.yaml",
    "records/risks/R-0003.yaml",
    "records/concerns/Q-0001.yaml",
)


def _summer(story: Story) -> None:
    shutil.copy(BASE / "framework.yaml", story.records)
    for name, text in pages.BEGINNING.items():
        story.write(f"records/{name}", text)
    story.commit("officer", "2025-06-16", "The framework, the areas and the first provider")
    story.write(R1, pages.risk("R-0001", "Test results are not acted on at Fernhill", "2025-06-18"))
    story.add(R1, pages.review("2025-06-18", "quality-lead", 4, 3, "First score"))
    story.commit("lead", "2025-06-18", "R-0001: test results")
    story.edit(R1, "validated: unknown", "validated: { date: 2025-06-20, by: director-of-quality }")
    story.commit("director", "2025-06-20", "R-0001 validated")
    story.write(
        "records/risks/nurse-cover.yaml",
        pages.risk("R-0002", "No cover for the nurse at Fernhill", "2025-07-02"),
    )
    story.add(
        "records/risks/nurse-cover.yaml", pages.review("2025-07-02", "quality-lead", 3, 3, "First score")
    )
    story.commit("lead", "2025-07-02", "Nurse cover, in a file of the wrong name")
    story.move("records/risks/nurse-cover.yaml", R2)
    story.commit("officer", "2025-07-03", "The file bears the ID")
    story.field(R1, pages.actions("A1", "Clear the backlog", "quality-lead", "2025-10-31"))
    story.commit("lead", "2025-07-09", "R-0001: first action")
    story.add(R1, pages.review("2025-07-21", "quality-lead", 4, 3))
    story.commit("lead", "2025-07-21", "R-0001 reviewed")
    story.write(R3, pages.risk("R-0003", "Letters go to old addresses", "2025-08-04", "safety-lead"))
    story.add(R3, pages.review("2025-08-04", "safety-lead", 3, 2, "First score"))
    story.commit("safety", "2025-08-04", "R-0003: letters")
    story.branch("august")
    story.add(R1, pages.review("2025-08-18", "safety-lead", 4, 4, "A second backlog was found"))
    story.commit("lead", "2025-08-18", "R-0001: a second backlog")
    story.add(R2, pages.review("2025-08-19", "safety-lead", 3, 3))
    story.commit("safety", "2025-08-19", "R-0002 reviewed")
    story.merge(
        "august", "director", "2025-08-20", "Merge pull request #12 from wendle/august\n\nReviews of August"
    )


def _autumn(story: Story) -> None:
    story.write(Q1, pages.CONCERN + pages.level("2025-09-02", "routine", "A first look at the backlog"))
    story.commit("lead", "2025-09-02", "Q-0001: general practice at Fernhill")
    story.add(Q1, pages.level("2025-09-11", "enhanced", "A second backlog was found"))
    story.commit("secretary", "2025-09-12", "Q-0001: decision of the committee")
    story.field(Q1, pages.SHARED)
    story.commit("safety", "2025-09-15", "Q-0001 shared")
    story.field(Q1, pages.PLAN)
    story.commit("director", "2025-09-25", "Q-0001: improvement plan")
    story.field(R1, "controls:\n  - { id: C1, text: Results are sorted each morning, date: 2025-10-01 }\n")
    story.commit("lead", "2025-10-01", "R-0001: a control")
    story.edit(R3, "title: Letters go", "title: Letters: they go")
    story.commit("secretary", "2025-10-03", "Edited by hand")
    story.edit(R3, "title: Letters: they go", "title: Letters go")
    story.edit(
        R3,
        "owner: safety-lead",
        "owner: quality-lead\nprevious_owners: [{ role: safety-lead, until: 2025-10-05 }]",
    )
    story.commit("officer", "2025-10-13", "R-0003 mended, and handed on")
    story.add(R1, pages.review("2025-10-10", "quality-lead", 4, 4))
    story.commit(
        "lead", "2025-10-10", "R-0001 reviewed, from a laptop whose clock is slow", authored="2025-10-09"
    )
    story.add("records/areas/primary-care.yaml", pages.UPDATE)
    story.commit("lead", "2025-10-20", "Primary care: update")


def _november(story: Story) -> None:
    story.branch("november")
    story.edit(
        R1, "due: 2025-10-31\n", "due: 2025-10-31\n    done: 2025-11-03\n    note: All 640 results read\n"
    )
    story.commit("lead", "2025-11-03", "R-0001: A1 done")
    story.main()
    story.edit(R2, "cause: unknown", "cause: one nurse does all wound care")
    story.commit("secretary", "2025-11-04", "R-0002: the cause")
    story.merge(
        "november",
        "director",
        "2025-11-05",
        "Merge pull request #15 from wendle/november\n\nThe backlog is cleared",
    )
    story.write("records/papers/quality-committee-2025-11-20.yaml", pages.PAPER)
    story.commit("secretary", "2025-11-12", "Paper for November")
    story.move(
        "records/papers/quality-committee-2025-11-20.yaml",
        "records/papers/2025/quality-committee-2025-11-20.yaml",
    )
    story.commit("officer", "2025-11-20", "Papers by year")
    story.add(
        "records/papers/2025/quality-committee-2025-11-20.yaml",
        "issued: { date: 2025-11-21, commit: unknown }\n",
    )
    story.commit("secretary", "2025-11-21", "Paper issued")


def _winter(story: Story) -> None:
    story.edit(
        R1,
        "owner: quality-lead",
        "owner: safety-lead\nprevious_owners: [{ role: quality-lead, until: 2025-11-30 }]",
    )
    story.commit("director", "2025-12-01", "R-0001 handed on")
    story.add(R1, pages.review("2025-12-15", "safety-lead", 4, 4))
    story.commit("safety", "2025-12-15", "R-0001 reviewed")
    story.write("records/risks/R-0004.yaml", pages.risk("R-0004", "The telephone system fails", "2026-01-08"))
    story.add("records/risks/R-0004.yaml", pages.review("2026-01-08", "safety-lead", 4, 2))
    story.commit("safety", "2026-01-08", "R-0004: telephones")
    story.move("records/risks/R-0004.yaml", "records/risks/R-0014.yaml")
    story.edit("records/risks/R-0014.yaml", "id: R-0004", "id: R-0014\nformerly: [R-0004]")
    story.commit("officer", "2026-01-12", "R-0004 is taken elsewhere: R-0014")
    story.add(R2, pages.review("2026-01-19", "safety-lead", 3, 5, "She has left"))
    story.commit("safety", "2026-01-19", "The nurse has left (#18)")
    story.edit(
        R1,
        "cause: unknown",
        "cause: results arrive in two inboxes, and nobody is named who reads the second one",
    )
    story.commit("lead", "2026-02-02", "R-0001: the cause")
    story.edit(R1, "id: R-0001", "# Ask about the second inbox in March.\nid: R-0001")
    story.commit("secretary", "2026-02-03", "A remark")
    story.add(R1, pages.review("2026-02-16", "safety-lead", 4, 3, "Results are sorted each morning"))
    story.commit("safety", "2026-02-16", "R-0001: score lowered")


def _spring(story: Story) -> None:
    story.edit(
        Q1,
        "due: 2026-03-31\n",
        "due: 2026-03-31\n    met: { date: 2026-03-02, by: safety-lead, evidence: Returns of three months }\n",
    )
    story.commit("lead", "2026-03-02", "Q-0001: X1 met")
    story.add(Q1, pages.level("2026-03-12", "routine", "No old result for three months"))
    story.commit("secretary", "2026-03-13", "Q-0001: decision of the committee")
    story.edit(
        "records/framework.yaml",
        "title: Quality Lead for Primary Care",
        "title: Lead for Quality in Primary Care",
    )
    story.commit("director", "2026-03-20", "A title")
    story.field(R3, "closed: { date: 2026-04-01, by: quality-lead, reason: Addresses come from the spine }\n")
    story.commit("lead", "2026-04-01", "R-0003 closed")
    report = (SHIPPED / "quality-report.md.j2").read_text("utf-8")
    story.write("templates/quality-report.md.j2", report + "\nOur own last line, as at {{ brief.day }}.\n")
    story.commit("officer", "2026-04-10", "Our own template")
    story.branch("spring")
    story.move(R2, "records/risks/2025/R-0002.yaml")
    story.commit("officer", "2026-04-15", "Old risks by year")
    story.add(
        "records/risks/2025/R-0002.yaml",
        pages.review("2026-04-16", "safety-lead", 3, 3, "A new nurse has begun"),
    )
    story.commit("safety", "2026-04-16", "R-0002: a new nurse")
    story.merge("spring", "officer", "2026-04-20", "Merge branch 'spring'")
    story.edit(
        R1, "actions:\n", f"actions:\n{pages.action('A2', 'Move to one inbox', 'safety-lead', '2026-05-31')}"
    )
    story.commit("safety", "2026-04-22", "R-0001: one inbox")
    story.edit(
        R1,
        "    due: 2026-05-31\n",
        "    due: 2026-05-31\n    extensions: [{ date: 2026-05-04, due: 2026-07-31, by: director-of-quality, why: The system comes in July }]\n",
    )
    story.commit("director", "2026-05-04", "R-0001: A2 given longer")
    story.write("records/risks/R-0005.yaml", pages.risk("R-0005", "A trial", "2026-05-18"))
    story.add("records/risks/R-0005.yaml", pages.review("2026-05-18", "secretary", 1, 1))
    story.commit("secretary", "2026-05-18", "A trial")
    (story.records / "risks/R-0005.yaml").unlink()
    story.commit("secretary", "2026-05-19", "The trial taken out by hand")
    story.add(R1, pages.review("2026-06-01", "safety-lead", 4, 3))
    story.commit("safety", "2026-06-01", "R-0001 reviewed")
    story.field(R1, pages.WAIVER)
    story.commit("secretary", "2026-06-08", "R-0001: agreed exception")
    story.write("notes.md", "Nothing of the register.\n")
    story.commit("officer", "2026-06-12", "Notes")
