"""Private addresses and full postcodes. Those of premises, which papers name, are told apart by the words beside them.

A postcode is an area of one or two letters, a district, a space, a digit and two letters that are none of C, I, K, M, O and V.
The areas are those that Wikipedia lists. Where the letters are those of no area, as in postcodes that are made up, one is found only
after the word or at the end of an address.
"""

from __future__ import annotations

import re

from qaif_cli.judge.identifiers.kind import (
    ALONE,
    END,
    LatePattern,
    Spans,
    any_of,
    in_small_letters,
    sentence_around,
    shape,
    words_before,
    words_of,
)
from qaif_cli.judge.identifiers.telephones import PERSON

POSTCODE_SOURCE = (
    "Royal Mail's postcode format, in a copy (V2); the areas: Wikipedia, List of postcode districts (V2)"
)
ADDRESS_SOURCE = "our own: a house's number and a street's name, with no premises named beside them (P)"
_AREAS = frozenset(
    [
        "AB",
        "AL",
        "B",
        "BA",
        "BB",
        "BD",
        "BF",
        "BH",
        "BL",
        "BN",
        "BR",
        "BS",
        "BT",
        "BX",
        "CA",
        "CB",
        "CF",
        "CH",
        "CM",
        "CO",
        "CR",
        "CT",
        "CV",
        "CW",
        "DA",
        "DD",
        "DE",
        "DG",
        "DH",
        "DL",
        "DN",
        "DT",
        "DY",
        "E",
        "EC",
        "EH",
        "EN",
        "EX",
        "FK",
        "FY",
        "G",
        "GL",
        "GU",
        "GY",
        "HA",
        "HD",
        "HG",
        "HP",
        "HR",
        "HS",
        "HU",
        "HX",
        "IG",
        "IM",
        "IP",
        "IV",
        "JE",
        "KA",
        "KT",
        "KW",
        "KY",
        "L",
        "LA",
        "LD",
        "LE",
        "LL",
        "LN",
        "LS",
        "LU",
        "M",
        "ME",
        "MK",
        "ML",
        "N",
        "NE",
        "NG",
        "NN",
        "NP",
        "NR",
        "NW",
        "OL",
        "OX",
        "PA",
        "PE",
        "PH",
        "PL",
        "PO",
        "PR",
        "RG",
        "RH",
        "RM",
        "S",
        "SA",
        "SE",
        "SG",
        "SK",
        "SL",
        "SM",
        "SN",
        "SO",
        "SP",
        "SR",
        "SS",
        "ST",
        "SW",
        "SY",
        "TA",
        "TD",
        "TF",
        "TN",
        "TQ",
        "TR",
        "TS",
        "TW",
        "UB",
        "W",
        "WA",
        "WC",
        "WD",
        "WF",
        "WN",
        "WR",
        "WS",
        "WV",
        "YO",
        "ZE",
    ]
)
_POSTCODE = LatePattern(
    rf"{ALONE}(?<![0-9A-Za-z]-)([A-PR-UWYZa-pr-uwyz][A-HK-Ya-hk-yZz]?)[0-9][0-9A-Za-z]?[ \u00a0]?"
    rf"([0-9][ABD-HJLNP-UW-Zabd-hjlnp-uw-z]{{2}}){END}(?!-[0-9A-Za-z])"
)
_WHERE = LatePattern(r"\b(?:to|from|at|in|near)\s+$", re.IGNORECASE)
_INWARD = LatePattern(rf"[0-9][ABD-HJLNP-UW-Zabd-hjlnp-uw-z]{{2}}{END}")
_ORDINAL = ("1st", "2nd", "3rd")
_POSTCODE_SAID = LatePattern(r"(?:\bpost ?codes?\b[^0-9]{0,15}|,\s*)$", re.IGNORECASE)
_CALLED = words_of(
    "House Hospital Centre Center Surgery Practice Trust Council Clinic Headquarters HQ Hall Room Pharmacy School Hub Hotel Theatre Campus"
    " Library Academy College University Hospice Office Offices Court Depot Ward Unit Units Site Suite Church Lodge Building Station"
    " Infirmary Guildhall Store Warehouse Laboratory Institute Board Committee Secretary Museum Chapel Cathedral Nursery Ltd Limited"
    " Foundation Society Association Network Block Partnership Base"
)
_SPOKEN_OF = words_of(
    "premises offices office surgery practice practices hospital clinic venue headquarters site sites branch pharmacy centre hub ward held"
    " meets meeting based library infirmary laboratory warehouse dispensary station"
    " building block base dentist dentists dental optician opticians network"
)
PREMISES = LatePattern(
    rf"\b(?:{_CALLED}|{_SPOKEN_OF}|(?:Business|Industrial|Trading|Retail|Science) (?:Park|Estate)|(?:care|nursing|residential) home"
    r"|(?:town|village|church|community) hall|loading bay|postal address|registered office|by post to|[Pp]apers go to)\b"
)
"""Words of a place that is no home."""
_CERTAIN = words_of(
    "Street Road Lane Avenue Close Drive Crescent Terrace Gardens Grove Mews Rd Ave Cres Ln Gdns Terr"
)
_PERHAPS = words_of(
    "Way Place Square Row Walk Rise Hill Park Green View Court Orchard Meadow Meadows Parade Villas Croft Vale St Dr"
)
_NAME = r"(?:[A-Z][a-z]+(?:['’]s)?[\s\-]+){1,3}"
_STREET = LatePattern(
    r"(?<![0-9A-Za-z£.,/\-])(?:(?:Flat|Apartment|Apt)\.?\s+[0-9]+[A-Za-z]?,?\s+)?(?P<house>[0-9]{1,3}[A-Za-z]?),?\s+"
    rf"{_NAME}(?:(?P<sure>{_CERTAIN})|(?P<perhaps>{_PERHAPS}))\b\.?"
)
_NUMBERED = re.compile(rb"0[Aa]?,?[-\s\x1c-\x1f\x80-\xff]+A")
"""A house number in the shape of a text; a space that is not of ASCII is two bytes or three there."""
_SIEVE = LatePattern(rf"[A-Z][a-z]+(?:['’]s)?[\s\-]+(?:{_CERTAIN}|{_PERHAPS})\b")
_NAMED_HOUSE = LatePattern(
    rf"\b(?:[A-Z][a-z]+\s+){{1,2}}(?:Cottage|Bungalow|Farmhouse|Barn),?\s+(?:[0-9]{{1,3}}\s+)?{_NAME}(?:{_CERTAIN})\b"
    rf"|\b(?:Flat|Apartment|Apt)\.?\s+[0-9]{{1,3}}[A-Za-z]?,?\s+(?:[0-9]{{1,3}}[A-Za-z]?\s+)?(?:[A-Z][a-z]+\s+){{1,2}}[A-Z][a-z]+"
)
_NOT_A_HOUSE = LatePattern(
    r"(?:\b(?:wards?|room|level|theatre|bay|unit|suite|appendix|item|table|figure|page|annex|route|bus|junction|floor|lot|phase|"
    r"section|part|step|stage|week|day|category|grade|band)\s+|[0-9]\s)$",
    re.IGNORECASE,
)
_GOES_ON = LatePattern(
    r"\s+(?:[A-Z][a-z]+\s+)?(?:Surgery|Practice|Medical|Health|Clinic|Hospital|Centre|School|Home|Care|House|Ward|Unit|Site|Campus|Hub|"
    r"Team|Pharmacy|Dental|Nursery|Group|PCN|Partnership|practices?|surger(?:y|ies)|patients?|sites?|wards?|homes?|beds?)\b"
)
_HOUSE_NAMED = any_of("Cottage", "Bungalow", "Farmhouse", "Barn", "Flat", "Apartment", "Apt")
_AT_HOME = LatePattern(
    r"\b(?:address(?: is)?|address(?:_?line)?_?[0-9]?[\"']?:|the family (?:at|in|of)|resident (?:at|of|in)|sent to|taken to|visit(?:ed)? (?:at|to)|keys? (?:is|are|was|were) (?:held|kept|left) at|home)(?:[:,]| [\-–])?[\s\"']+$",
    re.IGNORECASE,
)
_AT_A_PLACE = LatePattern(
    r"\b(?:(?<!up )(?<!rose )(?<!fell )(?<!down )(?<![0-9] )to|at|from|outside|visit(?:ed|s)?|attend(?:s|ed)?)\s+$",
    re.IGNORECASE,
)
"""What is said of a place, whether anybody lives there or not."""
_LIVES = LatePattern(
    r"\b(?:liv(?:es|ed|ing)|resid(?:es|ed|ing|ent)|home address|(?<!care )(?<!nursing )(?<!residential )home(?: is)?)(?: alone)?(?: (?:at|in))?[ :,]{1,2}"
    r"(?P<house>[0-9]{1,3}[a-z]?,?\s+(?:(?-i:The\s+[A-Z][a-z]+|[A-Z][a-z]+(?=\s*[,.;\n]|\s*$))|(?:[a-z']+\s+){1,3}(?:street|road|lane|avenue|close|drive|crescent|terrace|gardens|grove|mews|rd)\b))",
    re.IGNORECASE,
)
"""Where a street is known by nothing but that somebody lives there: a name alone, or one in small letters."""
_LIVES_THERE = [re.compile(f"{word}[a-z ]{{0,24}}[ :,]{{1,2}}[0-9]") for word in ("liv", "resid", "home")]
_ENDS = LatePattern(r"\s*,|\s+[A-Z]{1,2}[0-9]")


def may_hold_postcode(text: str) -> bool:
    """Whether the second half of one stands in a text."""
    return _INWARD.search(text) is not None


def postcodes(text: str) -> Spans:
    """Full postcodes of no premises."""
    for match in _POSTCODE.finditer(text):
        whole = match[0]
        before = words_before(text, match.start())
        said = bool(_POSTCODE_SAID.search(before))
        plain = whole.isupper() and match[1] in _AREAS and match[2].lower() not in _ORDINAL
        small = whole.islower() and " " in whole and match[1].upper() in _AREAS and match[2] not in _ORDINAL
        around = sentence_around(text, match.start(), match.end())
        small = small and (said or bool(_WHERE.search(before) or PERSON.search(around)))
        if (plain or small or (said and whole.isupper())) and not _of_premises(text, match):
            yield match.start(), match.end(), "a full postcode"


def may_hold_address(text: str) -> bool:
    """Whether a word for a street stands in a text."""
    numbered = _NUMBERED.search(shape(text)) is not None
    return (numbered and _SIEVE.search(text) is not None) or _HOUSE_NAMED(text) or _lives(text)


def _lives(text: str) -> bool:
    lowered = in_small_letters(text)
    return any(there.search(lowered) for there in _LIVES_THERE) and _LIVES.search(text) is not None


def addresses(text: str) -> Spans:
    """A house in a street that is no premises."""
    for match in _STREET.finditer(text):
        around = sentence_around(text, match.start(), match.end())
        before = words_before(text, match.start())
        person = bool(PERSON.search(around) or _AT_HOME.search(before))
        if _NOT_A_HOUSE.search(before) or _GOES_ON.match(text, match.end()):
            continue
        if match["perhaps"] and not (
            person or _AT_A_PLACE.search(before) or _ENDS.match(text, match.end()) or match[0] == text.strip()
        ):
            continue
        if person or not PREMISES.search(around):
            yield match.start(), match.end(), "a private address"
    for match in _NAMED_HOUSE.finditer(text) if _HOUSE_NAMED(text) else ():
        if not _GOES_ON.match(text, match.end()):
            yield match.start(), match.end(), "a private address"
    for match in _LIVES.finditer(text) if _lives(text) else ():
        yield match.start("house"), match.end("house"), "a private address"


def _of_premises(text: str, match: re.Match[str]) -> bool:
    """Whether what is named beside a postcode is a place of work, and no person."""
    around = sentence_around(text, match.start(), match.end())
    return bool(PREMISES.search(around)) and not PERSON.search(around)
