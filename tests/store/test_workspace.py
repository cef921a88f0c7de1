from __future__ import annotations

from pathlib import Path

import pytest

from qaif_cli.errors import QaifError
from qaif_cli.store.workspace import find_workspace


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "records" / "risks").mkdir(parents=True)
    (tmp_path / "docs" / "deep").mkdir(parents=True)
    (tmp_path / "records" / "framework.yaml").touch()
    return tmp_path.resolve()


@pytest.mark.parametrize("start", ["", "docs/deep", "records", "records/risks"])
def test_the_nearest_one_upward(root: Path, start: str) -> None:
    found = find_workspace(None, root / start)
    assert (found.root, found.records, found.prefix) == (root, root / "records", "records/")


def test_a_named_folder_wins_and_may_have_any_name(root: Path) -> None:
    (root / "register").mkdir()
    found = find_workspace(root / "register", root / "docs")
    assert (found.root, found.records, found.prefix) == (root, root / "register", "register/")


def test_a_named_folder_is_made_absolute(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root / "docs")
    assert find_workspace(Path("../records"), root).records == root / "records"


def test_a_named_folder_must_exist(root: Path) -> None:
    with pytest.raises(QaifError, match="There is no records folder") as caught:
        find_workspace(root / "nowhere", root)
    assert "framework.yaml" in caught.value.todo


def test_none_at_all(tmp_path: Path) -> None:
    (tmp_path / "records").mkdir()
    with pytest.raises(
        QaifError, match=r"no `records/framework\.yaml` here or in any folder above"
    ) as caught:
        find_workspace(None, tmp_path)
    assert "--records" in caught.value.todo


def test_own_templates_come_before_the_shipped_ones(root: Path) -> None:
    shipped = find_workspace(None, root).templates
    (root / "templates").mkdir()
    assert find_workspace(None, root).templates == (root / "templates", *shipped)
    assert shipped
