#!/bin/sh
set -eu
cd "$(dirname -- "$0")"
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT

../../cordon keyset new "$tmp/my.keyset" >"$tmp/said" 2>&1
../../cordon deid ../notes/radiology-report.txt --policy codes.yaml --keyset "$tmp/my.keyset" --vault "$tmp/vault" \
    --out "$tmp/coded" --quiet
grep -c 'RIC-' "$tmp/coded/radiology-report.txt"
../../cordon reidentify "$tmp/coded/radiology-report.txt" --vault "$tmp/vault" --keyset "$tmp/my.keyset" --out "$tmp/back" \
    >"$tmp/said" 2>&1
cmp ../notes/radiology-report.txt "$tmp/back/radiology-report.txt" && echo "the note is back as it was"
