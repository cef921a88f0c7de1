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
    r"|eyJ[0-9A-Za-z_\-]{10,}\.eyJ[0-9A-Za-z_\-]{10,}\.[0-9A-Za-z_\-]{10,}"
    r"|[Bb]earer\s+(?=[A-Za-z._~+/\-]*[0-9])(?=[0-9._~+/\-]*[A-Za-z])[0-9A-Za-z._~+/=\-]{20,})"
)
_IN_ADDRESS = LatePattern(r"\b[a-z][a-z0-9+.\-]*://[^\s/:@]{1,64}:([^\s/@]{3,})@", re.IGNORECASE)
_SAID = LatePattern(
    r"(?:(?:pass ?word|passwd|pwd|passphrase|passcode|(?:api|wi-?fi|account)[ _\-]?key|secret(?:[ _\-]key)?|access[ _\-]key|token)(?![a-z])"
    r"(?![_\-](?:polic|reset|rule|rotat|expir|age|length|manag|chang|review|renew|owner|count|form))[\w\-]{0,20}[\"']?"
    r"(?: (?:for|to|of) (?:(?:the|our|this) )?[\w\-]{1,20}(?= ?(?:is|was|[:=])[\s\"']))?"
    r"\s*(?:(?:is(?: now)?|was|will be|[:=]|[\-–](?=\s))\s*|(?<=word )|(?<=code )|(?<=i key )|(?<=i-key ))"
    r"|\b(?:(?:pw|pass)[\"']?[ ]?[:=]|pw is)\s*)[\"'“]?(?P<value>[^\s\"'”,;]{6,})",
    re.IGNORECASE,
)
_OF_A_RECORD = LatePattern(r"[A-Z]{1,4}(?:-[A-Z]{1,6})?-[0-9]{1,6}")
"""The number of a record or of a paper, such as R-0007: a token is named by it, and a password is none."""
_OPENS = r"(?:door|entry|gate|alarm|access|lock ?box|key ?safe|key ?pad|pad ?lock|safe)"
_IS_CODE = r"[\s:=,]*(?:(?:is|was)\s+)?(?P<code>(?=[A-Z0-9#*]*[0-9])[A-Z0-9#*]{4,8})\b"
_CODE = LatePattern(rf"\b{_OPENS}(?:['’]s)?\s+(?:code|pin)\b{_IS_CODE}", re.IGNORECASE)
_CODE_TOO = LatePattern(
    r"\b(?:(?:key ?(?:safe|pad)|lock ?box)\s+(?:number|no\b\.?)|(?:pad ?lock|lock ?box|safe)(?:['’]s)?\s+combination"
    rf"|code (?:of|for|to) (?:(?:the|her|his|their|our|a) )?(?:[a-z]+ )?{_OPENS}(?= ?(?:is|was|[:=])[\s\"'])"
    rf"|key ?safe\b[^.;\n0-9]{{1,30}}[,(] ?code|alarm (?:is|was) (?:set|armed|disarmed|switched off) (?:with|by))\b{_IS_CODE}"
    r"|\b(?:key ?(?:safe|pad)|lock ?box)[\s:=(]{1,3}(?!20[0-9]{2}\b)(?P<bare>[A-Z]?[0-9]{4,6}[A-Z]?)(?![0-9A-Z\-])",
    re.IGNORECASE,
)
_PIN = LatePattern(
    r"\b(?:PIN|[Pp]asscode)(?:(?: (?:is|code|number|no\.?))?[ :=]{1,3}(?!20[0-9]{2}\b)|[:=] ?|(?: code| number)?: )(?P<pin>[0-9]{4,6})\b"
    r"|\b(?:(?:PIN|[Pp]asscode|[Pp]in (?:code|number))(?: (?:of|for|to) (?:(?:the|her|his|their|our) )?[\w\-]+(?: [\w\-]+)?)?"
    r" (?:is|was)|[Pp]in (?:code|number) ?[:=]) (?!20[0-9]{2}\b)(?P<told>[0-9]{4,6})\b"
)
_LOOKS_MADE = LatePattern(r"(?=.*[0-9])(?=.*[A-Za-z])|.*[A-Za-z0-9][!£$%^&*@#?~+]")
_MASKED = LatePattern(
    r"[*xX.•]+|\$\{.*|<.*|\[.*|%.*|[0-9]{1,3}[-–](?:sign|char|letter|digit|word|day|week|month|year|hour|minute|bit)\w*"
)
"""What stands in the place of a secret, or says how long one is or is kept."""
_HINTS = any_of(
    "PRIVATE KEY", "github_pat_", "glpat-", "AKIA", "ASIA", "xox", "AIza", "PIN", "k_live_", "k_test_", "eyJ"
)
_GITHUB, _KEY_OF_A_MODEL = re.compile("gh[pousr]_"), re.compile("sk-(?:proj|ant|svcacct|or)-")
_ADDRESS = LatePattern("://[^/\\s@]*@")
_WORDS = any_of("passw", "pass w", "passphrase", "passcode", "pwd", "token", "bearer ")
_KEYS = re.compile(
    "key(?:"
    + "|".join(
        f"(?<={word}{gap}key)"
        for word in ("access", "account", "api", "wifi", "wi-fi")
        for gap in ("", "[ _-]")
    )
    + ")"
)
_PASS, _PW = re.compile("pass[\"']? ?[:=]"), re.compile("pw(?:[\"']? ?[:=]| is)")
_CODES = any_of(" code", " pin")
_CODES_TOO = tuple(
    (re.compile(beginning + rest), beginning)
    for beginning, rest in (
        ("key", " ?(?:safe|pad)"),
        ("lock", " ?box"),
        ("code ", "(?:of|for|to)"),
        ("alarm ", "(?:is|was)"),
        ("combination", ""),
    )
)
"""What begins with a literal piece is looked for quickly."""
_OF_A_PIN = re.compile("pin (?:code|number)")


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
        or ("pass" in lowered and _PASS.search(lowered) is not None)
        or ("pw" in lowered and _PW.search(lowered) is not None)
        or (_CODES(lowered) and _CODE.search(text) is not None)
        or (_codes_too(lowered) and _CODE_TOO.search(text) is not None)
        or (_OF_A_PIN.search(lowered) is not None and _PIN.search(text) is not None)
    )


def _codes_too(lowered: str) -> bool:
    for pattern, beginning in _CODES_TOO:  # noqa: SIM110  # a plain loop is quicker
        if beginning in lowered and pattern.search(lowered):
            return True
    return False


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
    for match in (*_CODE.finditer(text), *_CODE_TOO.finditer(text)):
        yield *match.span(match.lastgroup or 0), "the code of a door or a safe"
    for match in _PIN.finditer(text):
        yield *match.span(match.lastgroup or 0), "a PIN"
