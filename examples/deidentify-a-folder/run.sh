#!/bin/sh
set -eu
cd "$(dirname -- "$0")"
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT

../../cordon deid ../notes --out "$out/clean" --quiet
ls "$out/clean"
echo
cat "$out/clean/radiology-report.txt"
