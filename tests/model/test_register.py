from __future__ import annotations

from typing import Any

from qaif_cli.model.kinds.area import Area
from qaif_cli.model.kinds.concern import Concern
from qaif_cli.model.kinds.provider import Provider
from qaif_cli.model.record import Record
from qaif_cli.model.register import Held, Register, Unreadable


def area(id_: str) -> Held:
    return held("area", Area, id_, type="service", lead="unknown", scope="x", source="§5.1")


def provider(id_: str, *areas: str) -> Held:
    more: dict[str, Any] = {"type": "acute", "ods_code": None, "cqc": "unknown", "contract_holder": "unknown"}
    return held("provider", Provider, id_, areas=areas, **more)


def concern(id_: str, provider_: str | None, *risks: str) -> Held:
    change = {"date": "2026-01-05", "level": "routine"} | dict.fromkeys(
        ("authorised_by", "why", "risk_profile", "accountability"), "unknown"
    )
    subject = {"type": "service", "name": "x", "provider": provider_, "area": "a"}
    return held("concern", Concern, id_, subject=subject, levels=[change], lead_body="unknown", risks=risks)


def held(kind: str, model: type[Record], id_: str, **values: Any) -> Held:
    record = model.model_validate({"id": id_, "title": f"Title of {id_}", "owner": "unknown", **values})
    return Held(kind, f"{kind}s/{id_}.yaml", record, "")


LOST = Unreadable("risk", "risks/R-0009.yaml", "R-0009", "", ("the file is empty",))
REGISTER = Register(
    (
        area("a"),
        area("b"),
        provider("p", "a"),
        provider("q", "a", "b"),
        concern("Q-0001", "p", "R-0001", "R-0002"),
        concern("Q-0002", None),
    ),
    (LOST,),
    "schema: 1",
)


def ids(register: Register) -> list[str]:
    return [item.record.id for item in register.held]


def test_records_of_a_kind() -> None:
    assert [item.id for item in REGISTER.of(Area)] == ["a", "b"]
    assert REGISTER.areas == REGISTER.of(Area)
    assert [item.id for item in REGISTER.concerns] == ["Q-0001", "Q-0002"]
    assert [*REGISTER.risks, *REGISTER.commitments, *REGISTER.papers] == []


def test_a_record_by_its_id() -> None:
    found = REGISTER.get(Provider, "q")
    assert found is not None
    assert found.id == "q"
    assert REGISTER.get(Area, "q") is None
    assert REGISTER.get(Area, None) is None
    assert (REGISTER.title("q"), REGISTER.title("z")) == ("Title of q", "z")
    assert (REGISTER.path("q"), REGISTER.path("z")) == ("providers/q.yaml", "")


def test_of_two_with_one_id_the_first_is_meant() -> None:
    first, second = area("a"), Held("area", "areas/old/a.yaml", area("a").record, "")
    assert Register((first, second)).by_id["a"] is first


def test_hiding_a_record_hides_what_cannot_stand_without_it() -> None:
    assert ids(REGISTER.without({"p"})) == ["a", "b", "q", "Q-0002"]


def test_hiding_an_entry_of_a_list_leaves_the_record() -> None:
    smaller = REGISTER.without({"R-0001", "b"})
    left = smaller.get(Concern, "Q-0001")
    assert left is not None
    assert left.risks == ("R-0002",)
    assert smaller.get(Provider, "q") == provider("q", "a").record


def test_hiding_goes_on_until_nothing_points_to_what_is_hidden() -> None:
    assert ids(REGISTER.without({"a"})) == ["b", "p", "q"]


def test_hiding_nothing_changes_nothing_and_what_is_unreadable_stays() -> None:
    assert REGISTER.without(set()) == REGISTER
    assert REGISTER.without({"a"}).unreadable == (LOST,)
