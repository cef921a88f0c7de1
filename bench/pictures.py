"""The pictures of the documentation, made from the illustrative register as it was committed last.

Needs LibreOffice, Chromium and pdftoppm, as the tests of the papers do, and Pillow, which makes the files small. `make pictures`.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "docs" / "pictures"
LARGEST = 150_000
"""Bytes that a picture may have: a page with three of them is read on a slow line too."""
COLOURS = 64
INDICATOR = "learning-responses-over-60-days"


def main(day: str) -> None:
    """Make all of them.

    Args:
        day: The day for which the register is written.
    """
    PICTURES.mkdir(exist_ok=True)
    with TemporaryDirectory(prefix="qaif-pictures-") as name:
        folder = Path(name)
        qaif = (sys.executable, "-m", "qaif_cli")
        as_at = ("--at", "HEAD", "--as-of", day)
        _run(*qaif, "report", "--committee", *as_at, "--format", "docx", "--out", str(folder))
        _run(*qaif, "site", str(folder / "register.html"), "--private", *as_at)
        _kept(_pages(folder), "committee-pack")
        page = (folder / "register.html").as_uri()
        _kept(_seen(folder, page, 660), "site")
        _kept(_seen(folder, f"{page}#{INDICATOR}", 1140), "chart")


def _pages(folder: Path) -> Image.Image:
    """The first two pages of the pack, side by side, as a word processor shows them."""
    profile = f"-env:UserInstallation={(folder / 'office').as_uri()}"
    pack = folder / "committee-pack.docx"
    _run("soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", str(folder), str(pack))
    _run("pdftoppm", "-r", "80", "-png", "-l", "2", str(pack.with_suffix(".pdf")), str(folder / "page"))
    pages = [Image.open(path) for path in sorted(folder.glob("page-*.png"))]
    width, height = pages[0].size
    both = Image.new("RGB", (2 * width + 12, height), "#888888")
    for place, page in enumerate(pages):
        both.paste(page, (place * (width + 12), 0))
    return both


def _seen(folder: Path, address: str, height: int) -> Image.Image:
    """A page as a browser shows it."""
    file = folder / "seen.png"
    words = ("--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars")
    profile = f"--user-data-dir={folder / 'browser'}"
    _run("chromium", *words, profile, f"--window-size=1100,{height}", f"--screenshot={file}", address)
    return Image.open(file)


def _kept(picture: Image.Image, name: str) -> None:
    """Write a picture with few colours; one that is too large is said to be."""
    small = picture.convert("RGB").quantize(COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    path = PICTURES / f"{name}.png"
    small.save(path, optimize=True)
    size = path.stat().st_size
    sys.stdout.write(f"{path.relative_to(ROOT)}, {size:,} bytes\n")
    if size > LARGEST:
        sys.exit(f"{path.name} is larger than {LARGEST:,} bytes: use fewer colours, or a smaller window.")


def _run(*words: str) -> None:
    subprocess.run(words, cwd=ROOT, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


if __name__ == "__main__":
    main(sys.argv[1])
