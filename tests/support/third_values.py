"""The numbers, days, names and places that a third set of planted identifiers is filled with; all invented. Telephones
are those that Ofcom keeps for drama; the numbers of patients are made by chance, so that one of them may be issued to somebody."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

from tests.support.third_planted_numbers import TEXT as NUMBERS
from tests.support.third_planted_words import TEXT as WORDS

EACH = 90
_SLOT = re.compile(r"{([a-z]+\d*)}")
_WEIGHTS = range(10, 1, -1)
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


def checked(nine: str) -> str | None:
    """Nine digits with their tenth, by which numbers of patients in the United Kingdom are checked; none where it would be ten."""
    last = -sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, nine, strict=True)) % 11
    return None if last == 10 else f"{nine}{last}"


def _nhs(random: Random) -> str:
    return _first(lambda: f"{random.choice('4679')}{_digits(random, 8)}")


def _chi(random: Random) -> str:
    return _first(
        lambda: (
            f"{random.randint(1, 28):02}{random.randint(1, 12):02}{random.randint(20, 99)}{_digits(random, 3)}"
        ),
    )


def _hcn(random: Random) -> str:
    return _first(lambda: f"3{random.randint(2, 9)}{_digits(random, 7)}")


def _first(nine: Callable[[], str]) -> str:
    while True:
        if made := checked(nine()):
            return made


def _digits(random: Random, count: int) -> str:
    return "".join(random.choices("0123456789", k=count))


def _grouped(number: str, between: str) -> str:
    return between.join((number[:3], number[3:6], number[6:]))


def _born(random: Random, form: str) -> str:
    day, month, year = random.randint(1, 28), random.randint(1, 12), random.randint(1931, 2023)
    name, ending = (
        _MONTHS[month - 1],
        {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd"}.get(day, "th"),
    )
    return form.format(
        day=day, month=month, year=year, short=year % 100, name=name, abbreviated=name[:3], ending=ending
    )


def _insured(random: Random, form: str) -> str:
    return form.format(
        random.choice(("AB", "JN", "PW", "SK", "HE", "CY")),
        *(_digits(random, 2) for _ in range(3)),
        random.choice("ABCD"),
    )


def _postcode(random: Random, form: str) -> str:
    # Districts that there are not, in areas that there are.
    district = random.choice(
        ("LS97", "SO99", "B99", "CF98", "G98", "BT98", "NE98", "YO99", "M98", "W99", "EC9Z")
    )
    return form.format(district, f"{random.randint(1, 9)}{random.choice(('AB', 'QT', 'XD', 'HP', 'LN'))}")


def _mobile(random: Random, form: str) -> str:
    return form.format("700", "900", _digits(random, 3))


def _mobile_that_checks(random: Random, form: str) -> str:
    """A mobile whose ten digits after the nought have the check digit of an NHS number."""
    while True:
        last = _digits(random, 3)
        if checked(f"7700900{last[:2]}") == f"7700900{last}":
            return form.format("700", "900", last)


def _landline(random: Random, form: str) -> str:
    return form.format("1632", "960", _digits(random, 3))


def _word(words: str) -> Callable[[Random], str]:
    return lambda random: random.choice(words.split("|"))


_MADE: dict[str, Callable[[Random], str]] = {
    "nhs": _nhs,
    "nhs3": lambda random: _grouped(_nhs(random), " "),
    "nhsd": lambda random: _grouped(_nhs(random), "-"),
    "chi": _chi,
    "chisp": lambda random: (made := _chi(random))[:6] + " " + made[6:],
    "chid": lambda random: _grouped(_chi(random), "-"),
    "hcn": _hcn,
    "hcn3": lambda random: _grouped(_hcn(random), " "),
    "hcnd": lambda random: _grouped(_hcn(random), "-"),
    "ds": lambda random: _born(random, "{day:02}/{month:02}/{year}"),
    "dd": lambda random: _born(random, "{day:02}.{month:02}.{year}"),
    "dsh": lambda random: _born(random, "{day}/{month}/{short:02}"),
    "dus": lambda random: _born(random, "{name} {day}, {year}"),
    "di": lambda random: _born(random, "{year}-{month:02}-{day:02}"),
    "dw": lambda random: _born(random, "{day} {name} {year}"),
    "do": lambda random: _born(random, "{day}{ending} {name} {year}"),
    "dmon": lambda random: _born(random, "{day:02}-{abbreviated}-{year}"),
    "d": lambda random: f"{random.randint(1, 28)} {random.choice(_MONTHS)} 2026",
    "ni": lambda random: _insured(random, "{}{}{}{}{}"),
    "nil": lambda random: _insured(random, "{}{}{}{}{}").lower(),
    "nis": lambda random: _insured(random, "{} {} {} {} {}"),
    "nid": lambda random: _insured(random, "{}-{}-{}-{}-{}"),
    "nidot": lambda random: _insured(random, "{}.{}.{}.{}.{}"),
    "pw": _word("Harbour88!|tr0ub4dor|Summer2026|correct-horse-7|Pa55word|x9!kLm2#|Autumn_19|quality123"),
    "pin": lambda random: random.choice((_digits(random, 4), _digits(random, 4), _digits(random, 6))),
    "pinx": lambda random: random.choice(("C{}X", "C{}Y", "{}C", "{}#")).format(_digits(random, 4)),
    "tok": lambda random: "".join(random.choices("abcdef0123456789", k=24)),
    "aws": lambda random: "AKIA" + "".join(random.choices("ABCDEFGHIJKLMNOP234567", k=16)),
    "ghp": lambda random: "ghp_" + "".join(random.choices("abcdefghijkABCDEFGH0123456789", k=36)),
    "xox": lambda random: (
        f"xoxb-{_digits(random, 12)}-" + "".join(random.choices("abcdefABC0123456789", k=24))
    ),
    "jwt": lambda random: ".".join(
        "eyJ" * (place < 2) + "".join(random.choices("abcdefABC0123456789", k=30)) for place in range(3)
    ),
    "begin": lambda _: "BEGIN",
    "hn": lambda random: random.choice(
        (
            _digits(random, 7),
            f"{random.choice('ABDHKRX')}{_digits(random, 6)}",
            f"{random.choice('ABDHKRX')}{_digits(random, 7)}",
        )
    ),
    "hnl": lambda random: random.choice(
        (
            f"1{_digits(random, 6)}",
            f"2{_digits(random, 7)}",
            f"RX{_digits(random, 6)}",
            f"{_digits(random, 6)}H",
        )
    ),
    "hnk": lambda random: f"K{_digits(random, 7)}",
    "pc": lambda random: _postcode(random, "{} {}"),
    "pcn": lambda random: _postcode(random, "{}{}"),
    "pcl": lambda random: _postcode(random, "{} {}").lower(),
    "mob": lambda random: _mobile(random, "07{}{}{}"),
    "mobs": lambda random: _mobile(random, "07{} {} {}"),
    "mobs2": lambda random: _mobile(random, "07{} {}{}"),
    "mobi": lambda random: _mobile(random, "+44 7{} {} {}"),
    "mobi0": lambda random: _mobile(random, "+44(0)7{}{}{}"),
    "mobd": lambda random: _mobile(random, "07{}-{}-{}"),
    "mob7": lambda random: _mobile_that_checks(random, "07{}{}{}"),
    "land": lambda random: _landline(random, "0{} {}{}"),
    "lands": lambda random: random.choice(
        ("020 7946 0{}", "0113 496 0{}", "0191 498 0{}", "028 9649 6{}")
    ).format(_digits(random, 3)),
    "landp": lambda random: _landline(random, "(0{}) {}{}"),
    "landi": lambda random: _landline(random, "+44 {} {}{}"),
    "no": lambda random: str(random.randint(1, 240)),
    "noa": lambda random: f"{random.randint(1, 99)}{random.choice('abAB')}",
    "road": _word(
        "Cedar Way|Station Road|High Street|Alder Close|Mill Lane|Queens Avenue|Beech Drive|The Crescent|Priory Gardens|Albert Terrace|St John's Road"
        "|Elm Grove|Orchard Rise|Castle Hill|Sea View|Church Walk|Kelder Mews|Victoria Square|Village Green|Ash Rd|Long Row|North Parade|Bridge St|Park Ave|Oak Court|Windsor Place"
    ),
    "bld": _word("Kelder House|Orle Court|Priory House"),
    "f": lambda random: random.choice((str(random.randint(1, 60)), f"{random.randint(1, 9)}B")),
    "town": _word("Hartle|Brackwater|Kelderby"),
    "t": _word("Mr|Mrs|Miss|Ms|Dr|Prof|Mx|Rev|Sir|Lady|Dame|Professor|Sister|Cllr"),
    "s": _word(
        "Pemberton|Okonkwo|O'Brien|Hughes-Jones|MacDonald|Singh|Nowak|Khan|de Souza|Brown|Green|Ward|D'Arcy|Ng|Li|King|Park|Müller|Łukasz"
    ),
    "abbr": _word("Mr|Mrs|Ms|Dr|Prof|Rev"),
    "first": _word("Anna|Kofi|Wei|Siobhán"),
    "i": _word("A|B|J|K|R"),
    "small": _word("2|3|4|5|7|9|two|three|four|five|six|seven|eight|nine|Two|Three"),
}


def planted() -> dict[str, list[str]]:
    """So many of each kind, each of its sentences in turn; the same on each run."""
    random = Random(7)  # noqa: S311  # nothing is kept secret by it
    frames: dict[str, list[str]] = {}
    for line in f"{NUMBERS}{WORDS}".splitlines():
        if line.startswith("# "):
            frames[line[2:]] = told = []
        else:
            told.append(line)
    return {
        code: [_filled(told[place % len(told)], random) for place in range(max(EACH, len(told)))]
        for code, told in frames.items()
    }


def _filled(line: str, random: Random) -> str:
    return _SLOT.sub(lambda slot: _MADE[slot[1]](random), line)
