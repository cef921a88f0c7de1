#!/usr/bin/env bash
# Believed: whether ten digits are an NHS number is a matter of the check digit, and two libraries agree on it.
# What happens: both say that ten noughts, which forms send where nothing is known, are valid, for the sum is right. Beyond that
#   nhs-number also asks whether the range was ever given out: 123 456 7881 and 012 345 6789 have a right check digit, and are
#   valid for python-stdnum alone. A number of another kind that happens to fit (one in eleven does) is told by one of them only.
# Seen: nhs-number 2.2.0, python-stdnum 2.2, Python 3.11.7, 30 November 2026:
#   0000000000  nhs-number True   python-stdnum True
#   1234567881  nhs-number False  python-stdnum True
#   0123456789  nhs-number False  python-stdnum True
#   9990000018  nhs-number True   python-stdnum True
# So: leave out ten equal digits yourself, and say which ranges count; 999 is for tests and stands for no patient.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q nhs-number==2.2.0 python-stdnum==2.2
cd "$dir"
timeout 300 venv/bin/python - <<'PY'
import sys
from importlib.metadata import version

import nhs_number
from stdnum.gb import nhs

print("nhs-number", version("nhs-number"), "python-stdnum", version("python-stdnum"), sys.version.split()[0])
seen = {}
for digits in ("0000000000", "1234567881", "0123456789", "9990000018"):
    seen[digits] = nhs_number.is_valid(digits), nhs.is_valid(digits)
    print(digits, " nhs-number", str(seen[digits][0]).ljust(5), " python-stdnum", seen[digits][1])
if list(seen.values()) != [(True, True), (False, True), (False, True), (True, True)]:
    sys.exit("changed: which numbers are valid")
PY
