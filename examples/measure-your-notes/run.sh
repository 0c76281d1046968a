#!/bin/sh
set -eu
cd "$(dirname -- "$0")"
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT

../../cordon sample --count 200 --seed 1 > "$tmp/gold.ndjson"
../../cordon eval "$tmp/gold.ndjson" --json > "$tmp/report.json"
test -s "$tmp/report.json" && echo "measured on $(wc -l < "$tmp/gold.ndjson") notes"
