#!/bin/sh
# Builds the launcher's jars and the cache that makes it start fast, telling how far it is.
set -eu
here=$(cd -P -- "$(dirname -- "$0")/.." && pwd)
. "$here/bin/find-jdk.sh"
dist="$here/cli/target/dist"
log="$here/cli/target/build.log"
mkdir -p "$dist"

# Two launchers at once build once: the second waits for the first.
lock="$here/cli/target/build.lock"
waited=0
until mkdir "$lock" 2>/dev/null; do
    [ "$waited" -eq 0 ] && echo "Waiting for another build of Cordon to end ..."
    waited=$((waited + 1))
    if [ "$waited" -gt 600 ]; then
        echo "cordon: $lock has been there for ten minutes; if no build is running, remove that folder." >&2
        exit 3
    fi
    sleep 1
done
trap 'rmdir "$lock"' EXIT
trap 'exit 130' INT TERM
[ "$waited" -gt 0 ] && [ -f "$dist/built" ] && exit 0

echo "Building Cordon (first run, or the sources changed; one or two minutes, longer if libraries must be fetched) ..."
started=$(date +%s)
cd "$here"
{ ./mvnw -B -ntp -DskipTests -pl cli -am package 2>&1 || echo BUILD-BROKE; } | tee "$log" \
    | sed -n 's/^\[INFO\] Building Cordon \([a-z]*\) .*\[\(.*\)\]$/  [\2] \1/p'
if grep -q '^BUILD-BROKE$' "$log"; then
    echo "cordon: the build failed; the last lines of $log:" >&2
    tail -n 30 "$log" >&2
    exit 3
fi

echo "  making the start-up cache"
"$here/bin/cache.sh"
echo "Built in $(($(date +%s) - started)) s."
