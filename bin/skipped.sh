#!/bin/sh
# Names every test that the build left out, and why: what was not run must not look as if it had passed.
set -eu
cd "$(dirname -- "$0")/.."
find . -path '*/target/surefire-reports/TEST-*.xml' -exec cat {} + | tr '\n\t' '  ' | sed 's/<testcase /\n<testcase /g' |
    sed -n 's/^<testcase name="\([^"]*\)" classname="\([^"]*\)"[^<]*<skipped\([^]]*\).*/\2.\1:\3/p' |
    sed -e 's/ message="\([^"]*\)".*/ \1/' -e 's/ type="[^"]*"[^:]*: */ /' -e 's/  *at org\.junit.*//' | sort -u |
    sed 's/^/NOT RUN HERE: /'
