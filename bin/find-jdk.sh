# Sourced by the launchers: sets JAVA_HOME to a JDK 25 or later, or says what to install and exits with 3.
# Looks at JAVA_HOME, the java on the PATH, then the usual places. Reads each JDK's `release` file, starts none of them.

is_jdk25() {
    [ -x "$1/bin/javac" ] && [ -f "$1/release" ] \
        && major=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release") && [ "${major:-0}" -ge 25 ]
}

find_jdk25() {
    on_path=$(command -v java 2>/dev/null || true)
    [ -n "$on_path" ] && on_path=$(dirname -- "$(dirname -- "$(readlink -f -- "$on_path" 2>/dev/null || printf '%s' "$on_path")")")
    for home in "${JAVA_HOME:-}" "$on_path" \
        /usr/lib/jvm/*25* /usr/java/*25* /opt/*jdk*25* /opt/java/* /usr/local/*jdk*25* \
        "${HOME:-/nonexistent}"/.sdkman/candidates/java/25* "${HOME:-/nonexistent}"/.jdks/*25* \
        /Library/Java/JavaVirtualMachines/*25*/Contents/Home /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
        if [ -n "$home" ] && is_jdk25 "$home"; then
            JAVA_HOME=$home
            export JAVA_HOME
            return 0
        fi
    done
    return 1
}

if ! find_jdk25; then
    echo "cordon: no JDK 25 found. Install one (Eclipse Temurin 25 or any other build of OpenJDK 25) and set JAVA_HOME to its folder." >&2
    exit 3
fi
