"""Patient data is found however it is written. Numbers are built here by their check digit, never written out."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qaif_cli.judge.identifiers import Found, found_in
from qaif_cli.judge.rules import confidential
from qaif_cli.model.finding import Hit
from qaif_cli.model.register import Register, Unreadable
from tests.support.identifiers import with_check_digit
from tests.support.moments import moment

DAY = date(2026, 6, 15)


def check_digit(nine: str) -> int:
    total = sum(int(digit) * weight for digit, weight in zip(nine, (10, 9, 8, 7, 6, 5, 4, 3, 2), strict=True))
    return (11 - total % 11) % 11


def built(nine: str, off: int = 0) -> str:
    return f"{nine}{(check_digit(nine) + off) % 10}"


NUMBER = built("".join(str(digit) for digit in (4, 0, 1, 0, 2, 3, 2, 1, 3)))
A, B, C = NUMBER[:3], NUMBER[3:6], NUMBER[6:]


def numbers_in(text: str) -> list[Hit]:
    return list(confidential.nhs_number.check(moment(Register(framework_text=text), DAY)))


def births_in(text: str) -> list[Hit]:
    return list(confidential.date_of_birth.check(moment(Register(framework_text=text), DAY)))


@pytest.mark.parametrize(
    "text",
    [
        NUMBER,
        f"{A} {B} {C}",
        f"{A}-{B}-{C}",
        f"{A}.{B}.{C}",
        f"{A}\u00a0{B}\u00a0{C}",
        f"{A}{B} {C}",
        f"note: patient {NUMBER}.",
        f"note: ({A} {B} {C}), seen",
        f'note: "{NUMBER}"',
        f"NHS no.{NUMBER}",
        f"note: >-\n  patient {A} {B}\n  {C} waited",
        f"note: patient {A}\r\n      {B} {C}",
        f"# {A} {B}\n# {C}",
        f"- 2026-05-04 {A} {B} {C}",
        f"- {NUMBER}",
        f"nhs={NUMBER}",
        f"[{NUMBER}]",
        f"x: {NUMBER}\n",
    ],
)
def test_a_number_is_found(text: str) -> None:
    hits = numbers_in(text)
    assert len(hits) == 1
    assert C not in hits[0].message


@pytest.mark.parametrize(
    "text",
    [
        f"{NUMBER}1",
        f"1{NUMBER}",
        f"A{NUMBER}",
        f"{NUMBER}b",
        f"_{NUMBER}",
        f"WV-{NUMBER}",
        f"{NUMBER}-2",
        f"1-{NUMBER}",
        f"0.{NUMBER}",
        f"{NUMBER}.5",
        f"{A}  {B}  {C}",
        f"{A}/{B}/{C}",
        f"{A} - {B} - {C}",
        f"{A}, {B}, {C}",
        f"- {A}\n- {B}\n- {C}\n",
        f"{A}\n\n{B} {C}",
        f"{C} {A} {B}",
    ],
)
def test_what_only_looks_like_a_number_is_left_alone(text: str) -> None:
    assert numbers_in(text) == []


@given(st.text(alphabet="0123456789", min_size=9, max_size=9))
def test_of_ten_possible_last_digits_one_is_right_or_none(nine: str) -> None:
    found = [last for last in range(10) if numbers_in(f"NHS number {nine}{last}")]
    assert found == ([check_digit(nine)] if check_digit(nine) < 10 else [])


@given(st.text(alphabet="0123456789", min_size=9, max_size=9))
def test_a_number_that_is_not_said_to_be_one_is_found_in_the_ranges_that_are_issued(nine: str) -> None:
    found = [last for last in range(10) if numbers_in(f"{nine}{last}")]
    issued = nine[0] in "34679" or ("01" <= nine[:2] <= "31" and "01" <= nine[2:4] <= "12")
    assert found in ([check_digit(nine)], []) if issued else found == []
    if nine[0] in "34679" and check_digit(nine) < 10:
        assert found == [check_digit(nine)]


@pytest.mark.parametrize(
    ("begins", "what"),
    [
        ("999", "an NHS number"),
        ("450", "an NHS number"),
        ("350", "a Health and Care Number of Northern Ireland"),
        ("290212", "a CHI number of Scotland"),
        ("310412", "an NHS number"),
    ],
)
def test_which_number_it_is_is_said(begins: str, what: str) -> None:
    number = next(filter(None, (with_check_digit(f"{begins}{end:0{9 - len(begins)}}") for end in range(100))))
    assert [hit.message for hit in numbers_in(number)] == [f"ten digits here form {what}"]


def test_a_mobile_that_has_the_check_digit_is_told_apart() -> None:
    """Without its nought, one drama number in eleven has the check digit of an NHS number."""
    mobile = next(
        number for end in range(1000) if (number := f"7700900{end:03}") == with_check_digit(number[:9])
    )
    assert len(numbers_in(mobile)) == 1
    a, b, c = mobile[:4], mobile[4:7], mobile[7:]
    for text in (
        f"0{mobile}",
        f"0{a} {b}{c}",
        f"+44 {a} {b}{c}",
        f"+44 {mobile[:3]} {mobile[3:6]} {mobile[6:]}",
        f"mobile {mobile}",
        f"tel. {a} {b} {c}",
    ):
        assert [found.kind.code for found in found_in(text)] == ["CNF007"], text


@pytest.mark.parametrize(
    "said", ["PO ", "invoice ", "ISBN ", "£", "Order number ", "purchase order no. ", "UPRN: "]
)
def test_ten_digits_that_are_said_to_be_something_else_are_left_alone(said: str) -> None:
    assert numbers_in(f"{said}{NUMBER}") == []
    assert len(numbers_in(f"NHS {said}{NUMBER}")) == 1


@pytest.mark.parametrize("text", ["QQ 00 00 00 A", "01632 960123", "07700 900123"])
def test_what_is_said_to_be_something_else_is_left_alone(text: str) -> None:
    assert len(found_in(text)) == 1
    assert found_in(f"part no. {text}") == ()


@pytest.mark.parametrize("off", range(1, 10))
def test_a_wrong_check_digit_is_no_number(off: int) -> None:
    assert numbers_in(built(NUMBER[:9], off)) == []


def test_every_place_is_named() -> None:
    text = f"a: 1\nb: {NUMBER}\n  c: x {A} {B} {C}\n"
    assert [(hit.line, hit.column, hit.path) for hit in numbers_in(text)] == [
        (2, 4, "framework.yaml"),
        (3, 8, "framework.yaml"),
    ]


def test_files_that_cannot_be_read_are_searched_too() -> None:
    lost = Unreadable("risk", "risks/R-0009.yaml", "R-0009", "", (), f"DOB: 4/5/1950\nno: {NUMBER}")
    register = Register(unreadable=(lost,))
    numbers = confidential.nhs_number.check(moment(register, DAY))
    births = confidential.date_of_birth.check(moment(register, DAY))
    assert [(hit.path, hit.line) for hit in (*numbers, *births)] == [
        ("risks/R-0009.yaml", 2),
        ("risks/R-0009.yaml", 1),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "a man (DOB 4/5/1950)",
        "DOB: 1950-05-04",
        "D.O.B. 4.5.50",
        "d.o.b: 04-05-1950",
        "Date of birth 4 May 1950",
        "date of birth: 4th of May 1950",
        "date of birth was 4 May 1950",
        "born on 4 May 1950",
        "born 4/5/50",
        "born on the 4th May 1950",
        "born May 4, 1950",
        "date of birth\n      4 May 1950",
        "Birth date: 1950-05-04",
        "date_of_birth: someone",
        "  dob: 4.5.50",
        "- dob: x",
        "{name: x, dob: x}",
        '"date_of_birth": x',
    ],
)
def test_a_date_of_birth_is_found(text: str) -> None:
    hits = births_in(text)
    assert len(hits) == 1
    assert "50" not in hits[0].message


@pytest.mark.parametrize(
    "text",
    [
        "babies born before 37 weeks",
        "born in 2026",
        "reborn 4 May 2026",
        "The plan was born of need on 4 May 2026",
        "dob",
        "adobe 4/5/2026",
        "airborne 2026-05-04",
        "births: 12",
        "date of birth is not recorded; seen 4 May 2026",
        "stillborn: 3 in 2026",
        "date: 1950-05-04",
        "newborn on 4 wards",
    ],
)
def test_what_is_no_date_of_birth_is_left_alone(text: str) -> None:
    assert births_in(text) == []


def test_each_text_is_looked_through_once_however_many_rules_ask(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of more files than are kept anywhere, too: nine rules that look one after another each begin at the first file again."""
    asked: list[str] = []

    def seen(text: str) -> tuple[Found, ...]:
        asked.append(text)
        return found_in(text)

    monkeypatch.setattr(confidential, "found_in", seen)
    texts = [f"note: {number}" for number in range(20)]
    unread = tuple(Unreadable("risk", "risks/R-0001.yaml", "R-0001", "", (), text) for text in texts)
    now = moment(Register(unreadable=unread), DAY)
    for rule in confidential.ALL:
        list(rule.check(now))
    assert sorted(text for text in asked if text in texts) == sorted(texts)
