"""A register of any size, made up by a seeded generator: the same number gives the same bytes.

Nine records in ten are risks. The framework is the repository's own, so that roles, bodies and levels exist.
"""

from __future__ import annotations

import random
import shutil
import subprocess
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from indicator_texts import indicator_text, month_ends, new_points
from loop_texts import intelligence_text, meeting_text
from texts import (
    AREAS,
    area_text,
    concern_text,
    provider_text,
    risk_text,
)

HERE = Path(__file__).resolve().parent
TUESDAY = date(2026, 11, 17)
"""The last Insights Meeting before the day of the bench."""
FRAMEWORK = HERE.parent / "records" / "framework.yaml"


def build(count: int) -> Path:
    """The records folder of a register with so many records, built if it is not there yet."""
    root = HERE / ".corpus" / str(count)
    records = root / "records"
    if not (root / "complete").exists():
        shutil.rmtree(root, ignore_errors=True)
        _write(records, {"framework.yaml": FRAMEWORK.read_text("utf-8")})
        _write(records, dict(register(count, random.Random(count))))
        (root / "complete").touch()
    return records


def build_loop(count: int, others: int = 1000) -> Path:
    """The records folder of a register with so many pieces of intelligence, a year of weekly meetings, and others."""
    root = HERE / ".corpus" / f"loop-{count}-{others}"
    records = root / "records"
    if not (root / "complete").exists():
        shutil.rmtree(root, ignore_errors=True)
        rng = random.Random(count)
        files = dict(register(others, rng))
        providers = [Path(path).stem for path in files if path.startswith("providers/")]
        _write(records, {"framework.yaml": FRAMEWORK.read_text("utf-8"), **files})
        for number in range(1, count + 1):
            name = f"I-{number:05}"
            _write(records, {f"intelligence/2026/{name}.yaml": intelligence_text(name, providers, rng)})
        for week in range(52):
            day = TUESDAY - timedelta(weeks=week)
            path = f"meetings/{day.year}/{day}-insights-meeting.yaml"
            _write(records, {path: meeting_text(day, rng)})
        (root / "complete").touch()
    return records


def build_indicators(count: int, points: int, others: int = 1000) -> Path:
    """The records folder of a register with so many indicators of so many points, and others; and a CSV beside it.

    The indicators have no point for their last month: `points.csv` holds it.
    """
    root = HERE / ".corpus" / f"indicators-{count}-{points}-{others}"
    records = root / "records"
    if not (root / "complete").exists():
        shutil.rmtree(root, ignore_errors=True)
        rng = random.Random(count)
        *months, last = month_ends(points + 1)
        names = [f"indicator-{number:04}" for number in range(1, count + 1)]
        _write(records, {"framework.yaml": FRAMEWORK.read_text("utf-8"), **dict(register(others, rng))})
        _write(records, {f"indicators/{name}.yaml": indicator_text(name, months, rng) for name in names})
        _write(root, {"points.csv": "".join(f"{line}\n" for line in new_points(names, last, rng))})
        (root / "complete").touch()
    return records


def build_doorstop(count: int) -> Path:
    """The texts of the same records as doorstop's items, in a git repository of their own."""
    root = HERE / ".corpus" / f"{count}-doorstop"
    if not (root / "complete").exists():
        shutil.rmtree(root, ignore_errors=True)
        files = {".doorstop.yml": "settings:\n  digits: 5\n  prefix: R\n  sep: ''\n"}
        for place, path in enumerate(sorted(build(count).rglob("*.yaml")), 1):
            text = "".join(f"  {line}\n" if line else "\n" for line in path.read_text("utf-8").splitlines())
            files[f"R{place:05}.yml"] = (
                f"active: true\nderived: false\nheader: ''\nlevel: {place}.0\nlinks: []\nnormative: true\nref: ''\nreviewed: null\ntext: |\n{text}"
            )
        _write(root / "items", files)
        for command in (
            ["init", "-q"],
            ["add", "."],
            ["-c", "user.name=b", "-c", "user.email=b@b", "commit", "-qm", "corpus"],
        ):
            subprocess.run(["git", *command], cwd=root, check=True)
        (root / "complete").touch()
    return root


def _write(folder: Path, files: dict[str, str]) -> None:
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8", newline="\n")


def register(count: int, rng: random.Random) -> Iterator[tuple[str, str]]:
    """Every record of a register: its path in the records folder, and its text."""
    providers = [f"provider-{number:04}" for number in range(1, max(5, count // 20) + 1)]
    concerns = [f"Q-{number:04}" for number in range(1, max(3, count // 50) + 1)]
    risks = [f"R-{number:04}" for number in range(1, count - len(AREAS) - len(providers) - len(concerns) + 1)]
    for area in AREAS:
        yield f"areas/{area}.yaml", area_text(area, rng)
    for provider in providers:
        yield f"providers/{provider}.yaml", provider_text(provider, rng)
    for place, concern in enumerate(concerns):
        yield f"concerns/{concern}.yaml", concern_text(concern, providers[place], risks[place * 7], rng)
    for risk in risks:
        yield f"risks/{risk}.yaml", risk_text(risk, providers, len(concerns), rng)
