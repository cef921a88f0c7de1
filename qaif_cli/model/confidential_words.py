"""What the rules of confidentiality found, as papers say it of one file and of several."""

from __future__ import annotations

_HELD = {
    "CNF001": "what may be an NHS number",
    "CNF002": "what may be somebody's date of birth",
    "CNF003": "what may be a National Insurance number",
    "CNF004": "what may be a secret, such as a password",
    "CNF005": "what may be somebody's hospital number",
    "CNF006": "what may be the postcode of a home",
    "CNF007": "what may be somebody's telephone number",
    "CNF008": "what may be a private address",
    "CNF009": "a title with a surname",
    "CNF010": "a small number of people beside a named place",
}
CONFIDENTIAL_WORDS = {
    code: (f"One file holds {held}", f"{{n}} files hold {held}") for code, held in _HELD.items()
}
"""By the code of the rule: of one, and of several."""
