# Sourced by scripts that run Python tools: installs the pinned packages of $pins in a virtual environment below $made, once.
# Needs python3 (3.10 or later) with venv, and the package index the first time; says what is missing and ends with 3.
tool=$(basename -- "$0")
if ! command -v python3 >/dev/null 2>&1; then
    echo "$tool: python3 is missing; install Python 3.10 or later, the tests need it" >&2
    exit 3
fi
if ! cmp -s "$pins" "$made/installed.txt"; then
    rm -rf "$made"
    mkdir -p "$made"
    if ! python3 -m venv "$made/venv" >"$made/log" 2>&1; then
        tail -n 5 "$made/log" >&2
        echo "$tool: python3 cannot make a virtual environment; install its venv module (Debian: python3-venv)" >&2
        exit 3
    fi
    if ! "$made/venv/bin/pip" install --disable-pip-version-check -q -r "$pins" >"$made/log" 2>&1; then
        tail -n 5 "$made/log" >&2
        echo "$tool: pip cannot install $pins; is the package index within reach?" >&2
        exit 3
    fi
    cp "$pins" "$made/installed.txt"
fi
