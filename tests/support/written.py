"""A real repository that a test writes, commit by commit, with fixed people and fixed days."""

from __future__ import annotations

import os
import re
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

from tests.support.repository import begin, head

PEOPLE = {
    "lead": "Quality Lead",
    "safety": "Head of Patient Safety",
    "director": "Director of Quality",
    "secretary": "Committee Secretary",
    "officer": "Records Officer",
}
_HASH = re.compile(r"\b[0-9a-f]{40}\b|\b[0-9a-f]{12}\b")


@dataclass
class Story:
    """A repository that is being written."""

    top: Path
    commits: list[str] = field(default_factory=list)

    @property
    def root(self) -> Path:
        """The workspace, a folder inside the repository."""
        return self.top / "quality"

    @property
    def records(self) -> Path:
        return self.root / "records"

    def git(self, *arguments: str, **identity: str) -> str:
        kept = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
        env = {**kept, "HOME": str(self.top.parent), "XDG_CONFIG_HOME": str(self.top.parent), **identity}
        done = subprocess.run(["git", *arguments], cwd=self.top, env=env, check=True, capture_output=True)
        return done.stdout.decode().strip()

    def start(self) -> None:
        self.records.mkdir(parents=True)
        begin(self.top)

    def write(self, path: str, text: str) -> None:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode())

    def edit(self, path: str, find: str, put: str) -> None:
        text = (self.root / path).read_text("utf-8")
        assert find in text, (path, find)
        self.write(path, text.replace(find, put, 1))

    def add(self, path: str, text: str) -> None:
        """Text at the end of a file: its reviews stand last."""
        self.write(path, (self.root / path).read_text("utf-8") + text)

    def field(self, path: str, text: str) -> None:
        """Text above the history that stands last."""
        last = "levels:\n" if "/concerns/" in path else "reviews:\n"
        self.edit(path, last, text + last)

    def move(self, path: str, to: str) -> None:
        (self.root / to).parent.mkdir(parents=True, exist_ok=True)
        (self.root / path).rename(self.root / to)

    def commit(self, who: str, day: str, message: str, *, authored: str = "") -> str:
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", f"--message={message}", **self._by(who, day, authored))
        return self._noted()

    def branch(self, name: str) -> None:
        self.git("switch", "--quiet", "--create", name)

    def merge(self, name: str, who: str, day: str, message: str) -> str:
        self.git("switch", "--quiet", "main")
        self.git("merge", "--quiet", "--no-ff", name, f"--message={message}", **self._by(who, day, ""))
        return self._noted()

    def main(self) -> None:
        self.git("switch", "--quiet", "main")

    def plain(self, text: str) -> str:
        """A text with every commit by its place in the story, since hashes tell a reader nothing."""
        places = {commit[:12]: f"commit-{place:05}" for place, commit in enumerate(self.commits, 1)}
        return _HASH.sub(lambda found: places.get(found[0][:12], found[0]), text)

    def _noted(self) -> str:
        self.commits.append(head(self.top))
        return self.commits[-1]

    def _by(self, who: str, day: str, authored: str) -> dict[str, str]:
        email = f"{PEOPLE[who].lower().replace(' ', '-')}@wendle.example"
        return {
            "GIT_AUTHOR_NAME": PEOPLE[who],
            "GIT_AUTHOR_EMAIL": email,
            "GIT_AUTHOR_DATE": f"{authored or day}T10:00:00+0100",
            "GIT_COMMITTER_NAME": PEOPLE[who],
            "GIT_COMMITTER_EMAIL": email,
            "GIT_COMMITTER_DATE": f"{day}T10:00:00+0100",
        }
