"""Planted identifiers in the forms that people write, two hundred of each kind; none is taken from anybody.

NHS numbers from 999 are for tests. Those of Scotland and Northern Ireland have no such range that we know: they are made by
chance, with a check digit, and say nothing of whoever may have one. QQ is HMRC's own example; the telephones are those that Ofcom
keeps for drama; the districts of the postcodes are not there; the streets and surnames are invented.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from random import Random

MANY = 200
_SURNAMES = [
    "Placeholder",
    "Exemplar",
    "O'Nobody",
    "Nemo-Person",
    "McInvented",
    "Specimen",
    "Sample",
    "Nobodysen",
    "Fictive",
    "D'Example",
]
_STREETS = ["Invented", "Nowhere", "Imaginary", "Fictional", "Specimen", "Pretend", "Madeup", "Nonesuch"]
_AROUND = (
    "{}",
    "patient {} waited",
    "The patient ({}) was seen twice",
    "note: {}, seen in May",
    "Her record says {}.",
    "Complaint about care of {}; answered",
    '"{}"',
    "see {} for the whole story",
)


def with_check_digit(nine: str) -> str:
    """Nine digits with their check digit; empty where they have none."""
    total = sum(int(digit) * weight for digit, weight in zip(nine, range(10, 1, -1), strict=True))
    last = (11 - total % 11) % 11
    return f"{nine}{last}" if last < 10 else ""


@cache
def planted(kind: str) -> tuple[str, ...]:
    """Two hundred lines, each with one of a kind."""
    chance = Random(kind)  # noqa: S311  # nothing is secret: the same lines each time
    return tuple(_AROUND[at % len(_AROUND)].format(FORMS[kind](chance, at)) for at in range(MANY))


def _digits(chance: Random, many: int) -> str:
    return "".join(str(chance.randint(0, 9)) for _ in range(many))


def _of_ten(at: int, first: Callable[[], str]) -> str:
    number = ""
    while not number:
        number = with_check_digit(first())
    a, b, c = number[:3], number[3:6], number[6:]
    forms = (
        number,
        f"{a} {b} {c}",
        f"{a}-{b}-{c}",
        f"{a}.{b}.{c}",
        f"{a}\u00a0{b}\u00a0{c}",
        f"NHS no: {number}",
    )
    return (*forms, f"NHS Number {a} {b} {c}", f"{a}{b} {c}")[at // len(_AROUND) % 8]


def _nhs(chance: Random, at: int) -> str:
    return _of_ten(at, lambda: f"999{_digits(chance, 6)}")


def _northern_ireland(chance: Random, at: int) -> str:
    return _of_ten(at, lambda: f"399{_digits(chance, 6)}")


def _chi(chance: Random, at: int) -> str:
    number = ""
    while not number:
        day = f"{chance.randint(1, 28):02}{chance.randint(1, 12):02}{_digits(chance, 2)}"
        number = with_check_digit(f"{day}{_digits(chance, 3)}")
    forms = (number, f"{number[:6]} {number[6:]}", f"{number[:6]}-{number[6:]}", f"CHI {number}")
    return forms[at // len(_AROUND) % 4]


def _birth(chance: Random, at: int) -> str:
    day, month, year = chance.randint(1, 28), chance.randint(1, 12), chance.randint(1920, 2025)
    name = (
        "January",
        "Feb",
        "March",
        "Apr",
        "May",
        "June",
        "July",
        "Aug",
        "Sept",
        "October",
        "Nov",
        "December",
    )
    days = (
        f"{day}/{month}/{year}",
        f"{day:02}.{month:02}.{year % 100:02}",
        f"{year}-{month:02}-{day:02}",
        f"{day} {name[month - 1]} {year}",
        f"{day}th of {name[month - 1]} {year}",
        f"{day:02}{month:02}{year}",
        f"{day}-{name[month - 1]}-{year}",
        f"{name[month - 1]} {day}, {year}",
    )
    said = (
        "DOB ",
        "DOB: ",
        "D.O.B. ",
        "date of birth ",
        "Date of Birth: ",
        "born ",
        "born on ",
        "dob=",
        "birthday ",
    )
    return f"{said[at % len(said)]}{days[at // len(_AROUND) % len(days)]}"


def _insurance(chance: Random, at: int) -> str:
    a, b, c, last = (_digits(chance, 2) for _ in range(4))
    end = "ABCD"[int(last) % 4]
    forms = (f"QQ {a} {b} {c} {end}", f"QQ{a}{b}{c}{end}", f"QQ-{a}-{b}-{c}-{end}", f"NI number QQ{a}{b}{c}")
    return (*forms, f"National Insurance no. qq{a}{b}{c}{end.lower()}")[at // len(_AROUND) % 5]


def _hospital(chance: Random, at: int) -> str:
    said = (
        "hospital number ",
        "MRN ",
        "MRN: ",
        "Hospital No. ",
        "patient ID ",
        "RiO number ",
        "hospital no: ",
        "case note number ",
    )
    forms = (
        _digits(chance, 7),
        f"A{_digits(chance, 6)}",
        f"RXX{_digits(chance, 6)}",
        f"{_digits(chance, 6)}B",
    )
    return f"{said[at // len(_AROUND) % len(said)]}{forms[at % 4]}"


def _secret(chance: Random, at: int) -> str:
    letters = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789"
    made = "".join(chance.choice(letters) for _ in range(40))
    forms = (
        f"-----BEGIN RSA PRIVATE KEY-----\n{made}\n-----END RSA PRIVATE KEY-----",
        f"ghp_{made[:36]}",
        f"password: {made[:9]}7!",
        f"the password is {made[:10]}4#",
        f"api_key={made[:32]}9",
        f"key safe code {_digits(chance, 4)}",
        f"door code: {_digits(chance, 4)}X",
        f"https://reader:{made[:8]}@files.example/x",
        f"AKIA{'Q' * 8}{_digits(chance, 8)}",
        "-----BEGIN OPENSSH PRIVATE KEY-----",
    )
    return forms[at // len(_AROUND) % len(forms)]


def _postcode(chance: Random, at: int) -> str:
    ends = "ABDEFGHJLNPQRSTUWXYZ"
    inward = f"{chance.randint(0, 9)}{chance.choice(ends)}{chance.choice(ends)}"
    area = chance.choice(("TA99", "BA99", "EX98", "BS97", "W99", "M98", "EC9Z", "L97"))
    forms = (f"{area} {inward}", f"{area}{inward}", f"Postcode: {area} {inward}", f"lives at {area} {inward}")
    return (*forms, f"postcode {area} {inward}".lower())[at // len(_AROUND) % 5]


def _telephone(chance: Random, at: int) -> str:
    three = _digits(chance, 3)
    forms = (
        f"07700 900{three}",
        f"07700900{three}",
        f"+44 7700 900{three}",
        f"+44 (0)7700 900 {three}",
        f"0770 090 0{three}",
        f"01632 960{three}",
        f"(01632) 960 {three}",
        f"020 7946 0{three}",
        f"0117 496 0{three}",
        f"mobile 7700900{three}",
        f"07700-900-{three}",
        f"0044 1632 960{three}",
    )
    return forms[at // len(_AROUND) % len(forms)]


def _address(chance: Random, at: int) -> str:
    street, house = chance.choice(_STREETS), chance.randint(1, 240)
    forms = (
        f"{house} {street} Road",
        f"{house} {street} Close, Saltwick",
        f"{house}a {street} Street",
        f"lives at {house} {street} Way",
        f"home address {house} {street} Place",
        f"Flat {house % 20 + 1}, {house} {street} Avenue",
        f"{street} Cottage, {street} Lane",
        f"{house} {street} Court, Saltwick",
        f"{house} The {street} Gardens",
        f"{house}, {street} Cres",
    )
    return forms[at // len(_AROUND) % len(forms)]


def _name(chance: Random, at: int) -> str:
    title = ("Mr", "Mrs", "Ms", "Miss", "Dr", "Mr.", "Prof", "Professor", "Mx")[at % 9]
    surname = chance.choice(_SURNAMES)
    forms = (
        f"{title} {surname}",
        f"{title} A {surname}",
        f"{title} A. B. {surname}",
        f"{title} Alex {surname}",
    )
    return (*forms, f"{title} and Mrs {surname}", f"{title} {surname}'s daughter")[at // len(_AROUND) % 6]


def _small(chance: Random, at: int) -> str:
    people = chance.choice(("patients", "residents", "women", "deaths", "young people", "older patients"))
    count = chance.choice(("two", "three", "Four", "7", "9", "one or 2"))
    place = chance.choice(("Invented Lane Surgery", "Pretend House", "Nonesuch Ward", "Kestrel Home Care"))
    forms = (
        f"{count} {people} at {place}",
        f"at {place} {count} {people} fell",
        f"{count} {people} were moved to {place}",
    )
    return forms[at // len(_AROUND) % 3]


FORMS: dict[str, Callable[[Random, int], str]] = {
    "CNF001 NHS": _nhs,
    "CNF001 CHI": _chi,
    "CNF001 Northern Ireland": _northern_ireland,
    "CNF002": _birth,
    "CNF003": _insurance,
    "CNF004": _secret,
    "CNF005": _hospital,
    "CNF006": _postcode,
    "CNF007": _telephone,
    "CNF008": _address,
    "CNF009": _name,
    "CNF010": _small,
}
"""By the rule that finds them, and where it finds several, which."""
