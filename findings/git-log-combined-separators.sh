#!/usr/bin/env bash
# Believed: in `git log -z --raw` each commit ends with the same separator, so a reader may count NULs.
# What happens: with `-c` (or `--cc`), a merge of which no file is listed is followed by two NULs, and any other commit
#   by one, or, where files are listed, by a line feed before the first of them and a NUL after the last path. A reader that
#   counts is out of step from the first merge that is not the last commit. Without `-c` nothing is listed of a merge, and
#   it is followed by one NUL like an empty commit.
# Seen: git 2.39.5 (Debian), 30 November 2026:
#   after|LF:d|merge||main2|LF:c|side|LF:b|one|LF:a|      with -c
#   after|LF:d|merge|main2|LF:c|side|LF:b|one|LF:a|       without
# So: tell a commit by its name and a fixed number of fields, and a file by its colon and its path; let NULs between be.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_SYSTEM=/dev/null
cd "$dir"
git init -q -b main .
git config user.name "A role"
git config user.email role@example.org
record() { echo "$1" > "$1"; git add "$1"; git commit -q -m "$2"; }
record a one
git checkout -q -b side; record b side
git checkout -q main; record c main2
git merge -q --no-edit side -m merge
record d after
told() {
  git log -z --raw --format='%s' "$@" | tr '\0\n' '|\r' | sed -E -e 's/:[0-9]+ [0-9]+ [0-9a-f]+ [0-9a-f]+ [A-Z]\|/:/g' -e 's/\r/LF/g'
  echo
}
combined=$(told -c)
plain=$(told)
git --version
echo "with -c:  $combined"
echo "without:  $plain"
[[ $combined == *"merge||main2"* ]] || { echo "changed: a merge is followed by one separator with -c" >&2; exit 1; }
[[ $plain == *"merge|main2"* ]] || { echo "changed: without -c" >&2; exit 1; }
