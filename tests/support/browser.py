"""A page as a browser sees it: Chromium without a window opens it from the disk, a script asks it, and what it says comes back."""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

_SECONDS = 120
_ANSWER = re.compile(r'<pre id="answer-of-the-test">(.*?)</pre>', re.DOTALL)


class Browser:
    """Chromium.

    Args:
        program: Where it is.
        folder: A folder for its pages.
    """

    def __init__(self, program: str, folder: Path) -> None:
        self._program = program
        self._folder = folder

    def ask(self, page: str, script: str, *, width: int = 1280, before: str = "", at: str = "") -> Any:
        """What a script that is put at the end of a page answers.

        Args:
            page: The page.
            script: The body of an asynchronous function; what it returns is the answer.
            width: How wide the window is.
            before: A script that is put before it, such as a library.
            at: What stands behind the name of the file in its address, such as `#R-0001`.
        """
        path = self._folder / "page.html"
        path.write_text(_with_script(page, script, before), "utf-8")
        words = (
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--virtual-time-budget=30000",
            f"--window-size={width},900",
        )
        run = subprocess.run(
            [
                self._program,
                *words,
                f"--user-data-dir={self._folder / 'profile'}",
                "--dump-dom",
                path.as_uri() + at,
            ],
            capture_output=True,
            text=True,
            timeout=_SECONDS,
            check=True,
        )
        found = _ANSWER.search(run.stdout)
        assert found, run.stderr[-2000:]
        return json.loads(html.unescape(found[1]))


def _with_script(page: str, script: str, before: str) -> str:
    """The page with a script at its end. A page of ours lets no script of others run; here ours is let in."""
    asked = (
        f"<script>{before}</script><script>addEventListener('load', async () => {{ const say = document.createElement('pre');"
        f" say.id = 'answer-of-the-test'; try {{ say.textContent = JSON.stringify(await (async () => {{ {script} }})()); }}"
        " catch (fault) { say.textContent = JSON.stringify({fault: String(fault)}); } document.body.append(say); });</script>"
    )
    run = "script-src 'unsafe-inline' 'unsafe-eval';"
    allowed = re.sub(r"default-src 'none';", f"default-src 'none'; {run}", page, count=1)
    allowed = re.sub(rf"({run}.*?)script-src 'unsafe-inline';", r"\1", allowed, count=1)
    return allowed.replace("</body>", f"{asked}</body>")


def browser_in(folder: Path) -> Browser:
    """The browser; a test without one fails, and says what is missing."""
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        pytest.fail(
            "Chromium is not there, and these tests are about it. On Debian and Ubuntu: sudo apt install chromium"
        )
    return Browser(program, folder)
