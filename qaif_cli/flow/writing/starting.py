"""`qaif init`: writes an empty workspace for an organisation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from qaif_cli.errors import QaifError
from qaif_cli.flow.schema import KINDS, run_schema
from qaif_cli.flow.writing.stripping import STRIPPED, Newcomer
from qaif_cli.judge.check import check
from qaif_cli.judge.state.open_records import due_after
from qaif_cli.model.base import UNKNOWN
from qaif_cli.model.framework import Framework
from qaif_cli.model.moment import Moment
from qaif_cli.model.record import Action, Record
from qaif_cli.model.register import Register
from qaif_cli.render.words import day, number_of, plural
from qaif_cli.store import yaml
from qaif_cli.store.loader import FRAMEWORK_FILE, Loaded, load
from qaif_cli.store.starter import Pages, plant, refuse_unless_empty, shipped_texts

HEAD = """\
# The settings of {name}: begun on {day} with qaif's starting list.
# It applies from its first day: no earlier period is judged by it.
# Put the roles and bodies right first. Every list, interval and threshold is data, each with its citation
# and its mark: V seen in the source, V2 in a second source, U not verified, P our own proposal.
# "§n" is a section of the Quality Assurance and Improvement Framework 2025 to 2027.
"""


def newcomer(name: str, short_name: str, ods_code: str, today: date) -> Newcomer:
    """The organisation whose register is begun.

    Raises:
        QaifError: where something was not said; all of it is named.
    """
    said = {"--name": name, "--short-name": short_name}
    missing = [option for option, text in said.items() if not text.strip()]
    if missing:
        raise QaifError(
            f"Missing: {', '.join(missing)}.",
            'For example: qaif init register --name "NHS Exampleshire Integrated Care Board" --short-name "Exampleshire ICB".',
        )
    code = ods_code.strip()
    return Newcomer(
        " ".join(name.split()),
        " ".join(short_name.split()),
        UNKNOWN if code.lower() in ("", UNKNOWN) else code.upper(),
        today,
    )


def start(folder: Path, who: Newcomer) -> str:
    """Write a clean workspace into a folder, and say what is not known in it yet.

    Raises:
        QaifError: where the folder is not empty, or what was said does not fit.
    """
    refuse_unless_empty(folder)
    records = starting_records(who)
    loaded = load(Pages(records))
    framework = _sound(loaded, who.today)
    plant(folder, _around(who) | {f"records/{path}": text for path, text in records.items()})
    lines = [
        f"{folder} is the register of {who.name}: {number_of(len(loaded.register.held), 'record')}, in force from {day(who.today)}.",
        "What is not known yet:",
        *(f"  {line}" for line in unknowns(loaded.register, framework)),
        f"The first update of each service area is due by {day(due_after(None, framework.reporting.interval_months, framework))} [{framework.reporting.citation}].",
        "Next: put the roles in records/framework.yaml right; then `qaif check` lists what is missing.",
    ]
    return "\n".join(lines) + "\n"


def starting_records(who: Newcomer) -> dict[str, str]:
    """The records that a workspace begins with: texts by path, from the records folder."""
    made = {}
    for path, text in shipped_texts("records").items():
        strip = STRIPPED.get(path.partition("/")[0])
        if strip:
            made[path] = yaml.document(strip(yaml.parse(text), who))
    made[FRAMEWORK_FILE] = HEAD.format(name=who.name, day=day(who.today)) + made[FRAMEWORK_FILE]
    return made


def _sound(loaded: Loaded, today: date) -> Framework:
    """The framework of a register that has no error on its first day."""
    found = list(loaded.findings)
    if loaded.framework:
        found += check(Moment(loaded.register, loaded.framework, today, today)).findings
    wrong = [finding for finding in found if finding.severity == "error"]
    if wrong or loaded.framework is None:
        said = "".join(f"\n  {finding.path}: {finding.message}. {finding.fix}" for finding in wrong)
        raise QaifError(f"The workspace would not be sound:{said}", "\nNothing was written.")
    return loaded.framework


def _around(who: Newcomer) -> dict[str, str]:
    """What stands around the records: settings for git, for the editor and for the checks."""
    files = shipped_texts("templates/workspace")
    files["README.md"] = files["README.md"].replace("{name}", who.name)
    files |= {f".vscode/{name}": text for name, text in shipped_texts(".vscode").items()}
    return files | {f"docs/schemas/{kind}.schema.json": run_schema(kind) for kind in KINDS}


def unknowns(register: Register, framework: Framework) -> Iterator[str]:
    """What is still unknown in a new workspace, a sentence each with its count."""
    if framework.organisation.ods_code == UNKNOWN:
        yield "The organisation's ODS code is not known."
    commitments = [item for item in register.commitments if item.type == "commitment"]
    priorities = [item for item in register.commitments if item.type == "priority"]
    actions = [action for item in priorities for action in item.actions]
    duties = [duty for item in register.areas for duty in item.duties]
    yield from _lacking("area", register.areas, owner="owner", lead="lead")
    for word, items in (("commitment", commitments), ("priority", priorities)):
        yield from _lacking(word, items, owner="owner", outcome="outcome", value="quality value")
    yield from _lacking("action of the priorities", actions, owner="owner", due="due date")
    assessed = register.assessments
    yield from _lacking("self-assessment", assessed, owner="owner")
    yield from _counted(
        "self-assessment", len(assessed), sum(not item.positions for item in assessed), "position"
    )
    yield from _counted("statutory duty", len(duties), sum(not duty.positions for duty in duties), "position")


def _lacking(word: str, items: Sequence[Record | Action], **fields: str) -> Iterator[str]:
    for field, name in fields.items():
        yield from _counted(word, len(items), sum(getattr(item, field) == UNKNOWN for item in items), name)


def _counted(word: str, count: int, lacking: int, name: str) -> Iterator[str]:
    if lacking:
        yield f"{lacking} of {count} {plural(word)} {'has' if lacking == 1 else 'have'} no {name}."
