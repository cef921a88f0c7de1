"""A register with a past: so many records, and so many commits that each changed a few of them.

The commits go straight into a pack by `git fast-import`; the same numbers give the same commits.
"""

from __future__ import annotations

import random
import re
import shutil
import subprocess
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from corpus import FRAMEWORK, HERE, register
from texts import DAY, ROLES, made_up, review_text

DAYS = 40
WRITERS = ("Asha Rao", "Ben Cole", "Carys Lloyd", "Dele Okoro", "Elin Shaw", "Fay Marsh")
FIRST = "risks/R-0001.yaml"
_REVIEW = re.compile(
    r"  - date: (\d{4}-\d{2}-\d{2})\n    by: .*\n    consequence: .*\n(?:    .*\n|      .*\n)*"
)


def build_past(count: int, commits: int) -> Path:
    """The repository, built if it is not there yet; its records are those of its last commit."""
    root = HERE / ".corpus" / f"{count}-past-{commits}"
    built = root / ".git" / "complete"
    if not built.exists():
        shutil.rmtree(root, ignore_errors=True)
        root.mkdir(parents=True)
        _git(root, "init", "--quiet", "--initial-branch=main")
        _git(root, "config", "core.autocrlf", "false")
        _git(root, "fast-import", "--quiet", given=b"".join(_stream(count, commits)))
        _git(root, "gc", "--quiet")
        _git(root, "reset", "--quiet", "--hard")
        built.touch()
    return root


def _git(root: Path, *arguments: str, given: bytes = b"") -> None:
    subprocess.run(["git", *arguments], cwd=root, input=given, check=True)


def _stream(count: int, commits: int) -> Iterator[bytes]:
    """What `git fast-import` reads: one commit with the register, then one for each change of it."""
    rng = random.Random(count + commits)
    files = dict(register(count, random.Random(count)))
    start = DAY - timedelta(days=DAYS)
    texts = {path: _until(text, start) for path, text in files.items()}
    risks = [path for path in texts if path.startswith("risks/")]
    waiting = rng.sample(risks[len(risks) // 2 :], k=min(commits // 10, len(risks) // 4))
    there = sorted(set(risks) - set(waiting))
    first = {path: text for path, text in texts.items() if path not in set(waiting)}
    framework = FRAMEWORK.read_text("utf-8")
    yield _commit(0, start, "The register", {"framework.yaml": framework, **first}, rng)
    for number in range(1, commits):
        day = start + timedelta(days=1 + (DAYS - 1) * number // commits)
        if waiting and number % 10 == 5:
            path = waiting.pop()
            there.append(path)
            yield _commit(number, day, f"A new risk, {Path(path).stem}", {path: texts[path]}, rng)
            continue
        picked = rng.sample(there, k=10 if rng.random() < 0.1 else 1)
        if number % 100 == 0:
            picked[0] = FIRST
        what = rng.choices(("Reviewed", "Reworded", "A new owner for"), (6, 3, 1))[0]
        for path in picked:
            texts[path] = _changed(texts[path], what, day, rng)
        names = ", ".join(Path(path).stem for path in picked)
        yield _commit(number, day, f"{what} {names}", {path: texts[path] for path in picked}, rng)


def _until(text: str, day: date) -> str:
    """A record without the reviews of later days."""
    return _REVIEW.sub(lambda found: found[0] if date.fromisoformat(found[1]) <= day else "", text)


def _changed(text: str, what: str, day: date, rng: random.Random) -> str:
    if what == "Reworded":
        return re.sub(r"^event: .*", f"event: {made_up(rng, 6, 12)}", text, count=1, flags=re.MULTILINE)
    if what != "Reviewed":
        return re.sub(r"^owner: .*", f"owner: {rng.choice(ROLES)}", text, count=1, flags=re.MULTILINE)
    scores = re.findall(r"^    (consequence|likelihood): (\d)", text, flags=re.MULTILINE)
    score = {name: int(number) for name, number in scores}  # those of the last review
    likelihood = max(1, min(2, score["likelihood"] + rng.choice((-1, 0, 0, 1))))
    owner = re.findall(r"^owner: (.*)", text, flags=re.MULTILINE)[0]
    review = review_text(day, owner, score["consequence"], likelihood, rng)
    return text.replace("\n\ntarget:", f"\n{review}\ntarget:")


def _commit(number: int, day: date, subject: str, files: dict[str, str], rng: random.Random) -> bytes:
    moment = datetime.combine(day, time(9), UTC) + timedelta(minutes=number % 400)
    name = rng.choice(WRITERS)
    writer = f"{name} <{name.split()[0].lower()}@icb.example> {moment.timestamp():.0f} +0000"
    message = subject.encode()
    head = f"commit refs/heads/main\nauthor {writer}\ncommitter {writer}\ndata {len(message)}\n"
    parts = [head.encode(), message, b"\n"]
    for path, text in files.items():
        data = text.encode()
        parts += [f"M 100644 inline records/{path}\ndata {len(data)}\n".encode(), data, b"\n"]
    return b"".join(parts)
