"""Secrets: private keys, tokens by the beginnings that their makers publish, and what is written as a password or a code."""

from __future__ import annotations

import re

from qaif_cli.judge.identifiers.kind import LatePattern, Spans, any_of, in_small_letters

SOURCE = (
    "the beginnings of tokens as GitHub (changelog of 31 March 2021), Microsoft and Yelp's detect-secrets publish them (V2);"
    " the words before a password are our own (P)"
)
_KEY = LatePattern(
    r"-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----(?:.*?-----END [A-Z0-9 ]+-----)?", re.DOTALL
)
_TOKEN = LatePattern(
    r"(?<![0-9A-Za-z_])(?:gh[pousr]_[0-9A-Za-z]{36,}|github_pat_[0-9A-Za-z_]{36,}|glpat-[0-9A-Za-z_\-]{20,}"
    r"|(?:AKIA|ASIA)[0-9A-Z]{16}(?![0-9A-Za-z])|xox[abeoprs]-[0-9A-Za-z\-]{10,}|AIza[0-9A-Za-z_\-]{35}"
    r"|[sr]k_(?:live|test)_[0-9A-Za-z]{16,}|sk-(?:proj|ant|svcacct|or)-[0-9A-Za-z_\-]{20,}"
    r"|eyJ[0-9A-Za-z_\-]{10,}\.eyJ[0-9A-Za-z_\-]{10,}\.[0-9A-Za-z_\-]{10,})"
)
_IN_ADDRESS = LatePattern(r"\b[a-z][a-z0-9+.\-]*://[^\s/:@]{1,64}:([^\s/@]{3,})@", re.IGNORECASE)
_SAID = LatePattern(
    r"(?:pass ?word|passwd|pwd|passphrase|passcode|api[ _\-]?key|secret|access[ _\-]key|token)(?![a-z])"
    r"(?![_\-](?:polic|reset|rule|rotat|expir|age|length|manag|chang|review|renew|owner|count|form))[\w\-]{0,20}[\"']?"
    r"(?: (?:for|to|of) (?:(?:the|our|this) )?[\w\-]{1,20}(?= ?(?:is|was|[:=])[\s\"']))?\s*(?:(?:is|was|[:=])\s*|(?<=word )|(?<=code ))[\"'“]?(?P<value>[^\s\"'”,;]{6,})",
    re.IGNORECASE,
)
_OF_A_RECORD = LatePattern(r"[A-Z]{1,4}(?:-[A-Z]{1,6})?-[0-9]{1,6}")
"""The number of a record or of a paper, such as R-0007: a token is named by it, and a password is none."""
_CODE = LatePattern(
    r"\b(?:(?:door|entry|gate|alarm|access|lock ?box|key ?safe|key ?pad|pad ?lock|safe)\s+(?:code|pin)|key ?safe\s+number)\b[\s:=,]*"
    r"(?:(?:is|was)\s+)?"
    r"(?P<code>(?=[A-Z0-9#*]*[0-9])[A-Z0-9#*]{4,8})\b",
    re.IGNORECASE,
)
_PIN = LatePattern(
    r"\b(?:PIN|[Pp]asscode)(?:(?: (?:is|code|number))?[ :=]{1,3}(?!20[0-9]{2}\b)|[:=] ?|(?: code| number)?: )(?P<pin>[0-9]{4,6})\b"
)
_LOOKS_MADE = LatePattern(r"(?=.*[0-9])(?=.*[A-Za-z])|.*[A-Za-z0-9][!£$%^&*@#?~+]")
_MASKED = LatePattern(r"[*xX.•]+|\$\{.*|<.*|\[.*|%.*")
"""What stands in the place of a secret."""
_HINTS = any_of(
    "PRIVATE KEY", "github_pat_", "glpat-", "AKIA", "ASIA", "xox", "AIza", "PIN", "k_live_", "k_test_", "eyJ"
)
_GITHUB, _KEY_OF_A_MODEL = re.compile("gh[pousr]_"), re.compile("sk-(?:proj|ant|svcacct|or)-")
_ADDRESS = LatePattern("://[^/\\s@]*@")
_WORDS = any_of("passw", "pass w", "passphrase", "passcode", "pwd", "token")
_KEYS = re.compile("(?:access|api)[ _-]?key")
_CODES = any_of(" code", " pin")
_OF_A_SAFE = re.compile("safe +number")


def may_hold_secret(text: str) -> bool:
    """Whether a token may begin in it, or a word for one stands in it."""
    if (
        _HINTS(text)
        or _GITHUB.search(text)
        or _KEY_OF_A_MODEL.search(text)
        or ("://" in text and _ADDRESS.search(text))
    ):
        return True
    lowered = in_small_letters(text)
    return (
        _WORDS(lowered)
        or ("key" in lowered and _KEYS.search(lowered) is not None)
        or lowered.count("secret") > lowered.count("secretar")
        or ((_CODES(lowered) or _of_a_safe(lowered)) and bool(_CODE.search(text)))
    )


def _of_a_safe(lowered: str) -> bool:
    return "number" in lowered and _OF_A_SAFE.search(lowered) is not None


def secrets(text: str) -> Spans:
    """Keys, tokens, passwords and codes of doors."""
    for match in _KEY.finditer(text):
        yield match.start(), match.end(), "a private key"
    for match in _TOKEN.finditer(text):
        yield match.start(), match.end(), "a token"
    for match in _IN_ADDRESS.finditer(text):
        yield match.start(1), match.end(1), "a password"
    for match in _SAID.finditer(text):
        value = match["value"].rstrip(".)")
        of_a_record = not match[0].lower().startswith("p") and _OF_A_RECORD.fullmatch(value)
        if _LOOKS_MADE.match(value) and not _MASKED.fullmatch(value) and not of_a_record:
            yield match.start("value"), match.end("value"), "a password"
    for match in _CODE.finditer(text):
        yield match.start("code"), match.end("code"), "the code of a door or a safe"
    for match in _PIN.finditer(text):
        yield match.start("pin"), match.end("pin"), "a PIN"
