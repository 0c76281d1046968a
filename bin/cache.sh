#!/bin/sh
# Makes the cache from which ./cordon starts fast, out of the jars that a build left in cli/target/dist/lib, and marks the
# build as done. Without the cache everything works, slower.
set -eu
here=$(cd -P -- "$(dirname -- "$0")/.." && pwd)
. "$here/bin/find-jdk.sh"
dist="$here/cli/target/dist"

"$here/bin/native.sh"
. "$here/bin/java-options.sh"

rm -f "$dist/cordon.aot"
# shellcheck disable=SC2086
"$JAVA_HOME/bin/java" -XX:AOTCacheOutput="$dist/cordon.aot" -Xlog:aot=off -Xlog:cds=off $java_options -p "$path" \
    -m health.cordon.cli/health.cordon.cli.StartupTraining >"$dist/cache.log" 2>&1 \
    || echo "  (the cache could not be made, see $dist/cache.log; starting will be slower)"
date >"$dist/built"
