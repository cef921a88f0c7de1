"""`qaif init`: writes an empty workspace for an organisation."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from qaif_cli.errors import QaifError
from qaif_cli.flow.command_words import command_word
from qaif_cli.flow.first_steps import first_steps
from qaif_cli.flow.schema import KINDS, run_schema
from qaif_cli.flow.writing.founding import Founding, chosen_areas, in_areas
from qaif_cli.flow.writing.stripping import STRIPPED, Newcomer
from qaif_cli.judge.check import check
from qaif_cli.judge.state.open_records import due_after
from qaif_cli.model.base import UNKNOWN
from qaif_cli.model.finding import Finding
from qaif_cli.model.framework import Framework
from qaif_cli.model.how_often import in_words
from qaif_cli.model.moment import Moment
from qaif_cli.model.settings import Body
from qaif_cli.model.words import listed
from qaif_cli.render.words import day, number_of
from qaif_cli.store import yaml
from qaif_cli.store.git import begin_repository, can_commit, commit, in_repository
from qaif_cli.store.loader import AUTHORITIES_FILE, FRAMEWORK_FILE, Loaded, load
from qaif_cli.store.starter import Pages, plant, refuse_unless_empty, shipped_texts

_SHORT = 12
_AREAS = "areas/"
MAY = """\
# Who may decide what in a commit, to be filled in: as long as nobody is named, `qaif check --base` asks nobody and says so.
# For example:  - {{ id: quality-committee, identities: [{{ email: secretary@example.org }}] }}
# What counts as an approval, and what it proves, stands in docs/authorities.md of qaif.
schema: 1
require_signed: false # true: only commits count that are signed with one of the `keys` of an identity
bodies: # who commits for each body: its secretary, or its chair
{bodies}roles: # who holds each role
{roles}framework: [] # who may change framework.yaml and this file
"""
HEAD = """\
# The settings of {name}: begun on {day} with qaif's starting list.
# It applies from its first day: no earlier period is judged by it.
# Roles, bodies and areas have commands: `qaif role`, `qaif body`, `qaif area`. Every list, interval and threshold is data, each with its citation
# and its mark: V seen in the source, V2 in a second source, U not verified, P our own proposal.
# "§n" is a section of the Quality Assurance and Improvement Framework 2025 to 2027.
"""


def newcomer(name: str, short_name: str, ods_code: str, said: Founding, today: date) -> Newcomer:
    """The organisation whose register is begun.

    Raises:
        QaifError: where something was not said; all of it is named.
    """
    needed = {"--name": name, "--short-name": short_name}
    missing = [option for option, text in needed.items() if not text.strip()]
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
        said,
    )


def start(folder: Path, who: Newcomer, *, committing: bool = False) -> str:
    """Write a clean workspace into a folder, and say what to do first.

    Args:
        folder: Where it is written.
        who: The organisation.
        committing: Whether it is committed at once, in a repository that is begun there where there is none.

    Raises:
        QaifError: where the folder is not empty, or what was said does not fit.
    """
    refuse_unless_empty(folder)
    if committing:
        can_commit(folder)
    records = starting_records(who)
    loaded = load(Pages(records))
    framework, findings = _sound(loaded, who.today)
    texts = _around(who) | {f"records/{path}": text for path, text in records.items()}
    plant(folder, texts)
    register = loaded.register
    counted = (
        number_of(len(framework.roles), "role"),
        number_of(len(framework.bodies), "body"),
        number_of(len(register.held), "record"),
    )
    lines = [f"{folder} is the register of {who.name}: {listed(counted)}, in force from {day(who.today)}."]
    lines += [_meets(body, framework) for body in framework.bodies if body.recurs]
    lines += [_committed(folder, list(texts), who) if committing else _how_to_commit(folder)]
    lines += (
        ["The organisation's ODS code is not known."] if framework.organisation.ods_code == UNKNOWN else []
    )
    due = day(due_after(None, framework.reporting.interval_months, framework))
    lines += [f"The first update of each service area is due by {due} [{framework.reporting.citation}].", ""]
    lines += ["What to do first, in that folder; `qaif check` says at any time what is next:"]
    lines += first_steps(findings, register)
    return "\n".join(lines) + "\n"


def _meets(body: Body, framework: Framework) -> str:
    often = in_words(body.frequency, body.recurs or "") or body.recurs
    return f"{body.name}: {often}; chair: {framework.names('role').get(body.chair_role, body.chair_role)} [{body.citation}]."


def _committed(folder: Path, paths: Sequence[str], who: Newcomer) -> str:
    """Commit the whole of a new workspace as one commit."""
    try:
        begin_repository(folder)
        made = commit(folder, paths, f"The register of {who.name} begins\n")
    except QaifError as error:
        raise QaifError(f"`{folder}` is written and holds the register. {error.what}", error.todo) from None
    return f"Committed {made[:_SHORT]}, {number_of(len(paths), 'file')}."


def _how_to_commit(folder: Path) -> str:
    where = f"git -C {command_word(folder.as_posix())}"
    begun = [] if in_repository(folder) else [f"{where} init --initial-branch=main"]
    return "\n  ".join(
        (
            "Nothing is committed yet. Commit it as it is, so that git keeps every change from here:",
            *begun,
            f"{where} add --all .",
            f'{where} commit -m "The register begins"',
        )
    )


def starting_records(who: Newcomer) -> dict[str, str]:
    """The records that a workspace begins with: texts by path, from the records folder.

    Of an area that the organisation has not, its commitments are left out too.

    Raises:
        QaifError: where something that was said cannot be.
    """
    shipped = {
        path: text for path, text in shipped_texts("records").items() if path.partition("/")[0] in STRIPPED
    }
    settings = STRIPPED[FRAMEWORK_FILE](yaml.parse(shipped.pop(FRAMEWORK_FILE)), who)
    areas = {path: yaml.parse(text) for path, text in shipped.items() if path.startswith(_AREAS)}
    kept = chosen_areas({data["id"]: data["title"] for data in areas.values()}, who.said.areas)
    settings["reporting"] = in_areas(settings["reporting"], kept)
    made = {FRAMEWORK_FILE: yaml.document(settings)}
    for path, text in shipped.items():
        data = areas.get(path) or yaml.parse(text)
        area = data["id"] if path in areas else data.get("area")
        if area is None or area in kept:
            made[path] = yaml.document(STRIPPED[path.partition("/")[0]](data, who))
    made[AUTHORITIES_FILE] = MAY.format(
        bodies="".join(f"  - {{ id: {body['id']}, identities: [] }}\n" for body in settings["bodies"]),
        roles="".join(f"  - {{ id: {role['id']}, identities: [] }}\n" for role in settings["roles"]),
    )
    made[FRAMEWORK_FILE] = HEAD.format(name=who.name, day=day(who.today)) + made[FRAMEWORK_FILE]
    return made


def _sound(loaded: Loaded, today: date) -> tuple[Framework, list[Finding]]:
    """The framework of a register that has no error on its first day, and what else is found in it."""
    found = list(loaded.findings)
    if loaded.framework:
        found += check(Moment(loaded.register, loaded.framework, today, today)).findings
    wrong = [finding for finding in found if finding.severity == "error"]
    if wrong or loaded.framework is None:
        said = "".join(f"\n  {finding.path}: {finding.message}. {finding.fix}" for finding in wrong)
        raise QaifError(f"The workspace would not be sound:{said}", "\nNothing was written.")
    return loaded.framework, found


def _around(who: Newcomer) -> dict[str, str]:
    """What stands around the records: settings for git, for the editor and for the checks."""
    files = shipped_texts("templates/workspace")
    files["README.md"] = files["README.md"].replace("{name}", who.name)
    files |= {f".vscode/{name}": text for name, text in shipped_texts(".vscode").items()}
    return files | {f"docs/schemas/{kind}.schema.json": run_schema(kind) for kind in KINDS}
