"""Files of the Organisation Data Service and of the regulator as they are published, with organisations that are plainly invented."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from io import StringIO

LOCATIONS = (
    "Location ID", "Location ODS Code", "Location Name", "Care Home?", "Location Type", "Location Primary Inspection Category",
    "Location Street Address", "Location Address Line 2", "Location City", "Location Post Code", "Location Local Authority",
    "Location Region", "Location NHS Region", "Location ONSPD CCG Code", "Location ONSPD CCG", "Location Commissioning CCG Code",
    "Location Commissioning CCG Name", "Service / Population Group", "Domain", "Latest Rating", "Publication Date", "Report Type",
    "Inherited Rating (Y/N)", "URL", "Provider ID", "Provider Name", "Brand ID", "Brand Name",
)  # fmt: skip
"""The heading of the sheet Locations of the regulator's care directory with ratings, as in its file of September 2026."""
PROVIDERS = (
    "Provider ID", "Provider ODS Code", "Provider Name", "Provider Type", "Provider Primary Inspection Category",
    "Provider Street Address", "Provider Address Line 2", "Provider City", "Provider Post Code", "Provider Local Authority",
    "Provider Region", "Provider NHS Region", "Service / Population Group", "Domain", "Latest Rating", "Publication Date",
    "Report Type", "Inherited Rating (Y/N)", "URL", "Brand ID", "Brand Name",
)  # fmt: skip
"""The heading of its sheet Providers."""
DIRECTORY = (
    "Name", "Also known as", "Address", "Postcode", "Phone number", "Service's website (if available)", "Service types",
    "Date of latest check", "Specialisms/services", "Provider name", "Local authority", "Region", "Location URL",
    "CQC Location ID (for office use only)", "CQC Provider ID (for office use only)",
)  # fmt: skip
"""The heading of the regulator's weekly directory."""
QUESTIONS = ("Safe", "Effective", "Caring", "Responsive", "Well-led")


def as_csv(rows: Iterable[Sequence[str]], *, quoted: bool = False) -> str:
    """Rows as a CSV; every cell in quotes and with CRLF, as the Organisation Data Service writes them, where asked."""
    out = StringIO()
    csv.writer(out, quoting=csv.QUOTE_ALL if quoted else csv.QUOTE_MINIMAL, lineterminator="\r\n").writerows(
        rows
    )
    return out.getvalue()


def ods_row(  # a column each
    code: str,
    name: str,
    *,
    opened: str = "20110401",
    closed: str = "",
    status: str = "",
    setting: str = "",
    width: int = 27,
) -> list[str]:
    """A row of a list without a heading."""
    row = [
        code,
        name,
        "Y99",
        "QZZ",
        "1 HIGH STREET",
        "",
        "",
        "TESTMERE",
        "",
        "TM1 1AA",
        opened,
        closed,
        status,
    ]
    row += ["", "", "", "", "01999 000000", "", "", "", "1", "", "", "", setting, ""]
    return row[:width]


def rated(
    location: Mapping[str, str],
    ratings: Mapping[str, str],
    *,
    service: str = "Overall",
    published: str = "01/03/2026",
    heading: Sequence[str] = LOCATIONS,
) -> list[list[str]]:
    """The rows of one organisation and service: one for each key question."""
    return [
        [
            {
                "Service / Population Group": service,
                "Domain": question,
                "Latest Rating": rating,
                "Publication Date": published,
                **location,
            }.get(name, "")
            for name in heading
        ]
        for question, rating in ratings.items()
    ]
