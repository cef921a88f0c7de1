from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from qaif_cli.model.base import AreaId, Frozen, OrUnknown, ProviderId, RiskId, RoleId, Text
from qaif_cli.model.links import links
from qaif_cli.store.loader import load
from qaif_cli.store.source import Worktree

BASE = load(Worktree(Path(__file__).parents[1] / "base" / "records"))


class Leaf(Frozen):
    who: OrUnknown[RoleId]
    note: Text | None = None


class Tree(Frozen):
    area: AreaId
    plain: Text = "provider-1"
    one: OrUnknown[Leaf] | None = None
    some: tuple[Leaf, ...] = ()
    names: OrUnknown[tuple[ProviderId, ...]] = ()
    maybe: RiskId | None = None


class Bare(Frozen):
    text: Text


def found(**values: Any) -> list[tuple[str, str, str]]:
    return links(Tree.model_validate({"area": "x", **values}))


def test_every_form_in_which_a_link_is_written() -> None:
    assert found(
        one={"who": "a"},
        some=[{"who": "b"}, {"who": "unknown"}, {"who": "c"}],
        names=["p", "q"],
        maybe="R-0001",
    ) == [
        ("/area", "area", "x"),
        ("/one/who", "role", "a"),
        ("/some/0/who", "role", "b"),
        ("/some/2/who", "role", "c"),
        ("/names/0", "provider", "p"),
        ("/names/1", "provider", "q"),
        ("/maybe", "risk", "R-0001"),
    ]


@pytest.mark.parametrize("values", [{}, {"one": "unknown", "names": "unknown"}, {"one": None, "maybe": None}])
def test_what_is_unknown_or_absent_links_nowhere(values: dict[str, Any]) -> None:
    assert found(**values) == [("/area", "area", "x")]


def test_unknown_is_a_name_like_any_other_where_it_is_not_allowed() -> None:
    assert found(area="unknown", names=["unknown"]) == [
        ("/area", "area", "unknown"),
        ("/names/0", "provider", "unknown"),
    ]


def test_a_model_without_links() -> None:
    assert links(Bare(text="a")) == []


@pytest.mark.parametrize("held", BASE.register.held, ids=lambda held: held.record.id)
def test_every_pointer_leads_to_the_name_in_the_file(held: Any) -> None:
    document = held.record.model_dump(mode="json", by_alias=True)
    for pointer, _, name in links(held.record):
        here = document
        for step in pointer.strip("/").split("/"):
            here = here[int(step) if isinstance(here, list) else step]
        assert here == name


def test_links_of_a_whole_record() -> None:
    item = BASE.register.by_id["Q-0002"]
    assert links(item.record) == [
        ("/owner", "role", "safety-lead"),
        ("/subject/area", "area", "primary-care"),
        ("/levels/0/level", "level", "enhanced"),
        ("/levels/0/authorised_by", "body", "quality-committee"),
        ("/levels/1/level", "level", "routine"),
        ("/levels/1/authorised_by", "body", "quality-committee"),
        ("/support/0/body", "body", "quality-committee"),
        ("/lead_body", "body", "quality-committee"),
        ("/exit_criteria/0/to", "level", "routine"),
        ("/exit_criteria/0/met/by", "role", "safety-lead"),
        ("/shared/0/with_body", "body", "nhse-region"),
    ]


def test_the_framework_links_within_itself() -> None:
    assert BASE.framework is not None
    assert {to for _, to, _ in links(BASE.framework)} == {"role", "body", "party", "level"}
