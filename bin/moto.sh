#!/bin/sh
# Installs moto (a stand-in for AWS) in a virtual environment below kms-aws/target, once, and becomes its server:
#   bin/moto.sh -H 127.0.0.1 -p 5000
# Needs python3 (3.10 or later) with venv, and the package index the first time. Tests of kms-aws start it.
set -eu
here=$(cd -P -- "$(dirname -- "$0")/.." && pwd)
pins="$here/kms-aws/src/test/moto/requirements.txt"
made="$here/kms-aws/target/moto"

if ! command -v python3 >/dev/null 2>&1; then
    echo "moto.sh: python3 is missing; install Python 3.10 or later, the tests of kms-aws need it" >&2
    exit 3
fi
if ! cmp -s "$pins" "$made/installed.txt"; then
    rm -rf "$made"
    mkdir -p "$made"
    if ! python3 -m venv "$made/venv" >"$made/log" 2>&1; then
        tail -n 5 "$made/log" >&2
        echo "moto.sh: python3 cannot make a virtual environment; install its venv module (Debian: python3-venv)" >&2
        exit 3
    fi
    if ! "$made/venv/bin/pip" install --disable-pip-version-check -q -r "$pins" >"$made/log" 2>&1; then
        tail -n 5 "$made/log" >&2
        echo "moto.sh: pip cannot install $pins; is the package index within reach?" >&2
        exit 3
    fi
    cp "$pins" "$made/installed.txt"
fi
exec "$made/venv/bin/moto_server" "$@"
