"""The cards of faults in files and shapes: what stops a file from becoming a record."""

from __future__ import annotations

from qaif_cli.model.finding import Card, read_card


def _card(code: str, name: str, doc: str) -> Card:
    return read_card(code, name, "error", "qaif: how records are written", "P", "0.1", doc)


NOT_TEXT = _card(
    "FIL001",
    "file-not-text",
    """
    A file that is not text in UTF-8, or that holds a NUL.
    Why it matters: a file that cannot be read says nothing, and what it should say is missing from every report.
    How to fix: save the file again with the encoding UTF-8.
    Example: a file saved by an old editor as Windows-1252, with a curly quote in it.
""",
)
NOT_YAML = _card(
    "FIL002",
    "file-not-yaml",
    """
    A file that is not YAML, that uses a part of YAML that records do without, or that holds a sign that nobody sees.
    Why it matters: a file that cannot be read says nothing, and what it should say is missing from every report.
    How to fix: look at the line named, its indent and its quotes; put a text with a colon in quotes; take a sign out that was pasted in unseen.
    Example: `note: Reviewed: no change` has two colons; write `note: "Reviewed: no change"`.
""",
)
CONFLICT = _card(
    "FIL003",
    "unresolved-merge",
    """
    A file that still has the markers of a merge conflict in it.
    Why it matters: two versions stand in the file and nobody has said which is right.
    How to fix: keep what is right of the two versions and delete the lines that begin with <<<<<<<, ======= and >>>>>>>.
    Example: a line `<<<<<<< HEAD` in `risks/R-0004.yaml`.
""",
)
NO_PLACE = _card(
    "FIL004",
    "file-out-of-place",
    """
    A YAML file that lies in no folder of records, or whose name does not end in `.yaml`.
    Why it matters: it looks like a record and is not read as one.
    How to fix: move the file to the folder of its kind, and let its name be the ID followed by `.yaml`.
    Example: `records/risk/R-0004.yaml`; the folder is called `risks`.
""",
)
NO_RECORD = _card(
    "FIL005",
    "file-without-record",
    """
    A file that is empty, or that holds a list or a single value where a record is meant.
    Why it matters: it takes an ID and says nothing.
    How to fix: write the fields of the record, one `key: value` a line, or remove the file if it was never a record.
    Example: an empty `providers/new.yaml`.
""",
)
NO_FRAMEWORK = _card(
    "FIL006",
    "framework-missing",
    """
    A records folder without a `framework.yaml` that can be read.
    Why it matters: the framework holds the roles, levels and intervals by which everything else is judged; without it no rule is run.
    How to fix: put `framework.yaml` right, or bring it back from git.
    Example: a records folder in which `framework.yaml` was renamed.
""",
)
NOT_GIVEN = _card(
    "FIL007",
    "file-not-given",
    """
    A file, a folder or a link among the records that the system does not give: no right to read it, a pipe, a link that leads nowhere or out of the records folder, a file that went while it was read.
    Why it matters: what it should say is missing from every report, and nobody can tell what it was.
    How to fix: put the record itself there, as an ordinary file that you may read; where a program keeps the folder in step with another, wait for it and run the command again.
    Example: `risks/R-0004.yaml` is a link to a file on somebody's own disk.
""",
)
MISSING = _card(
    "SHP001",
    "field-missing",
    """
    A field that every record of the kind has, and this one has not.
    Why it matters: nobody can tell whether it was forgotten or is not known.
    How to fix: write the field; where the value is not known yet, write `unknown`.
    Example: a risk without `owner:`.
""",
)
SURPLUS = _card(
    "SHP002",
    "field-not-known",
    """
    A field that the kind does not have.
    Why it matters: it is most often a slip of the pen, and what it says would never be seen.
    How to fix: correct the name, or move an own field below `extra:` and declare it in `framework.yaml`.
    Example: `likelihod: 4`; the field is `likelihood`.
""",
)
WRONG = _card(
    "SHP003",
    "value-not-right",
    """
    A value that does not fit its field.
    Why it matters: it cannot be judged, counted or printed.
    How to fix: write a value of the form that the message names.
    Example: `likelihood: 7`; the scale goes from 1 to 5.
""",
)

CARDS = (NOT_TEXT, NOT_YAML, CONFLICT, NO_PLACE, NO_RECORD, NO_FRAMEWORK, NOT_GIVEN, MISSING, SURPLUS, WRONG)
