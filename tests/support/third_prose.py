"""Fifteen hundred lines of ordinary papers, in which much looks like an identifier and none is one; written without a look at how one is sought."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from random import Random

from tests.support.third_corporate import LINES as CORPORATE
from tests.support.third_services import LINES as SERVICES

TIMES = 3
SENTENCES = (*SERVICES, *CORPORATE)
_SLOT = re.compile(r"{([a-z]+\d*)}")
_DIGITS = re.compile(r"n(\d+)|n+")
_WORDS = {
    "place": "the Vale|Hartle|Brackwater|the coast|Kelder|Orle and Wick|the north",
    "town": "Hartle|Brackwater|Kelderby|Wickstead|Orleton",
    "hospital": "Hartle General Hospital|the Brackwater Infirmary|St Aldate's Hospital|Kelder Community Hospital|the Royal Orle",
    "practice": "Market Square Surgery|Hillside Medical Centre|The Limes Surgery|Quayside Health Centre",
    "icb": "Hartle and Vale Integrated Care Board|the Integrated Care Board",
    "street": "Station Road|High Street|Priory Lane|Mill Street|Castle Way|Bridge Street|Church Road|Kings Parade",
    "month": "January|February|March|April|May|June|July|September|October|November",
    "ward": "B|C|D|F|4A|7B|12|T",
    "lot": "A|B|C|F|G|H|K|R",
    "area": "LS97|SO99|B98|CF98|G98|BT98|NE98|YO99",
}


def _number(random: Random, digits: int) -> str:
    return str(random.randint(10 ** (digits - 1), 10**digits - 1))


def _day(random: Random, months: str) -> str:
    return f"{random.randint(1, 28)} {random.choice(months.split('|'))} {random.randint(2019, 2026)}"


_MADE: dict[str, Callable[[Random], str]] = {
    "d": lambda random: _day(random, _WORDS["month"]),
    "dn": lambda random: (
        f"{random.randint(1, 28):02}/{random.randint(1, 12):02}/{random.choice((2024, 2025, 2026, 25, 26))}"
    ),
    "iso": lambda random: (
        f"{random.randint(2023, 2026)}-{random.randint(1, 12):02}-{random.randint(1, 28):02}"
    ),
    "year": lambda random: str(random.randint(2018, 2026)),
    "t": lambda random: (
        f"{random.randint(7, 19):02}{random.choice(':.')}{random.choice(('00', '15', '30', '45'))}"
    ),
    "k": lambda random: f"{random.randint(1, 99)},{random.randint(0, 999):03}",
    "m": lambda random: random.choice(("£{}.{}m", "£{}{},000", "£{},{}00", "£{}.{} million")).format(
        random.randint(10, 99), random.randint(1, 9)
    ),
    "pc": lambda random: f"{random.randint(11, 99)}{random.choice(('%', '.4%', ' per cent', '.9 per cent'))}",
    "post": lambda random: (
        f"{random.choice(_WORDS['area'].split('|'))} {random.randint(1, 9)}{random.choice(('AB', 'QT', 'XD'))}"
    ),
    "tel": lambda random: random.choice(
        ("01632 960{}", "0191 498 0{}", "020 7946 0{}", "(01632) 960{}", "0300 123 4{}")
    ).format(_number(random, 3)),
    "ods": lambda random: f"{random.choice('ABCY')}{_number(random, 5)}",
    "ref": lambda random: (
        f"{random.choice(('DAT', 'QA', 'PROC', 'HV'))}/{random.randint(2022, 2026)}/{_number(random, 3)}"
    ),
    "lot2": lambda random: random.choice(("CA", "QB", "HR", "FN", "ES")),
    "area2": lambda random: random.choice(("SE", "TQ", "NZ", "SU")),
}


def lines() -> Iterator[str]:
    """Every sentence so many times, each time with other numbers, days and places; the same on each run."""
    random = Random(2026)  # noqa: S311  # nothing is kept secret by it
    for _ in range(TIMES):
        for sentence in SENTENCES:
            yield _SLOT.sub(lambda slot: filled(slot[1], random), sentence)


def filled(slot: str, random: Random) -> str:
    """What stands in a slot: so many digits, a word, or what is made."""
    if digits := _DIGITS.fullmatch(slot):
        return _number(random, int(digits[1] or len(slot)))
    if slot in _WORDS:
        return random.choice(_WORDS[slot].split("|"))
    return _MADE[slot](random)
