"""`make bench-tables`: tables in and out, as ratios in one run.

Reading 5,000 × 20 cells beside openpyxl in its normal mode; importing 1,000 risks beside 1,000 `qaif risk add`, of which a
sample is run on a register that stays small, so that they are estimated too low rather than too high; exporting and reading
back 1,000 risks. Whole processes but for the first, in turn, after a round that is not counted; medians are given.
"""

from __future__ import annotations

import argparse
import csv
import shutil
import statistics
import subprocess
import sys
from datetime import date
from pathlib import Path

from corpus import FRAMEWORK, HERE, build
from run import QAIF, Runner, versions

FOLDER = HERE / ".corpus" / "tables"
ROWS, COLUMNS = 5_000, 20
RISKS = 1_000
SAMPLE = 10
READ = "import sys; from pathlib import Path; p = Path(sys.argv[1]);"
OURS = f"{READ} from qaif_cli.exchange.books import read_book; s = read_book(p.read_bytes(), p.name); print(sum(len(x.cells) for x in s))"
OPENPYXL = f"{READ} import openpyxl; b = openpyxl.load_workbook(p); print(sum(1 for s in b for r in s.iter_rows() for c in r if c.value is not None))"
MAP = """columns: {Ref: reference, Risk: title, Likelihood: likelihood, Impact: consequence, Controls: control, Owner: owner}
defaults: {area: acute-independent, domain: safety, by: risk-and-assurance-manager}
"""
OWNER = "Head of Patient Safety"


def a_table() -> Path:
    """A workbook of texts, numbers and days, as a register has them."""
    import openpyxl  # noqa: PLC0415  # the parent process needs it nowhere else

    path = FOLDER / "table.xlsx"
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Register")
    for row in range(ROWS):
        sheet.append(
            [
                date(2026, 1 + row % 12, 1 + column % 28)
                if column % 5 == 4
                else row * column
                if column % 5 == 3
                else f"what stands in row {row}, column {column}"
                for column in range(COLUMNS)
            ]
        )
    book.save(path)
    return path


def a_register() -> Path:
    """A CSV of risks."""
    path = FOLDER / "risks.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        out.writerow(["Ref", "Risk", "Likelihood", "Impact", "Controls", "Owner"])
        out.writerows(
            [f"QR {n:04}", f"Risk {n} of the trial", 1 + n % 5, 1 + n % 4, f"Control of {n}", OWNER]
            for n in range(RISKS)
        )
    (FOLDER / "map.yaml").write_text(MAP, "utf-8")
    return path


def fresh() -> Path:
    """An empty register with one area, for a command that writes."""
    records = FOLDER / "records"
    shutil.rmtree(records, ignore_errors=True)
    (records / "areas").mkdir(parents=True)
    shutil.copy(FRAMEWORK, records)
    area = FRAMEWORK.parent / "areas" / "acute-independent.yaml"
    shutil.copy(area, records / "areas")
    return records


def add(number: int) -> list[str]:
    """The words of one `risk add`."""
    words = {
        "title": f"Risk {number} added by hand", "area": "acute-independent", "domain": "safety", "cause": "c",
        "event": "e", "effect": "f", "owner": "head-of-patient-safety", "control": "one",
        "consequence": "3", "likelihood": "3", "by": "risk-and-assurance-manager",
    }  # fmt: skip
    return ["risk", "add", *(word for name, text in words.items() for word in (f"--{name}", text))]


def ratio(one: Runner, other: Runner, times: int = 1) -> float:
    """The CPU seconds of one beside so many of another."""
    return statistics.median(one.processor) / (statistics.median(other.processor) * times)


def main() -> None:
    """Build, measure, and print the ratios."""
    parser = argparse.ArgumentParser(description="Measure tables in and out.")
    parser.add_argument("--rounds", type=int, default=3, help="how many rounds are counted (default 3)")
    rounds = parser.parse_args().rounds
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    path, risks, many = a_table(), a_register(), build(RISKS)
    sent = FOLDER / "register.xlsx"
    ours = Runner("read by qaif", [sys.executable, "-c", OURS, str(path)], HERE.parent)
    theirs = Runner("read by openpyxl, normal mode", [sys.executable, "-c", OPENPYXL, str(path)], HERE.parent)
    words = ["import", "risks", str(risks), "--map", str(FOLDER / "map.yaml"), "--write", "--records"]
    imports = Runner(f"import {RISKS:,} risks", [QAIF, *words, str(FOLDER / "records")], HERE)
    adds = Runner("qaif risk add", [], HERE)
    check = Runner("qaif check", [QAIF, "check", "--records", str(many)], HERE, (0, 1))
    export = Runner("export them", [QAIF, "export", "--xlsx", str(sent), "--records", str(many)], HERE)
    back = Runner("read them back", [QAIF, "import", "risks", str(sent), "--records", str(many)], HERE)
    for number in range(1 + rounds):
        counted = number > 0
        ours.run(counted=counted)
        theirs.run(counted=counted)
        fresh()
        imports.run(counted=counted)
        records = fresh()
        for risk in range(SAMPLE):
            adds.command = [QAIF, *add(risk), "--records", str(records)]
            adds.run(counted=counted)
        check.run(counted=counted)
        sent.unlink(missing_ok=True)
        export.run(counted=counted)
        back.run(counted=counted)
    held = subprocess.run(
        ours.command, cwd=HERE.parent, capture_output=True, text=True, check=True
    ).stdout.strip()
    print(f"{int(held):,} cells; {rounds} counted rounds after 1 not counted; whole processes, medians")
    print(f"{'':34}{'wall s':>9}{'CPU s':>9}{'peak MiB':>10}")
    for item in (ours, theirs, imports, adds, check, export, back):
        wall, processor, peak = map(statistics.median, (item.seconds, item.processor, item.peak))
        print(f"{item.name:34}{wall:9.3f}{processor:9.3f}{peak:10.0f}")
    print(f"reading beside openpyxl: {ratio(ours, theirs):.2f} (at most 0.5)")
    print(
        f"importing {RISKS:,} beside {RISKS:,} risk add: 1/{1 / ratio(imports, adds, RISKS):.0f} (at most 1/50)"
    )
    print(
        f"exporting {RISKS:,} beside check of them: {ratio(export, check):.2f}; reading them back: {ratio(back, check):.2f}"
    )
    print(versions(peers=False))


if __name__ == "__main__":
    main()
