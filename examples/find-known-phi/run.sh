#!/bin/sh
set -eu
cd "$(dirname -- "$0")"

../../cordon deid - --format text --known chart.json --quiet < note.txt
