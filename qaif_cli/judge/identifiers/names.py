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
    rf"(?<![0-9A-Za-z_])(?:Mrs?|Ms|Miss|Mx|Drs?|Cllr|Councillor|Rev(?:d|erend)?|MRS|mrs?|(?P<honour>{_HONOUR})|(?P<post>{_POST}))\.?\s+"
    rf"(?:(?:and|&)\s+(?:Mrs?|Ms|Dr)\.?\s+)?(?:[{_UPPER}](?:\.\s*|\s+)){{0,3}}"
    rf"(?P<surname>(?:(?:de|van|von|der|la|le|al|el|bin)[ \-]){{0,2}}(?:O['’]|Mc|Mac|D['’])?{_WORD}(?:{_WORD})?"
    rf"(?:[ \-](?:O['’])?{_WORD})?|(?<=MRS )[A-Z]{{3,}}"
    # In small letters, as in a note that was typed in haste; what stands behind "mr" may be a picture.
    r"|(?<=mrs )(?!and\b)[a-z]{3,}|(?<=mr )(?!(?:and|scan|imag|angio|guided|entero|uro|spectro|elasto|venogra|arthro|fusion)[a-z]*)[a-z]{3,})"
    r"(?P<of>['’]s)?"
)
_NO_NAME = frozenset(
    words_of(
        "Foster Justice Who Martens Excel Word Teams Associate Consultant Chair Emeritus Of The And Plan Rate Rates Out Surgery Lead"
        " Services Standards Development Practice Advisory Body Registration Nurse Nursing Date No Version Men Appointments Appointment"
        " Lieutenant Chancellor Mayor Advocate Chief President Provost Chamberlain Privy High Speaker Commissioner Chapel Day Well"
        " Street Lane Road"
    ).split("|")
)
_OF_A_POST = LatePattern(
    r".*(?:ing|ists?|ants?|ates?|tions?|ments?|ances?|ency|encies|ors?|ers?|ives?|als?|ity|ities|ed|ships?|wards?)"
    r"|In|On|To|For|With|From|At|Or|As|Is|Was|Call|Bank|Team|Link|Cadet|Visits?|Ratio|Liaison|Triage|Forum|Council|Home|Clinics?|Family|City"
    r"|Degree|First|Hours|Posts?|Charge|Champions?|Grades?|Bands?|Roles?|Led|Based|Trusts?|Hospitals?|Company|Agency|Pool|Days?|Shifts?"
)
"""What stands behind Nurse or Sister and is no surname: what the post is."""
_OF_PLACES = words_of(
    "Surgery Practice Medical Intelligence Unit Group Inquiry Review Report Hospital Hospice Clinic House School Ward Street Road Wing"
    " Building Suite Centre Theatre Room Library Foundation Trust Fund Award Prize Institute College University Bursary Scholarship"
    " Fellowship Lecture Memorial Charity Lounge Garden Court Lodge Way Avenue Close Square Lane Commission Infirmary Academy Nursery Pharmacy"
)
_OF_A_NAME = LatePattern(
    rf".*\s(?:{words_of('Surgery Practice Hospital Hospice Clinic Centre Pharmacy Infirmary Academy Foundation Trust House School Library Building')})"
)
"""A place that is called after somebody, by its last word, which is hardly ever a surname."""
_AN_ORGANISATION = LatePattern(rf"\s*(?:&|and)\s+[Pp]artners?\b|\s+(?:{_OF_PLACES})\b")
_OF_AN_HONOUR = LatePattern(rf"(?:.*\s(?:{_OF_PLACES}))|\s+(?:{_OF_PLACES.lower()}|legacy|bequest|appeal)\b")
"""A ward or a fund that is called after somebody with an honour: its last word, or the next."""
_PUBLISHED = LatePattern(
    r"\s+(?:[a-z'’\-]+ ){0,4}(?:review|report|inquiry|investigation|audit|strategy|taskforce|commission|judgment|recommendations|principles)\b"
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
        if first not in _NO_NAME and not (of_a_post or _only_called_after(text, match)):
            yield match.start(), match.end(), "a person by title and surname"


def _only_called_after(text: str, match: re.Match[str]) -> bool:
    """Whether an organisation, a place or a report is named by somebody's name."""
    after = match.end()
    if _AN_ORGANISATION.match(text, after) or _OF_A_NAME.fullmatch(match["surname"]):
        return True
    if not match["honour"]:
        return False
    if match["of"]:
        return _PUBLISHED.match(text, after) is not None
    return bool(_OF_AN_HONOUR.fullmatch(match["surname"]) or _OF_AN_HONOUR.match(text, after))
