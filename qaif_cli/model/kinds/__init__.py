"""The kinds of record, as a plain table: a new kind is a line here and a module of that name beside this one."""

from __future__ import annotations

from qaif_cli.model.kind import Kind

KINDS: tuple[Kind, ...] = (
    Kind("area", "The areas of the framework: services and functions.", everyday=True),
    Kind("risk", "The risks to the quality of care."),
    Kind("provider", "The organisations that care is commissioned from."),
    Kind("concern", "The services, places and pathways held at a level."),
    Kind("commitment", "The commitments and priorities of the framework.", everyday=True, smart=False),
    Kind(
        "paper",
        "The papers for meetings, and whether they were issued.",
        by_year=True,
        listed_by_id=True,
        everyday=True,
    ),
    Kind("indicator", "Quality and outcome indicators, with statistical process control.", smart=False),
    Kind(
        "intelligence",
        "Intelligence, hard and soft, and what was decided on it.",
        several="intelligence",
        counted="piece of intelligence",
        by_year=True,
    ),
    Kind("case", "What came in from outside and started a clock: statutory and near-statutory responses."),
    Kind(
        "meeting",
        "Meetings: planned, held or cancelled, with what was on the table and who does what.",
        by_year=True,
        everyday=True,
    ),
    Kind(
        "assessment",
        "The self-assessments: functions, requirements, steps, quality statements, areas to strengthen.",
        said="self-assessment",
        everyday=True,
        smart=False,
    ),
    Kind(
        "horizon",
        "What comes into force, and what it touches here.",
        several="horizon",
        counted="item of the horizon",
        everyday=True,
    ),
    Kind("impact", "The impact of each change on quality and equality, before it begins and looked back on."),
    Kind("situation", "Risk that changes by the day, such as a surge, and what was decided on it each time."),
)
"""In the order in which records are listed."""
BY_NAME: dict[str, Kind] = {kind.name: kind for kind in KINDS}
BY_FOLDER: dict[str, Kind] = {kind.folder: kind for kind in KINDS}
