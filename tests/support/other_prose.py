"""Two thousand lines of papers of other kinds, made of the sentences, each time with other numbers, days and places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

from tests.support import other_sentences

LINES = 2000
_SLOT = re.compile(r"{(\w+)}")


def lines(random: Random, count: int = LINES) -> Iterator[tuple[str, str]]:
    """So many lines, each with the kind of paper that it is of; every sentence comes equally often."""
    for place in range(count):
        kind, _, text = other_sentences.LINES[place % len(other_sentences.LINES)].partition(": ")
        yield kind, _SLOT.sub(lambda slot: filled(slot[1], random), text)


def filled(slot: str, random: Random) -> str:
    """What stands in a slot this time."""
    day, month, year = random.randint(1, 28), random.randint(1, 12), random.choice((2024, 2025, 2026))
    digits = re.fullmatch(r"n(\d+)", slot)
    if digits:
        return str(random.randint(10 ** (int(digits[1]) - 1), 10 ** int(digits[1]) - 1))
    ways = {
        "m": str(month),
        "money": f"{random.uniform(0.1, 40):.1f}",
        "k": f"{random.randint(1, 900)},{random.randint(0, 999):03}",
        "long": f"{random.randint(1, 2)},{random.randint(0, 999):03},{random.randint(0, 999):03},000",
        "pop": f"{random.randint(1, 900)},{random.randint(0, 999):03}",
        "ref10": str(random.randint(10**9, 10**10 - 1)),
        "vat": f"{random.randint(100, 999)} {random.randint(1000, 9999)} {random.randint(10, 99)}",
        "gtin": str(random.randint(5 * 10**12, 6 * 10**12)),
        "batch": f"{random.choice('ABCDEFGHJKL')}{random.choice('BCDFGHJKLM')}{random.randint(1000, 99999)}",
        "sha": f"{random.getrandbits(160):040x}",
        "ref": f"{random.choice('ABCDEF')}{random.randint(10, 99)}-{random.randint(1000, 9999)}",
        "rev": random.choice(("P1", "C2", "3", "D")),
        "year": str(year),
        "year0": str(random.randint(1930, 1999)),
        "yy": str(year - 2000),
        "pc": str(random.randint(1, 99)),
        "date": f"{day} {random.choice(other_sentences.MONTHS)} {year}",
        "dots": f"{day:02}.{month:02}.{year}",
        "slashes": f"{day:02}/{month:02}/{year}",
        "month": random.choice(other_sentences.MONTHS),
        "time": f"{random.randint(8, 17)}:{random.choice(('00', '15', '30'))}",
        "street": random.choice(other_sentences.STREETS),
        "place": random.choice(other_sentences.PLACES),
        "org": random.choice(other_sentences.ORGS),
        "saint": random.choice(("Mary", "Luke", "Anne")),
        "icd": f"{random.choice('ABCDEFGHIJ')}{random.randint(10, 99)}.{random.randint(0, 9)}",
        "snomed": str(random.randint(10**8, 10**9)) + "000",
    }
    return ways[slot]
