"""The styles of an .ods spreadsheet, as far as they say how a number is shown and which sheet is hidden."""

from __future__ import annotations

from qaif_cli.exchange.packed import Walk

_DEEPEST = 10
_OF_DAYS = {
    "number:day": ("d", "dd"),
    "number:day-of-week": ("ddd", "dddd"),
    "number:year": ("yy", "yyyy"),
    "number:hours": ("h", "hh"),
    "number:minutes": ("m", "mm"),
    "number:seconds": ("s", "ss"),
}
"""The signs of each part of a date, short and long."""
_FORMS = ("number:date-style", "number:time-style", "number:percentage-style", "number:number-style")


class Styles(Walk):
    """The styles; a number format is put into the signs that Excel writes for it.

    Attributes:
        hidden: The styles of sheets that are not shown.
    """

    def __init__(self) -> None:
        self.hidden: set[str] = set()
        self._forms: dict[str, str] = {}
        self._data: dict[str, str] = {}
        self._parents: dict[str, str] = {}
        self._style = self._form = ""

    def start(self, tag: str, at: dict[str, str]) -> None:
        """A style or a part of one begins."""
        if tag == "style:style":
            self._style = at.get("style:name", "")
            self._data[self._style] = at.get("style:data-style-name", "")
            self._parents[self._style] = at.get("style:parent-style-name", "")
        elif tag == "style:table-properties" and at.get("table:display") == "false":
            self.hidden.add(self._style)
        elif tag in _FORMS:
            self._form = at.get("style:name", "")
            self._forms[self._form] = ""
        elif self._form and tag.startswith("number:"):
            self._add(tag, at)

    def _add(self, tag: str, at: dict[str, str]) -> None:
        long = at.get("number:style") == "long"
        if tag == "number:month":
            textual = at.get("number:textual") == "true"
            self._forms[self._form] += ("mmm" if textual else "m") + ("m" if long else "")
        elif tag in _OF_DAYS:
            self._forms[self._form] += _OF_DAYS[tag][long]
        elif tag == "number:number":
            whole = min(int(at.get("number:min-integer-digits", "1")), _DEEPEST)
            places = min(int(at.get("number:decimal-places", "0")), _DEEPEST)
            self._forms[self._form] += "0" * whole + ("." + "0" * places if places else "")
        elif tag == "number:text":
            self.gather = []

    def end(self, tag: str) -> None:
        """A style or a part of one ends."""
        if tag == "number:text" and self.gather is not None:
            text = "".join(self.gather)
            self._forms[self._form] += text if text in (" ", "-", "/", ".", ":", "%") else f'"{text}"'
            self.gather = None
        elif tag in _FORMS:
            self._form = ""

    def form_of(self, style: str) -> str:
        """The number format of a style, or of the nearest one that it is made from."""
        for _ in range(_DEEPEST):
            if not style or self._data.get(style):
                break
            style = self._parents.get(style, "")
        return self._forms.get(self._data.get(style, ""), "")
