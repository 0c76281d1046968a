# Sourced by jmh, stages, fuzz and corpus: finds the JDK, builds if the sources are newer than the build, sets $classpath.
root=$(cd -P -- "$(dirname -- "$0")/.." && pwd)
. "$root/bin/find-jdk.sh"
made="$root/bench/target/classpath"
if [ ! -f "$made" ] || [ -n "$(cd "$root" && find pom.xml core crypto audit store access deid testkit bench -path '*/target' -prune -o \
    \( -name pom.xml -o -path '*/src/main/*' \) -type f -newer "$made" -print | head -n 1)" ]; then
    echo "Building the benchmarks ..." >&2
    (cd "$root" && ./mvnw -B -ntp -q -DskipTests -pl bench -am package) >&2
    touch "$made"
fi
classpath="$root/bench/target/classes:$(cat "$made")"
