#!/bin/sh
set -eu
cd "$(dirname -- "$0")"
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cordon=../../cordon

$cordon keyset new "$tmp/my.keyset" >"$tmp/said" 2>&1
printf 'state-registry\tState Cancer Registry\t1 Main St, Springfield\n' >"$tmp/recipients.tsv"

echo 00419937 | $cordon audit record --data "$tmp/data" --patient - --keyset "$tmp/my.keyset" \
    --recipient state-registry --basis PUBLIC_HEALTH --purpose PUBHLTH --resource RECORD/lab-results
$cordon audit verify --data "$tmp/data" | head -n 1

$cordon audit prove --data "$tmp/data" --index 0 --json >"$tmp/proof.json"
if command -v python3 >/dev/null; then
    python3 ../../bench/audit-verifier/verify.py "$tmp/proof.json" --vkey "$(cat "$tmp/data/audit/log.vkey")" >"$tmp/proven"
fi
cut -c 1-10 "$tmp/proof.json"

echo 00419937 | $cordon audit accounting --data "$tmp/data" --patient - --keyset "$tmp/my.keyset" \
    --recipients "$tmp/recipients.tsv" --json | grep -o '"recipient.*"basis":"[^"]*"'

sed -i 's/PUBHLTH/HMARKT_/' "$tmp/data/audit/tile/entries/000.p/1"
$cordon audit verify --data "$tmp/data" 2>/dev/null | head -n 1
