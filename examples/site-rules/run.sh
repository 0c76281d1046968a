#!/bin/sh
set -eu
cd "$(dirname -- "$0")"

echo 'Seen again, see KQ/88-213 and KQ/90-007 for the films.' | ../../cordon deid - --format text --site-rules site.yaml --quiet
