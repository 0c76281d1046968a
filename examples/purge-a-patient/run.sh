#!/bin/sh
set -eu
cd "$(dirname -- "$0")"
. ../../bin/find-jdk.sh
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cordon=../../cordon
keep() {
    "$JAVA_HOME/bin/java" --enable-native-access=org.xerial.sqlitejdbc -p ../../cli/target/dist/lib \
        --add-modules health.cordon.store Keep.java "$@"
}
printf 'MRN 00419937\n' >"$tmp/patient-id"

# A store, and what a model was asked about two patients.
$cordon keyset new "$tmp/kek.keyset" >"$tmp/said" 2>&1
$cordon store init --data "$tmp/data" --kek "local:$tmp/kek.keyset" >"$tmp/said" 2>&1
keep add "$tmp/data/store.db"
keep read "$tmp/data/store.db"

# A backup, and the keys that it is opened with, in two places.
$cordon store backup "$tmp/monday.cordon" --data "$tmp/data" --keys "$tmp/cordon.keys" >"$tmp/said"

# A legal hold refuses a purge.
$cordon store hold place case-12 --data "$tmp/data" --patient-file "$tmp/patient-id"
$cordon store purge --data "$tmp/data" --patient-file "$tmp/patient-id" --before-retention-ends --yes 2>&1 \
    | grep -o 'C7040' || true
$cordon store hold lift case-12 --data "$tmp/data"

# Then nothing keeps it: the key first, the rows, the key in the copy of the keys.
$cordon store purge --data "$tmp/data" --patient-file "$tmp/patient-id" --before-retention-ends --yes

# The backup is older than the purge, and does not bring the patient back.
$cordon store restore "$tmp/monday.cordon" --keys "$tmp/cordon.keys" --data "$tmp/restored" >"$tmp/said"
keep read "$tmp/restored/store.db"
$cordon store verify --data "$tmp/restored"
