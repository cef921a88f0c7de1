#!/usr/bin/env bash
# Believed: `git log --since=DAY` lists the commits of which the date is on or after that day, as `--until` lists those before one.
# What happens: it stops walking at the first commit that is older. One commit in between that was made on a machine with a wrong
#   clock, or with a date given back, hides all that lie behind it, however new they are; `--until` hides none. So "what changed
#   since the last meeting" is short by whole weeks, without a word. A clock that runs ahead does no such harm.
# Seen: git 2.39.5 (Debian), 30 November 2026:
#   --since=2026-11-15:           third
#   --since-as-filter=2026-11-15: third first
#   --until=2026-11-22:           second first
# So: say `--since-as-filter` (git 2.37 or later), or list all and compare the days yourself.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_SYSTEM=/dev/null
cd "$dir"
git init -q -b main .
git config user.name "A role"
git config user.email role@example.org
record() {
  echo "$1" > "$1"; git add "$1"
  GIT_AUTHOR_DATE="$2 12:00 +0000" GIT_COMMITTER_DATE="$2 12:00 +0000" git commit -q -m "$1"
}
record first 2026-11-20
record second 2020-01-01
record third 2026-11-25
told() { git log --format=%s "$@" | xargs; }
stops=$(told --since="2026-11-15 00:00 +0000")
whole=$(told --since-as-filter="2026-11-15 00:00 +0000")
until=$(told --until="2026-11-22 00:00 +0000")
git --version
echo "--since=2026-11-15:           $stops"
echo "--since-as-filter=2026-11-15: $whole"
echo "--until=2026-11-22:           $until"
[[ $stops == "third" ]] || { echo "changed: --since does not stop at an older commit" >&2; exit 1; }
[[ $whole == "third first" && $until == "second first" ]] || { echo "changed: --since-as-filter or --until" >&2; exit 1; }
