"""LibreOffice, a browser with axe, and a register that goes through them."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from time import sleep

import pytest

from tests.support.browser import Browser, browser_in
from tests.support.desk import Desk, stop_clock
from tests.support.running import Qaif

Through = Callable[..., Path]
"""Opens a file in LibreOffice and saves it in each of some formats, one after the other."""
_SECONDS = 120
AXE = "const found = await axe.run(); return found.violations.map(one => [one.id, one.nodes.length, one.nodes[0].html.slice(0, 200)]);"
"""Asks axe what stands against a page."""


@pytest.fixture
def desk(qaif: Qaif, base: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """The base register on 15 June 2026."""
    stop_clock(monkeypatch)
    return Desk(qaif, base)


@pytest.fixture(scope="session")
def through(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Through]:
    """LibreOffice with a profile of its own; a test without it fails, and says what is missing.

    It is started once, and stays for it holds a document open: whoever starts it again with that profile gives the file to
    the one that is there.
    """
    office = shutil.which("soffice")
    if office is None:
        pytest.fail(
            "LibreOffice is not there, and these tests are about it. On Debian and Ubuntu: sudo apt install libreoffice-calc"
        )
    folder = tmp_path_factory.mktemp("office")
    held = folder / "held.txt"
    held.write_text("held", "utf-8")
    started = [office, "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}"]

    def go(path: Path, *formats: str) -> Path:
        for number, to in enumerate(formats):
            folder = path.parent / f"{number}-{to}"
            words = ["--convert-to", to, "--outdir", str(folder), str(path)]
            subprocess.run(  # a fixed list of words
                [*started, *words], check=True, capture_output=True, timeout=_SECONDS
            )
            path = folder / f"{path.stem}.{to}"
            assert path.is_file(), f"LibreOffice did not write {path.name}"
        return path

    with subprocess.Popen(
        [*started, "--norestore", str(held)],
        start_new_session=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as there:
        try:
            opened = folder / f".~lock.{held.name}#"
            for _ in range(_SECONDS * 10):
                if opened.exists():
                    break
                assert there.poll() is None, "LibreOffice has ended before it was asked anything"
                sleep(0.1)
            yield go
        finally:
            os.killpg(there.pid, signal.SIGTERM)


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Browser:
    return browser_in(tmp_path_factory.mktemp("browser"))


@pytest.fixture(scope="session")
def axe() -> str:
    found = find_spec("axe_playwright_python")
    assert found is not None, "make test-papers installs axe"
    return (
        (Path(str(found.origin)).parent / "axe.min.js").read_text("utf-8").replace("</script>", "<\\/script>")
    )
