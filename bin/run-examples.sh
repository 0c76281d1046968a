#!/bin/sh
# Runs every example and compares what it prints with its expected.txt; runs every ./cordon line of the README and the
# start page as well. `--write` writes expected.txt anew.
set -eu
here=$(cd -P -- "$(dirname -- "$0")/.." && pwd)
cd "$here"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
passed=0
failed=0

for run in examples/*/run.sh; do
    folder=$(dirname -- "$run")
    if ! "$run" >"$work/out" 2>"$work/err"; then
        echo "FAILED $run"
        cat "$work/err"
        failed=$((failed + 1))
    elif [ "${1:-}" = --write ]; then
        cp "$work/out" "$folder/expected.txt"
    elif diff -u "$folder/expected.txt" "$work/out"; then
        passed=$((passed + 1))
    else
        echo "FAILED $run: prints something else than $folder/expected.txt"
        failed=$((failed + 1))
    fi
done

# The pages' commands, each once; /tmp/clean stands for a folder of one's own, FILE and capitals are left to the reader.
grep -hE '^\./cordon' README.md docs/start.md | grep -vE 'FILE|DIR|PATH|gold\.jsonl' | sed 's/ *#.*//' | sort -u >"$work/commands"
while IFS= read -r line; do
    if sh -c "$(printf '%s' "$line" | sed "s|/tmp/clean|$work/clean|g")" >"$work/out" 2>"$work/err" </dev/null; then
        passed=$((passed + 1))
    else
        echo "FAILED $line"
        cat "$work/err"
        failed=$((failed + 1))
    fi
    rm -rf "$work/clean"
done <"$work/commands"

echo "Examples and page commands: $passed passed, $failed failed"
[ "$failed" -eq 0 ]
