"""What the settings may not be without is refused at its line, and no command ends with a fault of its own."""

from __future__ import annotations

import re
from pathlib import Path

from tests.support.running import Qaif


def test_a_matrix_without_a_band(base: Path, qaif: Qaif) -> None:
    settings = base / "framework.yaml"
    whole = settings.read_text("utf-8")
    without = re.sub(r"(?m)^  bands:\n(?:    .*\n)+", "  bands: []\n", whole)
    assert without != whole
    settings.write_text(without, "utf-8")
    line = without[: without.index("  bands: []")].count("\n") + 1
    told = qaif("check", "--records", str(base), "--as-of", "2026-06-15")
    assert (told.code, f"framework.yaml:{line}:" in told.out) == (1, True), told.out + told.err
    for words in (("case", "list"), ("risk", "list"), ("due",), ("show", "R-0001")):
        assert qaif(*words, "--records", str(base), "--as-of", "2026-06-15").code == 2
