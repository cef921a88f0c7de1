"""What the files of the Organisation Data Service (ODS) and of the Care Quality Commission (CQC) look like: nothing but data.

ODS lists of 27 columns without a heading (etr.csv of trusts, epraccur.csv of practices and others): "Organisation Data
Service : GP Practices (Prescribing Cost Centres)", part "epraccur.csv" with its columns and "Mapping Table - Legacy
Prescribing Setting to Non Primary Role ID (Field 26)",
https://www.odsdatasearchandexport.nhs.uk/referenceDataCatalogue/565791179.html; "Organisation Data Service : NHS Trusts
and NHS Trust Sites", https://www.odsdatasearchandexport.nhs.uk/referenceDataCatalogue/NHS-Trusts-and-NHS-Trust-Sites_565791609.html.
The older files say A, C, D and P and a figure for the setting; those of Data Search and Export say ACTIVE and INACTIVE
and roles such as RO76. What D and P mean: "What is a dormant GP practice and why are they prescribing?",
https://ebmdatalab.net/what-is-a-dormant-gp-practice-and-why-are-they-prescribing/. A code is never used again, and closed
but not deleted: "Organisation Data Service : Organisation Data",
https://www.odsdatasearchandexport.nhs.uk/referenceDataCatalogue/Organisation-Data_571324868.html. New codes have five
signs (ANANA): "ODS newsletter: February 2020",
https://digital.nhs.uk/services/organisation-data-service/organisation-data-service-newsletters/february-2020-newsletter.

CQC's care directory with ratings (sheets Locations and Providers, a row for each service and key question) and its other
directories: "Using CQC data", https://www.cqc.org.uk/about-us/transparency/using-cqc-data. In 2026 that page's files say
that locations with more than one type of service "no longer receive a single location-level rating" and "show as 'Not
Rated'". Dates in them have the day first.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Literal

from qaif_cli.exchange.headings import plain
from qaif_cli.model.vocabulary import ProviderType

OrganisationState = Literal["open", "closed", "dormant", "proposed"]
CODE = re.compile(r"[A-Z0-9]{3,8}", re.ASCII)
"""The form of a code; it is text, though it may be figures alone, as 007 is."""
DAY = re.compile(r"\d{8}", re.ASCII)
UNHEADED: Mapping[int, str] = {
    1: "Organisation Code",
    2: "Name",
    3: "National Grouping",
    4: "High Level Health Geography",
    **{4 + line: f"Address Line {line}" for line in range(1, 6)},
    10: "Postcode",
    11: "Open Date",
    12: "Close Date",
    13: "Status Code",
    18: "Contact Telephone Number",
    22: "Amended Record Indicator",
}
"""The columns that every ODS list without a heading has, by their places."""
UNHEADED_PRACTICES: Mapping[int, str] = {
    14: "Organisation Sub-Type Code",
    15: "Commissioner",
    16: "Join Provider/Purchaser Date",
    17: "Left Provider/Purchaser Date",
    24: "Provider/Purchaser",
    26: "Prescribing Setting",
}
"""The columns that the list of practices has besides."""
STATES: Mapping[str, OrganisationState] = {
    "": "open",
    "a": "open",
    "active": "open",
    "open": "open",
    "c": "closed",
    "closed": "closed",
    "inactive": "closed",
    "d": "dormant",
    "dormant": "dormant",
    "p": "proposed",
    "proposed": "proposed",
}
"""What the words for a status mean; where there is none, the day of closing tells."""
SETTINGS: Mapping[str, ProviderType] = {
    "2": "out-of-hours",
    "RO80": "out-of-hours",
    "4": "general-practice",
    "RO76": "general-practice",
    "9": "community",
    "RO247": "community",
    "11": "optometry",
    "RO252": "optometry",
    "13": "hospice",
    "RO249": "hospice",
    "14": "care-home",
    "RO246": "care-home",
}
"""The prescribing settings that are one of our types; any other is for the map to say."""
HEADINGS: Mapping[str, Sequence[str]] = {
    "code": ("organisation code", "org code", "ods code", "code", "practice code", "trust code", "organisation ods code"),
    "name": ("name", "organisation name", "org name", "practice name", "trust name"),
    "status": ("status", "status code", "status name", "organisation status"),
    "opened": ("open date", "opened", "legal start date", "operational start date", "location hsca start date"),
    "closed": ("close date", "closed", "date closed", "legal end date", "operational end date", "location hsca end date"),
    "setting": ("prescribing setting", "role id", "non primary role id", "non primary role"),
    "successor": ("successor", "successor code", "successor ods code", "successor organisation code", "merged into"),
    "location_id": ("location id", "cqc location id", "cqc location id for office use only", "cqc location for office use only"),
    "location_code": ("location ods code",),
    "location_name": ("location name",),
    "provider_id": ("provider id", "cqc provider id", "cqc provider id for office use only"),
    "provider_code": ("provider ods code",),
    "provider_name": ("provider name",),
    "service": ("service population group",),
    "question": ("domain", "key question"),
    "rating": ("latest rating",),
    "overall": ("location latest overall rating", "provider latest overall rating"),
    "published": ("publication date",),
}  # fmt: skip
"""What the columns of these files are headed, in words of small letters."""
_ONS = re.compile(r"(?P<what>[a-z]{2,8}) ?\d{2} ?(?P<part>cdh|nm)", re.ASCII)
"""How the lists of the Office for National Statistics head code and name: `ICB23CDH`, `ICB23NM`."""
_NAMES = {word: name for name, words in HEADINGS.items() for word in words}
QUESTIONS: Mapping[str, str] = {
    "overall": "overall",
    "safe": "safe",
    "effective": "effective",
    "caring": "caring",
    "responsive": "responsive",
    "well led": "well_led",
}
"""The rows of a rating: the whole, and the five key questions."""
FileKind = Literal["organisations", "ratings", "directory"]


def field_of(heading: str) -> str:
    """What a column holds by its heading; empty where nobody knows."""
    words = plain(heading)
    ons = _ONS.fullmatch(words)
    if ons:
        return "code" if ons["part"] == "cdh" else "name"
    return _NAMES.get(words) or _NAMES.get(words.replace(" ", ""), "")


def kind_of(fields: set[str]) -> FileKind | None:
    """What a file with such columns is; None where it is none of these files."""
    identified = bool(fields & {"location_id", "provider_id"})
    if identified and ({"question", "rating"} <= fields or "overall" in fields):
        return "ratings"
    if {"code", "name"} <= fields:
        return "organisations"
    return "directory" if {"location_id", "provider_id"} <= fields else None
