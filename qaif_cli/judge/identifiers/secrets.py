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
    r"(?:pass ?word|passwd|pwd|passphrase|passcode|api[ _\-]?key|secret(?: key)?|access[ _\-]key|token|wi-?fi key|\bpw(?=\s*[:=])|\bpass(?=\s*[:=]))(?![a-z])"
    r"(?![_\-](?:polic|reset|rule|rotat|expir|age|length|manag|chang|review|renew|owner|count|form))[\w\-]{0,20}[\"']?"
    r"(?: (?:for|to|of) (?:(?:the|our|this) )?[\w\-]{1,20}(?= ?(?:is|was|[:=])[\s\"']))?"
    r"\s*(?:(?:is|was|will be|(?:(?:is|was) )?(?:set|changed) to|of|[:=]|[\-–](?=\s))\s*|(?<=word )|(?<=code )|(?<=fi key )|(?<=key )(?=[0-9A-Za-z]{16}))[\"'“]?(?P<value>[^\s\"'”,;]{6,})",
    re.IGNORECASE,
)
_LOGIN = LatePattern(
    r"\blog(?:ged|s)?[ \-]?[io]n(?:\s+(?:as|with|is)|:)\s+[\w.@\-]{2,40}\s?[/,]\s?(?P<value>[^\s\"'”,;]{6,})",
    re.IGNORECASE,
)
_BEARER = LatePattern(r"\b[Bb]earer\s+(?P<value>(?=[A-Za-z._~+/\-]{0,60}[0-9])[0-9A-Za-z._~+/\-]{16,}=*)")
_OF_A_RECORD = LatePattern(r"[A-Z]{1,4}(?:-[A-Z]{1,6})?-[0-9]{1,6}")
"""The number of a record or of a paper, such as R-0007: a token is named by it, and a password is none."""
_LOCK = r"(?:door|entry|gate|alarm|lock ?box|key ?safe|key ?pad|pad ?lock|safe)"
_DIGITS = r"(?P<{}>(?=[A-Z0-9#*]*[0-9])[A-Z0-9#*]{{4,8}})(?![0-9A-Z_])"
_CODE = LatePattern(
    rf"\b(?:(?:{_LOCK}|access)\s+(?:code|pin|combination)|key ?safe\s+(?:number|no)\b\.?)(?![a-z])[\s:=,]*(?:(?:is|was)\s+)?{_DIGITS.format('a')}"
    # After the word for the lock alone: a year there is none.
    rf"|\b(?:key ?safe|key ?pad|lock ?box|pad ?lock)(?:[:=]\s*|\s+(?!20[0-9]{{2}}\b)){_DIGITS.format('b')}"
    rf"|\b(?:code|combination|pin)\s+(?:of|for|to|on)\s+(?:the|her|his|their|our)\s+(?:[a-z]+\s+){{0,2}}{_LOCK}\b[\s:=,]*(?:(?:is|was)\s+)?{_DIGITS.format('c')}"
    rf"|\b{_LOCK}\b[^.;\n]{{0,60}}?(?:[,(:\-–]\s*|\b(?:the|with|its|by|new|using|and|has)\s+)(?:code|combination|pin)[\s:=,]+(?:(?:is|was)\s+)?{_DIGITS.format('d')}"
    r"|\b(?:safe|lock|pad ?lock)(?:['’]s)?\s+combination(?:\s*[:=]\s*|\s+(?:(?:is|was)\s+)?)(?P<dial>[0-9]{1,2}(?:[\-–/ ][0-9]{1,2}){2,3})(?![0-9\-–/])"
    rf"|\b(?:safe|lock|pad ?lock)(?:['’]s)?\s+combination(?:\s*[:=]\s*|\s+(?:is|was)\s+){_DIGITS.format('e')}"
    rf"|\balarm\b[^.;\n]{{0,20}}\b(?:set|unset|off|armed|disarmed)\s+(?:with|by|using)\s+{_DIGITS.format('f')}",
    re.IGNORECASE,
)
_PIN = LatePattern(
    r"\b(?:PIN|[Pp]in(?= (?:code|number)\b)|[Pp]asscode)(?:\s+(?:for|of|to|on)\s+(?:the|her|his|their|our|this)\s+[\w\-]+(?:\s[\w\-]+){0,2}?(?=\s(?:is|was)\b|[:=]))?"
    r"(?:(?: (?:code|number))?(?: (?:is|was|code|number))?[ :=]{1,3}(?!20[0-9]{2}\b)|[:=] ?|(?: code| number)?: )(?P<pin>[0-9]{4,6})\b"
)
_LOOKS_MADE = LatePattern(r"(?=.*[0-9])(?=.*[A-Za-z])|.*[A-Za-z0-9][!£$%^&*@#?~+]")
_NO_VALUE = LatePattern(
    r"[0-9]+-?(?:char|day|letter|digit|month|hour|minute|week|year)[a-z-]*", re.IGNORECASE
)
"""How long it is, or how long it holds."""
_MASKED = LatePattern(r"[*xX.•]+|\$\{.*|<.*|\[.*|%.*")
"""What stands in the place of a secret."""
_HINTS = any_of(
    "PRIVATE KEY", "github_pat_", "glpat-", "AKIA", "ASIA", "xox", "AIza", "PIN", "k_live_", "k_test_", "eyJ"
)
_GITHUB, _KEY_OF_A_MODEL = re.compile("gh[pousr]_"), re.compile("sk-(?:proj|ant|svcacct|or)-")
_ADDRESS = LatePattern("://[^/\\s@]*@")
_KEYS = re.compile("(?:access|api)[ _-]?key|key ?(?:safe|pad)|fi key")
_PASSES = re.compile("pass(?: ?w|phrase|code| *[:=])")
_PW = re.compile("pwd|pw *[:=]")
_LOGGED = re.compile("log(?:ged|s)?[ -]?[io]n(?: +(?:as|with|is) |:)")
_CODE_TOLD = re.compile(
    "(?:code|combination|pin)(?: +(?:of|for|to|on) |[ :=,]*(?:(?:is|was) +)?[a-z#*]{0,7}[0-9])"
)
_LOCKS = re.compile("lock ?box|pad ?lock")
_PIN_TOLD = re.compile("pin (?:code|number)")


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
    return _says_a_password(lowered) or (_may_hold_code(lowered) and _code_or_pin(text))


def _says_a_password(lowered: str) -> bool:
    """Whether a word for a password stands in a text in small letters."""
    return (
        "token" in lowered
        or "bearer" in lowered
        or ("pass" in lowered and _PASSES.search(lowered) is not None)
        or ("pw" in lowered and _PW.search(lowered) is not None)
        or ("log" in lowered and _LOGGED.search(lowered) is not None)
        or ("key" in lowered and _KEYS.search(lowered) is not None)
        or lowered.count("secret") > lowered.count("secretar")
    )


def _may_hold_code(lowered: str) -> bool:
    """Whether a word for a lock or a code stands in a text in small letters."""
    return (
        "alarm" in lowered
        or ("lock" in lowered and _LOCKS.search(lowered) is not None)
        or ("pin" in lowered and _PIN_TOLD.search(lowered) is not None)
        or (
            any(word in lowered for word in ("code", "pin", "combination"))
            and _CODE_TOLD.search(lowered) is not None
        )
    )


def _code_or_pin(text: str) -> bool:
    return _CODE.search(text) is not None or _PIN.search(text) is not None


def secrets(text: str) -> Spans:
    """Keys, tokens, passwords and codes of doors."""
    for match in _KEY.finditer(text):
        yield match.start(), match.end(), "a private key"
    for match in _TOKEN.finditer(text):
        yield match.start(), match.end(), "a token"
    for match in _BEARER.finditer(text):
        yield match.start("value"), match.end("value"), "a token"
    for match in _IN_ADDRESS.finditer(text):
        yield match.start(1), match.end(1), "a password"
    yield from _passwords(text)
    for match in _CODE.finditer(text):
        code = match.lastgroup or 0
        yield match.start(code), match.end(code), "the code of a door or a safe"
    for match in _PIN.finditer(text):
        yield match.start("pin"), match.end("pin"), "a PIN"


def _passwords(text: str) -> Spans:
    for pattern in (_SAID, _LOGIN):
        for match in pattern.finditer(text):
            value = match["value"].rstrip(".)")
            of_a_record = not match[0].lower().startswith("p") and _OF_A_RECORD.fullmatch(value)
            none = _MASKED.fullmatch(value) or _NO_VALUE.fullmatch(value) or of_a_record
            if _LOOKS_MADE.match(value) and not none:
                yield match.start("value"), match.end("value"), "a password"
