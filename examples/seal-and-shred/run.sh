#!/bin/sh
set -eu
cd "$(dirname -- "$0")"
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cordon=../../cordon
printf 'MRN 00419937\n' >"$tmp/patient-id"

# A key-encryption key, and a keyring whose keys it wraps.
$cordon keyset new "$tmp/kek.keyset" >"$tmp/said" 2>&1
$cordon keyring new "$tmp/my.keyring" --kek "local:$tmp/kek.keyset" >"$tmp/said" 2>&1

# Two files: one under a dataset's key, one under a patient's.
$cordon seal ../notes/radiology-report.txt --keyring "$tmp/my.keyring" --dataset radiology --out "$tmp/sealed" --quiet
$cordon seal ../notes/portal-message.txt --keyring "$tmp/my.keyring" --patient-file "$tmp/patient-id" --out "$tmp/sealed" --quiet
grep -q Patient "$tmp/sealed/radiology-report.txt.sealed" || echo "nothing to read in the sealed file"

# New versions of the dataset's key and of the key-encryption key: what was sealed before still opens.
$cordon keyring rotate "$tmp/my.keyring" --dataset radiology >"$tmp/said"
$cordon keyring rotate-kek "$tmp/my.keyring" 2>&1 >"$tmp/said"
$cordon open "$tmp/sealed/radiology-report.txt.sealed" --keyring "$tmp/my.keyring" --out "$tmp/opened" --quiet
cmp ../notes/radiology-report.txt "$tmp/opened/radiology-report.txt" && echo "the report is back as it was"

# One bit changed, and nothing comes out.
printf 'X' | dd of="$tmp/sealed/radiology-report.txt.sealed" bs=1 seek=300 conv=notrunc 2>/dev/null
$cordon open "$tmp/sealed/radiology-report.txt.sealed" --keyring "$tmp/my.keyring" --out "$tmp/changed" --quiet 2>&1 \
    | grep -o 'C2132' || true

# The patient's key is shredded: every copy of the message is unreadable from now on.
$cordon keyring shred "$tmp/my.keyring" --patient-file "$tmp/patient-id" --yes | sed 's/^DK-[0-9A-Z]*/DK-.../'
$cordon open "$tmp/sealed/portal-message.txt.sealed" --keyring "$tmp/my.keyring" --out "$tmp/opened" --quiet 2>&1 \
    | grep -o 'C2111' || true
