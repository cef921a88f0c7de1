"""Titles with surnames, such as Mrs and then a name. Who is a patient and who a consultant, a name does not say."""

from __future__ import annotations

import re

from qaif_cli.judge.identifiers.kind import LatePattern, Spans, any_of, words_of

SOURCE = "our own: the titles that papers use (P)"
_LATIN = [chr(code) for code in range(0xC0, 0x250) if chr(code).isalpha()]
_UPPER = "A-Z" + "".join(letter for letter in _LATIN if letter.isupper())
_LOWER = "a-z" + "".join(letter for letter in _LATIN if letter.islower())
"""The letters of names as they are written in Europe: Müller and Łukasz are named as Miller is."""
_WORD = f"[{_UPPER}][{_LOWER}]+"
_HONOUR = "Lord|Lady|Baroness|Sir|Dame|Prof(?:essor)?"
_POST = "Sister|Nurse|Matron"
_NAMED = LatePattern(
    r"(?<![0-9A-Za-z_])(?:Mrs?|Ms|Miss|Mx|Drs?|Cllr|Councillor|Rev(?:d|erend)?|MRS|mrs?"
    rf"|(?P<honour>{_HONOUR})|(?P<post>{_POST}))\.?\s+"
    rf"(?:(?:and|&)\s+(?:Mrs?|Ms|Dr)\.?\s+|(?:Sir|Dame|Lord|Lady|Dr)\s+)?(?:[{_UPPER}](?:\.\s*|\s+)){{0,3}}"
    rf"(?P<surname>(?:(?:de|van|von|der|la|le|al|el|bin)[ \-]){{0,2}}(?:O['’]|Mc|Mac|D['’])?{_WORD}(?:{_WORD})?"
    rf"(?:[ \-](?P<second>(?:O['’])?{_WORD}))?|(?<=MRS )[A-Z]{{3,}})(?P<of>['’]s)?"
)
_NO_NAME = frozenset(
    words_of(
        "Foster Justice Who Martens Excel Word Teams Access Associate Consultant Chair Emeritus Of The And Plan Rate Rates Out Surgery Lead"
        " Services Standards Development Practice Advisory Body Registration Nurse Nursing Date No Version Men Appointments Appointment"
        " Lieutenant Chancellor Mayor Advocate Chief President Provost Chamberlain Privy High Speaker Commissioner Chapel Day Well"
        " Street Lane Road Rota Doc"
    ).split("|")
)
_POSTED = words_of(
    "In On To For With From At Or As Is Was Call Bank Team Link Cadet Visit Visits Ratio Liaison Triage Forum Council Home Clinic Clinics Family City"
    " Degree First Hours Post Posts Charge Champion Champions Grade Grades Band Bands Role Roles Led Based Trust Trusts Hospital Hospitals"
    " Company Agency Pool Day Days Shift Shifts Vacancy Vacancies Sickness Uniform Workforce Twilight Diabetes Stroke Independent Round Rounds"
    " Walkabout Walkabouts Act Safety Turnover Absence Leadership Career Pay Skill Skills Mix Station Time Night Community Research Health"
    " Renal Heart Wound Palliative School Advice Support Cover Care Numbers Staff"
)
_OF_A_POST = LatePattern(
    r".*(?:ing|ists?|ants?|ates?|tions?|ments?|ances?|ency|encies|ors?|ers?|ives?|als?|ity|ities|ed|ships?|wards?)"
    rf"|(?:{_POSTED})"
)
"""What stands behind Nurse or Sister and is no surname: what the post is."""
_PLACED = words_of(
    "Surgery Practice Medical Intelligence Unit Group Inquiry Review Report Hospital Hospice Clinic School Street Road Wing Building Suite"
    " Centre Theatre Room Library Foundation Trust Fund Award Prize Institute University Infirmary Academy Nursery Pharmacy Avenue Close"
    " Square Lounge Memorial Commission Scholarship Bursary Fellowship Lecture Charity"
)
"""What is called after somebody, and is no surname."""
_A_PLACE = LatePattern(_PLACED)
_AN_ORGANISATION = LatePattern(
    rf"\s*(?:&|and)\s+[Pp]artners?\b|\s+(?:{_PLACED}|{words_of('House Ward College Garden Court Lodge Way Lane')})\b"
)
_PUBLISHED = LatePattern(
    r"\s+(?:[A-Za-z]+ ){0,5}(?:review|report|inquiry|investigation|commission|judgment|recommendations|principles|law)\b"
)
"""What is known by the name of whoever led it."""
_TITLES = any_of(
    *("Mr", "Ms", "Miss", "Mx", "Dr", "Prof", "Cllr", "Councillor", "Sir", "Dame", "Rev", "MRS", "mr"),
    *("Lord", "Lady", "Baroness", "Sister", "Nurse", "Matron"),
)


def may_hold_name(text: str) -> bool:
    """Whether a title may stand in a text."""
    return _TITLES(text)


def titled_names(text: str) -> Spans:
    """A title with a surname; not a letter in the place of a name, nor an organisation that is called after somebody."""
    for match in _NAMED.finditer(text):
        first = re.split(r"[ \-'’]", match["surname"])[0]
        of_a_post = match["post"] and _OF_A_POST.fullmatch(first)
        published = match["honour"] and match["of"] and _PUBLISHED.match(text, match.end())
        of_a_place = _A_PLACE.fullmatch(match["second"] or "") or _AN_ORGANISATION.match(text, match.end())
        if first not in _NO_NAME and not (of_a_post or published or of_a_place):
            yield match.start(), match.end(), "a person by title and surname"
