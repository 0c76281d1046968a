# Sourced by gateway and server: a folder in $work, a process in $serving, both gone at the end; `load` calls it.
. "$(dirname -- "$0")/classpath.sh"
work=$(mktemp -d "${CORDON_BENCH_DIR:-${TMPDIR:-/tmp}}/cordon-bench.XXXXXX")
serving=
model=
ended() {
    for process in $serving $model; do
        kill "$process" 2>/dev/null || true
    done
    wait
    rm -rf "$work"
}
trap ended EXIT
"$root/cordon" --version >/dev/null

awaited() { # NAME: waits for the line `ready ...` of a process
    for _ in $(seq 300); do
        grep -q '^ready' "$work/$1.out" && return
        sleep 0.1
    done
    cat "$work/$1.err" >&2
    exit 1
}

load() {
    "$JAVA_HOME/bin/java" -Xmx512m -cp "$classpath" health.cordon.bench.load.HttpLoad --pid "$serving" \
        --key "$work/data/dev/admin.key" "$@"
    echo "resident $(sed -n 's/VmRSS:[^0-9]*//p' "/proc/$serving/status")"
}

stopped() {
    kill "$serving"
    wait "$serving" || true
    serving=
    rm -rf "$work/data"
}
