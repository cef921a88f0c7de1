#!/usr/bin/env bash
# Believed: a row of a Markdown table with fewer cells than the header is filled up, and one with more is cut off, as the rules
#   of GitHub's Markdown say; at worst that row is shown wrongly.
# What happens: with mistune one row that is short or long, wherever it stands, makes the whole table a paragraph full of bars,
#   and so does a bar within code. markdown-it-py fills up and cuts off. A register of a hundred rows that was right yesterday
#   is gone from the page because somebody wrote `a|b` in one cell; nothing is raised.
# Seen: mistune 3.4.0, markdown-it-py 4.3.0, Python 3.11.7, 30 November 2026:
#   all rows whole   mistune: 3 rows in 1 tables   markdown-it-py: 3 rows in 1 tables
#   one row short    mistune: 0 rows in 0 tables   markdown-it-py: 3 rows in 1 tables
#   one row long     mistune: 0 rows in 0 tables   markdown-it-py: 3 rows in 1 tables
# So: escape each bar, fill up each row, and count the tables that came out.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q mistune==3.4.0 markdown-it-py==4.3.0
cd "$dir"
timeout 300 venv/bin/python - <<'PY'
import sys
from importlib.metadata import version

import mistune
from markdown_it import MarkdownIt

HEAD = "| ID | Owner |\n| --- | --- |\n"
BODIES = {
    "all rows whole": "| R-1 | a role |\n| R-2 | a role |\n",
    "one row short": "| R-1 | a role |\n| R-2 |\n",
    "one row long": "| R-1 | a role |\n| R-2 | a role | more |\n",
}
WAYS = {
    "mistune": mistune.create_markdown(plugins=["table"]),
    "markdown-it-py": MarkdownIt("commonmark").enable("table").render,
}
print(*(f"{name} {version(name)}" for name in WAYS))
seen = []
for what, body in BODIES.items():
    pages = [render(HEAD + body) for render in WAYS.values()]
    seen.append([(page.count("<table"), page.count("<tr")) for page in pages])
    print(what.ljust(16), *(f"{name}: {found[1]} rows in {found[0]} tables  " for name, found in zip(WAYS, seen[-1])))
if seen != [[(1, 3), (1, 3)], [(0, 0), (1, 3)], [(0, 0), (1, 3)]]:
    sys.exit("changed: what a row of another length does to its table")
PY
