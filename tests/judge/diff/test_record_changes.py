"""What changed, in the record's own terms."""

from __future__ import annotations

from pathlib import Path
from typing import Any, get_args, get_origin

import pytest
from pydantic import BaseModel

from qaif_cli.judge.diff.field_words import one_of
from qaif_cli.judge.diff.record_changes import changes, model_changes, paired
from qaif_cli.model.framework import Framework
from qaif_cli.model.kinds import KINDS
from qaif_cli.model.record import Record
from qaif_cli.model.register import Held, Register
from qaif_cli.store.loader import Loaded, load, read_text
from qaif_cli.store.source import Worktree

BASE = Path(__file__).parents[2] / "base" / "records"
RISK, CONCERN, AREA = "risks/R-0001.yaml", "concerns/Q-0001.yaml", "areas/primary-care.yaml"
REVIEW = "  - date: 2026-06-01\n    by: quality-lead\n    forum"
ITEM = "intelligence/2026/I-0001.yaml"
MEETING = "meetings/2026/2026-04-14-insights-meeting.yaml"
LAST = "    action: Ask the practice for its log of results\n"
MINUTES = "minutes_agreed:\n  date: 2026-04-21\n  by: director-of-quality\n"
HEAD = "  - date: 2026-04-28\n    body: insights-meeting\n    decision: "
AT = "discussed at the Insights Meeting on 28 April 2026"


@pytest.fixture(scope="module")
def loaded() -> Loaded:
    return load(Worktree(BASE))


@pytest.fixture(scope="module")
def framework(loaded: Loaded) -> Framework:
    assert loaded.framework
    return loaded.framework


@pytest.fixture(scope="module")
def register(loaded: Loaded) -> Register:
    return loaded.register


def edited(path: str, find: str, put: str) -> tuple[Held, Held]:
    text = (BASE / path).read_text("utf-8")
    assert find in text
    return read_text(path, text), read_text(path, text.replace(find, put, 1))


REVIEWED = "  - date: 2026-06-20\n    by: safety-lead\n    consequence: 4\n    likelihood: 3\ntarget:"

LEVEL = """\
  - date: 2026-06-20
    level: {level}
    authorised_by: nhse-region
    why: unknown
    risk_profile: unknown
    accountability: unknown
improvement_plan:"""

CLOSED = (
    "closed: { date: 2026-06-30, by: quality-lead, reason: It is over, forum: quality-committee }\nextra:"
)

CASES = {
    "a review that lowers the score": (
        RISK, "target:", REVIEWED,
        [("down", "current score 16 → 12: likelihood 4 → 3"), ("reviewed", "review by Head of Patient Safety added, dated 20 June 2026")],
    ),
    "a review that restates it": (
        RISK, "target:", REVIEWED.replace("likelihood: 3", "likelihood: 4"),
        [("reviewed", "review by Head of Patient Safety added, dated 20 June 2026")],
    ),
    "the same score from other parts": (
        RISK, "target:", REVIEWED.replace("consequence: 4\n    likelihood: 3", "consequence: 3\n    likelihood: 4"),
        [("down", "current score 16 → 12: consequence 4 → 3"), ("reviewed", "review by Head of Patient Safety added, dated 20 June 2026")],
    ),
    "a correction": (
        RISK, "target:", REVIEWED.replace("by: safety", "corrects: 2026-06-01/5\n    by: safety"),
        [("down", "current score 16 → 12: likelihood 4 → 3"), ("reviewed", "review by Head of Patient Safety added, dated 20 June 2026, in place of 2026-06-01/5")],
    ),
    "an entry that was edited": (
        RISK, "note: Backlog halved", "note: Backlog gone",
        [("text", "review of 1 June 2026: note changed from “Backlog halved” to “Backlog gone”")],
    ),
    "an entry that was taken out": (
        RISK, "  - date: 2026-04-02\n    by: quality-lead\n    consequence: 4\n    likelihood: 4\n", "",
        [("other", "review of 2 April 2026 taken out: by Quality Lead for Primary Care; consequence 4; likelihood 4")],
    ),
    "an action done": (RISK, "added: 2026-03-04\n", "added: 2026-03-04\n    done: 2026-06-12\n", [("other", "action A2 done on 12 June 2026")]),
    "an action no longer done": (RISK, "    done: 2026-05-27\n", "", [("other", "action A1 no longer done")]),
    "a due date": (RISK, "due: 2026-05-29", "due: unknown", [("other", "action A1: due changed from 29 May 2026 to unknown")]),
    "a control": (
        RISK, "assurances:", "  - { id: C2, text: A second reader, date: unknown }\nassurances:",
        [("other", "control C2 added: A second reader; date unknown")],
    ),
    "another owner": (
        RISK, "owner: quality-lead\nprevious_owners:\n  - role: safety-lead\n    until: 2026-02-28\n",
        "owner: secretary\nprevious_owners:\n  - role: safety-lead\n    until: 2026-02-28\n  - role: quality-lead\n    until: 2026-06-01\n",
        [("other", "owner changed from Quality Lead for Primary Care to Committee Secretary")],
    ),
    "a longer text": (
        RISK, "cause: results arrive in two inboxes", f"cause: {'results arrive in very many inboxes ' * 2}indeed",
        [("text", "cause (IF) reworded: “results arrive in very many inboxes results arrive in very many inboxes indeed”")],
    ),
    "a list": (RISK, "dimensions: [safe]", "dimensions: [effective]", [("other", "dimensions: Effective added, Safe taken out")]),
    "a target": (RISK, "  likelihood: 2\n  by", "  likelihood: 1\n  by", [("other", "target likelihood changed from 2 to 1")]),
    "an own field": (RISK, "datix_number: 4711", "datix_number: 4712", [("other", "own field datix number changed from 4711 to 4712")]),
    "a closure": (RISK, "extra:", CLOSED, [("closed", "closed on 30 June 2026 by Quality Lead for Primary Care at Quality Committee: It is over")]),
    "a reopening": (
        "risks/R-0003.yaml",
        "closed:\n  date: 2025-11-04\n  by: safety-lead\n  reason: A new fridge was installed",
        "reopened:\n  - { date: 2026-06-08, by: safety-lead, why: It broke, closed: { date: 2025-11-04, by: safety-lead, reason: A new fridge was installed } }",
        [("other", "reopened on 8 June 2026 by Head of Patient Safety: It broke (closed on 4 November 2025)")],
    ),
    "a remark": (RISK, "owner: quality-lead\np", "owner: quality-lead  # for now\np", [("text", "comments, order or layout changed; what the record says did not")]),
    "a step up": (
        CONCERN, "improvement_plan:", LEVEL.format(level="intensive"),
        [("escalated", "moved from enhanced to intensive, authorised by NHS England Region, dated 20 June 2026")],
    ),
    "a step down": (
        CONCERN, "improvement_plan:", LEVEL.format(level="routine"),
        [("stepped-down", "moved from enhanced to routine, authorised by NHS England Region, dated 20 June 2026")],
    ),
    "the level kept": (
        CONCERN, "improvement_plan:", LEVEL.format(level="enhanced"),
        [("other", "kept at enhanced, authorised by NHS England Region, dated 20 June 2026")],
    ),
    "a criterion met": (
        CONCERN, "due: 2026-09-30", "due: 2026-09-30\n    met: { date: 2026-06-02, by: quality-lead, evidence: unknown }",
        [("other", "exit criterion X1 met on 2 June 2026, agreed by Quality Lead for Primary Care")],
    ),
    "a plan's action": (CONCERN, "added: 2026-03-26", "added: 2026-03-26\n      done: 2026-06-01", [("other", "improvement plan action A1 done on 1 June 2026")]),
    "a duty": (
        AREA, "updates:", "      - { date: 2026-06-03, by: quality-lead, position: not-met, evidence: unknown }\nupdates:",
        [("reviewed", "duty D1: position not met, dated 3 June 2026, says Quality Lead for Primary Care")],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_what_changed_is_said(case: str, framework: Framework) -> None:
    path, find, put, wanted = CASES[case]
    before, after = edited(path, find, put)
    assert [(change.sort, change.text) for change in changes(before, after, framework)] == wanted


def test_every_kind_comes_and_goes(register: Register, framework: Framework) -> None:
    for kind in KINDS:
        held = next(item for item in register.held if item.kind == kind.name)
        (new,) = changes(None, held, framework)
        (gone,) = changes(held, None, framework)
        assert (new.sort, gone.sort) == ("new", "removed")
        assert new.text.startswith(f"new {kind.name}: {held.record.title}")
        assert gone.text == f"record deleted: {held.record.title} ({held.path})"
        assert changes(held, held, framework) == ()
    assert changes(None, None, framework) == ()


def test_a_new_number_and_a_new_place_are_two_changes(framework: Framework) -> None:
    before, _ = edited(RISK, "id: R-0001", "id: R-0001")
    text = before.text.replace("id: R-0001", "id: R-0009\nformerly: [R-0001]")
    after = read_text("risks/R-0009.yaml", text)
    assert paired([before], [after]) == [(before, after)]
    assert [(change.record, change.text) for change in changes(before, after, framework)] == [
        ("R-0009", "renumbered from R-0001 to R-0009"),
        ("R-0009", "file moved from risks/R-0001.yaml to risks/R-0009.yaml"),
    ]


def test_versions_are_paired_by_id_before_file(register: Register) -> None:
    one, two, three = (register.by_id[id_] for id_ in ("R-0001", "R-0002", "R-0003"))
    moved = Held(one.kind, two.path, one.record, one.text)
    assert paired([one, two], [moved]) == [(one, moved), (two, None)]
    assert paired([one], [one, three]) == [(one, one), (None, three)]


def test_the_field_is_named_by_the_record_s_own_words(framework: Framework) -> None:
    before, after = edited(RISK, "due: 2026-05-29", "due: unknown")
    assert [change.field for change in changes(before, after, framework)] == ["actions/A1/due"]
    before, after = edited(RISK, "target:", REVIEWED)
    assert [change.field for change in changes(before, after, framework)] == ["reviews/score", "reviews"]


def test_the_settings_change_too(framework: Framework) -> None:
    roles = tuple(
        role.model_copy(update={"title": "Lead"}) if role.id == "quality-lead" else role
        for role in framework.roles
    )
    after = framework.model_copy(update={"roles": roles[:-1]})
    said = [change.text for change in model_changes("framework", framework, after, after)]
    assert said == [
        "role quality-lead: title changed from “Quality Lead for Primary Care” to Lead",
        "role secretary taken out: Committee Secretary",
    ]
    assert [item.text for item in model_changes("framework", None, framework, framework)] == ["put in place"]


@pytest.mark.parametrize(
    ("more", "told"),
    [
        (
            "ask-provider\n    follow_up: 2026-05-05\n",
            f"{AT}: ask the provider, looked at again by 5 May 2026",
        ),
        ("change-risk\n    risk: R-0001\n", f"{AT}: change a risk (R-0001)"),
        ("open-concern\n    concern: Q-0001\n", f"{AT}: open a concern (Q-0001)"),
        ("refer-on\n    referred_to: quality-committee\n", f"{AT}: refer it on to the Quality Committee"),
        ("no-action\n    note: The log shows why.\n", f"{AT}: no action (The log shows why.)"),
        (
            "watch\n    corrects: 2026-04-14/1\n    follow_up: 2026-05-05\n",
            f"{AT}, in place of 2026-04-14/1: watch it, looked at again by 5 May 2026",
        ),
    ],
)
def test_a_decision_is_told(more: str, told: str, framework: Framework) -> None:
    text = (BASE / ITEM).read_text("utf-8")
    after = text.replace(LAST, f"{LAST}{HEAD}{more}")
    found = changes(read_text(ITEM, text), read_text(ITEM, after), framework)
    assert [(change.sort, change.text) for change in found] == [("reviewed", told)]


CHAIR = "chaired_by: director-of-quality\n"
OFF = "cancelled:\n  date: 2026-04-13\n  by: secretary\n  why: No quorum\n"


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("", CHAIR, "recorded as held, chaired by the Director of Quality"),
        ("", "chaired_by: unknown\n", "recorded as held, not known by whom"),
        ("", OFF, "cancelled on 13 April 2026 by Committee Secretary: No quorum"),
        (OFF, "", "no longer cancelled"),
        (CHAIR, CHAIR + MINUTES, "minutes agreed by Director of Quality, dated 21 April 2026"),
        (CHAIR + MINUTES, CHAIR, "minutes agreed taken out (was by Director of Quality)"),
    ],
)
def test_a_meeting_is_told(before: str, after: str, told: str, framework: Framework) -> None:
    text = (BASE / MEETING).read_text("utf-8")
    head = text[: text.index("chaired_by")]
    found = changes(read_text(MEETING, head + before), read_text(MEETING, head + after), framework)
    assert [(change.sort, change.text) for change in found] == [("other", told)]


SHIPPED = BASE.parents[2] / "records"


def bare(record: Record) -> Record:
    """A record without anything that it need not say."""
    fields = type(record).model_fields
    return record.model_copy(
        update={name: field.get_default() for name, field in fields.items() if not field.is_required()}
    )


def test_a_record_of_any_kind_is_told_from_its_first_line_to_its_last(framework: Framework) -> None:
    """Whatever is added to a record can be told, and taken out again; a new kind has its words or the general ones."""
    told = 0
    for item in load(Worktree(SHIPPED)).register.held:
        small = Held(item.kind, item.path, bare(item.record), "")
        for before, after in ((small, item), (item, small)):
            found = changes(before, after, framework)
            assert found or small.record == item.record, item.path
            told += len(found)
    assert told > 1000


CASE = "cases/C-0001.yaml"


@pytest.mark.parametrize(
    ("put", "said"),
    [
        ("drafted: { date: 2026-06-01, by: safety-lead }", "draft of the answer by Head of Patient Safety, dated 1 June 2026"),
        ("answered: { date: 2026-06-01, by: safety-lead, note: Two actions }", "answered on 1 June 2026, by Head of Patient Safety: Two actions"),
        ("shared: [{ date: 2026-06-01, with_body: quality-committee, what: Ask twice }]", "shared with Quality Committee, dated 1 June 2026: Ask twice"),
        ("extensions: [{ date: 2026-06-01, due: 2026-07-01, by: safety-lead, why: The board met late }]", "given longer, to 1 July 2026, dated 1 June 2026, agreed by Head of Patient Safety: The board met late"),
        ("effect: { date: 2026-06-01, by: safety-lead, evidence: An audit }", "effect seen on 1 June 2026, by Head of Patient Safety: An audit"),
    ],
)  # fmt: skip
def test_the_life_of_a_case_is_told(put: str, said: str, framework: Framework) -> None:
    before, after = edited(CASE, "areas: [primary-care]\n", f"areas: [primary-care]\n{put}\n")
    assert [change.text for change in changes(before, after, framework)] == [said]


AMENDED = "amended:\n  - { date: 2026-06-01, field: received, was: 2026-05-11"


@pytest.mark.parametrize(
    ("kept", "said"),
    [
        (" }\n", ["received changed from 11 May 2026 to 12 May 2026"]),
        (
            ", by: safety-lead, why: The post stamp says so }\n",
            [
                "`received` said 2026-05-11 until it was changed by Head of Patient Safety on 1 June 2026: The post stamp says so",
                "received changed from 11 May 2026 to 12 May 2026",
            ],
        ),
    ],
)
def test_what_a_field_said_before_is_told_once(kept: str, said: list[str], framework: Framework) -> None:
    before, after = edited(CASE, "received: 2026-05-11\n", f"received: 2026-05-12\n{AMENDED}{kept}")
    assert [change.text for change in changes(before, after, framework)] == said


def test_only_the_parts_of_a_risk_are_told_as_if_then_resulting_in(framework: Framework) -> None:
    text = "areas: [primary-care]\neffect: { date: 2026-06-01, by: safety-lead, evidence: An audit of ten }\n"
    before, after = edited(CASE, "areas: [primary-care]\n", text)
    later = read_text(CASE, after.text.replace("An audit of ten", "An audit of all"))
    assert [change.text for change in changes(after, later, framework)] == [
        "effect evidence changed from “An audit of ten” to “An audit of all”"
    ]
    assert [change.text for change in changes(after, before, framework)] == [
        "effect taken out (was by Head of Patient Safety; evidence An audit of ten)"
    ]


def test_an_entry_of_the_settings_is_called_by_its_own_word(framework: Framework) -> None:
    level = framework.levels[0].model_copy(update={"name": "Everyday"})
    after = framework.model_copy(update={"levels": (level, *framework.levels[1:])})
    assert [change.text for change in model_changes("framework", framework, after, after)] == [
        "level routine: name changed from routine to Everyday"
    ]


NO_PLURAL = {"by_exception", "insight", "evidence", "support", "quorum", "cycle", "standing", "schedule"}
"""Lists whose names are the word for one of their entries."""


def test_one_entry_of_each_list_has_a_word_for_one() -> None:
    """`terms` of a body is no term, and `parties` no partie."""
    told = {}
    for model in inside([Framework, *(kind.model for kind in KINDS)]):
        for name, field in model.model_fields.items():
            if get_origin(field.annotation) is tuple and any(map(is_part, get_args(field.annotation))):
                told[name] = one_of(field.alias or name, model)
    assert told["terms"] == "review of the terms of reference"
    plain = {name for name, word in told.items() if word == name.replace("_", " ") or word.endswith("ie")}
    assert plain == NO_PLURAL


def inside(models: list[Any]) -> list[type[BaseModel]]:
    """Some models and all that stand inside them."""
    found: dict[type[BaseModel], None] = {}
    while models:
        model = models.pop()
        if is_part(model) and model not in found:
            found[model] = None
            models += [field.annotation for field in model.model_fields.values()]
        models += get_args(model)
    return list(found)


def is_part(model: Any) -> bool:
    return isinstance(model, type) and issubclass(model, BaseModel)
