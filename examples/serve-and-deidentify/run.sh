#!/bin/sh
set -eu
cd "$(dirname -- "$0")"
. ../../bin/find-jdk.sh
tmp=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server" 2>/dev/null || true; rm -rf "$tmp"' EXIT
cordon=../../cordon

# It says on one line where it serves.
: >"$tmp/ready"
$cordon serve --dev --data "$tmp/data" --port 0 >"$tmp/ready" 2>"$tmp/log" &
server=$!
while ! grep -q '^ready' "$tmp/ready"; do
    kill -0 "$server" || { cat "$tmp/log" >&2; exit 1; }
    sleep 0.1
done

"$JAVA_HOME/bin/java" Client.java "$(cut -d ' ' -f 2 "$tmp/ready")" "$tmp/data/dev" \
    'Seen by Dr. Imre Balogh on 3/4/2026, MRN 00419937.'
$cordon audit verify --data "$tmp/data" >"$tmp/said" && echo 'verified while it runs'

# A signal ends it; what it did stays provable.
kill "$server"
wait "$server" || true
server=
$cordon audit verify --data "$tmp/data" >"$tmp/said" && echo 'verified after it has ended'
$cordon audit tail --data "$tmp/data" --lines 1 | grep -o '"action":"[A-Z]*"'
