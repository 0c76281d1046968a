#!/bin/sh
set -eu
cd "$(dirname -- "$0")"
tmp=$(mktemp -d)
pids=
trap 'kill $pids 2>/dev/null || true; wait; rm -rf "$tmp"' EXIT
cordon=../../cordon

# Starts a server, waits until it is ready, and sets pid and url.
serve() {
    : >"$tmp/ready"
    "$cordon" "$@" --port 0 >"$tmp/ready" 2>>"$tmp/log" &
    pid=$!
    pids="$pids $pid"
    until grep -q '^ready' "$tmp/ready"; do
        kill -0 "$pid"
        sleep 0.1
    done
    url=$(cut -d ' ' -f 2 "$tmp/ready")
}

ask() {
    curl -s -D "$tmp/headers.txt" --cacert "$tmp/hospital/dev/ca.pem" -H 'Content-Type: application/json' \
        -H "Authorization: Bearer $(cat "$tmp/hospital/dev/admin.key")" \
        -d '{"model":"notes","messages":[{"role":"user","content":"Margaret Thornbury, SSN 219-09-9999"}]}' \
        "$url/v1/chat/completions"
}

# A store, keys and a certificate to play with; and the vendor.
$cordon --version >"$tmp/said"
serve serve --dev --data "$tmp/hospital"
kill "$pid"
wait "$pid" 2>/dev/null || true
serve gateway --dev --data "$tmp/vendor" --plaintext --profile fast
cp "$tmp/vendor/dev/admin.key" "$tmp/vendor.key"
sed "s|@VENDOR@|$url|" cordon.yaml >"$tmp/cordon.yaml"

# The privacy officer.
$cordon baa key "$tmp/baa.key" >"$tmp/said"
$cordon baa add agreement.yaml --agreements "$tmp/agreements" --sign-with "$tmp/baa.key" >"$tmp/said"
$cordon baa list --config "$tmp/cordon.yaml" | sed 's/[0-9]* days/N days/'
$cordon baa verify vendor --document contract.txt --config "$tmp/cordon.yaml"
echo

# The operator.
$cordon gateway check --config "$tmp/cordon.yaml" | sed 's/[0-9]* days/N days/; s|127.0.0.1:[0-9]*|127.0.0.1|'
echo
$cordon route explain --config "$tmp/cordon.yaml" --model notes --phi
echo

# A call, and its proof.
serve gateway --config "$tmp/cordon.yaml"
ask | grep -o '"content":"[^"]*"'
tr -d '\r' <"$tmp/headers.txt" | grep -E '^cordon-(agreement|mode|phi|route)'
$cordon receipt verify --headers "$tmp/headers.txt" --data "$tmp/hospital" --config "$tmp/cordon.yaml" \
    | grep -E '^(sent|agreement|found|PROVEN)'
echo

# Someone changes the agreement.
sed -i 's/"signature":"./"signature":"_/' "$tmp/agreements/vendor.json"
ask | grep -o 'agreement_unverified'
$cordon baa list --config "$tmp/cordon.yaml" 2>"$tmp/said" || echo "exit code $?"
