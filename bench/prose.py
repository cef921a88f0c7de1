"""`make prose`: how often papers that hold nothing about a person are taken to, and how much of what was planted is found.

The sentences and the forms were written before the detectors were looked at, of kinds of papers that these were not made
with: finance, estates, minutes, procurement, IT, HR, research, governance.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from random import Random

from qaif_cli.judge.identifiers import found_in
from tests.support.other_planted import planted
from tests.support.other_prose import LINES, lines


def main() -> int:
    """Print what was taken to identify a person and does not, and how much of what does was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--show", action="store_true", help="each line that was taken wrongly, and each form that was missed"
    )
    asked = parser.parse_args()
    random, alarms, shown = Random(asked.seed), Counter[str](), Counter[str]()
    for kind, line in lines(random):
        for found in found_in(line):
            alarms[found.kind.code] += 1
            shown[f"{found.kind.code} {kind}: {line}"] += 1
    sure = sum(
        count for code, count in alarms.items() if code in ("CNF001", "CNF002", "CNF003", "CNF004", "CNF005")
    )
    print(
        f"{LINES} lines: {sure} false errors and {sum(alarms.values()) - sure} false warnings; {dict(sorted(alarms.items()))}"
    )
    if asked.show:
        print(*sorted(shown), sep="\n")
    for code, texts in planted(random).items():
        missed = [text for text in texts if not any(found.kind.code == code for found in found_in(text))]
        print(f"{code}: {len(texts) - len(missed)} of {len(texts)} found")
        if asked.show:
            print(*sorted(missed), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
