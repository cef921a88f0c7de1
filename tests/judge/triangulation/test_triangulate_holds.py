"""What holds of triangulation whatever the intelligence is."""

from __future__ import annotations

import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qaif_cli.judge.triangulation.triangulate import narrowed, triangulate
from qaif_cli.model.framework import Framework
from qaif_cli.model.kinds.intelligence import Intelligence
from qaif_cli.model.register import Held, Register
from qaif_cli.model.triangulation import Considered, Subject
from qaif_cli.store.loader import load
from qaif_cli.store.source import Worktree
from tests.support.moments import moment
from tests.support.planted import prepare

DAY = date(2026, 6, 15)
SOURCES = ("complaint", "pals", "incident", "lfpse-theme", "cqc", "media", "not-in-the-list")
PROVIDERS = ("fernhill-practice", "oakrise-practice", "lark-clinic")
AREAS = ("primary-care", "acute")
THEMES = ("access", "records", "staffing")


def some(names: tuple[str, ...]) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(names), max_size=2)


ITEMS = st.lists(
    st.fixed_dictionaries(
        {
            "date": st.integers(-5, 100).map(lambda days: DAY - timedelta(days=days)),
            "source_type": st.sampled_from(SOURCES),
            "nature": st.sampled_from(["hard", "soft"]),
            "providers": some(PROVIDERS),
            "areas": some(AREAS),
            "themes": some(THEMES),
            "early_warning": st.booleans(),
        }
    ),
    max_size=14,
)


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> tuple[Register, Framework]:
    here = Path(__file__).parents[2] / "base" / "records"
    records = Path(shutil.copytree(here, tmp_path_factory.mktemp("ground") / "records"))
    prepare(records)
    loaded = load(Worktree(records))
    assert loaded.framework
    return loaded.register, loaded.framework


def with_items(register: Register, told: list[dict[str, object]]) -> Register:
    held = [item for item in register.held if item.kind != "intelligence"]
    for number, fields in enumerate(told, 1):
        record = Intelligence.model_validate(
            {"id": f"I-{number:04}", "title": "t", "owner": "quality-lead", "summary": "s", **fields}
        )
        held.append(Held("intelligence", f"intelligence/{record.id}.yaml", record, ""))
    return Register(tuple(held))


def is_about(record: Intelligence, subject: Subject) -> bool:
    return (
        subject.provider in (None, *record.providers)
        and subject.area in (None, *record.areas)
        and subject.theme in (None, *record.themes)
    )


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(told=ITEMS)
def test_every_point_is_traced(ground: tuple[Register, Framework], told: list[dict[str, object]]) -> None:
    register, framework = with_items(ground[0], told), ground[1]
    result = triangulate(moment(register, DAY, framework))
    assert result
    families = {source.id: source.family for source in framework.sources}
    for item in result.considered:
        records = [register.get(Intelligence, id_) for id_ in item.items]
        for record in records:
            assert record
            assert result.since <= record.date <= result.until
            assert is_about(record, item.subject)
        spoke = {families.get(record.source_type, record.source_type) for record in records if record}
        assert {source.family for source in item.sources} == spoke
        assert len(spoke) >= 2
        assert item.shared
        for theme in item.shared:
            assert len(theme.sources) >= 2
            assert {id_ for source in theme.sources for id_ in source.items} <= set(item.items)
        assert item.score == sum(point.points for point in item.points) > 0
        assert_traced(item, register)
    assert len({item.items for item in result.considered}) == len(result.considered)
    assert list(result.considered) == sorted(result.considered, key=lambda item: (-item.score, item.name))


def assert_traced(item: Considered, register: Register) -> None:
    """Each point has records that exist: intelligence of the subject's own, or what stands beside it."""
    beside = {*item.beside.risks, *item.beside.commitments, item.beside.concern}
    for point in item.points:
        assert point.records
        assert all(id_ in register.by_id for id_ in point.records)
        own = point.reason in ("independent_source", "hard_and_soft", "early_warning")
        assert set(point.records) <= (set(item.items) if own else beside)


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(told=ITEMS, provider=st.sampled_from(["", *PROVIDERS]), theme=st.sampled_from(["", *THEMES]))
def test_a_filter_changes_no_point(
    ground: tuple[Register, Framework], told: list[dict[str, object]], provider: str, theme: str
) -> None:
    register, framework = with_items(ground[0], told), ground[1]
    whole = triangulate(moment(register, DAY, framework))
    assert whole
    part = narrowed(whole, register, framework, provider=provider, theme=theme)
    assert [item for item in whole.considered if item in part.considered] == list(part.considered)
    for item in part.considered:
        assert provider in ("", item.subject.provider)
        assert theme in ("", item.subject.theme, *item.themes)
    if not provider and not theme:
        assert part == whole


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(told=ITEMS)
def test_what_is_enough_is_never_lost(
    ground: tuple[Register, Framework], told: list[dict[str, object]]
) -> None:
    """Where two sources say the same of a provider, it is told; where they speak of different things, that is said."""
    register, framework = with_items(ground[0], told), ground[1]
    result = triangulate(moment(register, DAY, framework))
    assert result
    families = {source.id: source.family for source in framework.sources}
    for provider in PROVIDERS:
        about = [
            item
            for item in register.intelligence
            if provider in item.providers and result.since <= item.date <= DAY
        ]
        spoke = {theme: _families([it for it in about if theme in it.themes], families) for theme in THEMES}
        considered = any(provider in item.providers for item in result.considered)
        if any(len(sources) >= 2 for sources in spoke.values()):
            assert considered
        elif len(_families(about, families)) >= 2:
            assert considered or provider in result.apart
        else:
            assert provider not in result.apart


def _families(items: list[Intelligence], families: dict[str, str]) -> set[str]:
    return {families.get(item.source_type, item.source_type) for item in items}
