"""What a browser would make of a page: its tags, the names in it, where its links lead, and its words."""

from __future__ import annotations

from collections import Counter
from html.parser import HTMLParser


class Seen(HTMLParser):
    """A page as it was parsed."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: Counter[str] = Counter()
        self.names: list[str] = []
        self.links: list[str] = []
        self.attributes: set[str] = set()
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        for name, value in attrs:
            self.attributes.add(name)
            if name == "id":
                self.names.append(value or "")
            elif name in {"href", "src"}:
                self.links.append(value or "")

    def handle_data(self, data: str) -> None:
        self.text += data

    @property
    def twice(self) -> list[str]:
        """The names that stand there more than once."""
        return [name for name, times in Counter(self.names).items() if times > 1]

    @property
    def nowhere(self) -> list[str]:
        """The links that lead out of the page, or to nothing in it."""
        return [link for link in self.links if link.removeprefix("#") not in self.names or link[:1] != "#"]
