#!/bin/sh
# Builds add-on modules and puts them beside the launcher's own, where ./cordon finds them; --remove takes all away again.
#   bin/add-on.sh kms-aws kms-azure
set -eu
here=$(cd -P -- "$(dirname -- "$0")/.." && pwd)
. "$here/bin/find-jdk.sh"
add_ons="$here/cli/target/dist/add-ons"

if [ "${1:-}" = --remove ]; then
    rm -rf "$add_ons"
    exec "$here/bin/cache.sh"
fi
[ $# -gt 0 ] || { echo "add-on.sh: name add-ons, such as kms-aws, kms-azure or models-aws, or --remove" >&2; exit 2; }
[ -d "$here/cli/target/dist/lib" ] || "$here/bin/build.sh"
for name in "$@"; do
    grep -q "<module>$name</module>" "$here/pom.xml" && [ -f "$here/$name/src/main/java/module-info.java" ] \
        || { echo "add-on.sh: there is no add-on $name" >&2; exit 2; }
    (cd "$here" && ./mvnw -B -ntp -q -DskipTests -pl "$name" -am package)
    mkdir -p "$add_ons"
    for jar in "$here/$name"/target/add-on/*.jar; do
        # What Cordon has itself it keeps.
        [ -f "$here/cli/target/dist/lib/$(basename -- "$jar")" ] || cp "$jar" "$add_ons/"
    done
done
exec "$here/bin/cache.sh"
