#!/bin/sh
# Makes a virtual environment of Python with what a file pins, once; anew when the pins change.
#   bin/venv.sh PINS FOLDER        its python3 is FOLDER/venv/bin/python3
# Needs python3 (3.11 or later) with venv, and the package index the first time. Says what is missing and ends with 3.
set -eu
pins=$1
made=$2

if ! command -v python3 >/dev/null 2>&1; then
    echo "venv.sh: python3 is missing; install Python 3.11 or later, tests need it" >&2
    exit 3
fi
cmp -s "$pins" "$made/installed.txt" && exit 0
rm -rf "$made"
mkdir -p "$made"
if ! python3 -m venv "$made/venv" >"$made/log" 2>&1; then
    tail -n 5 "$made/log" >&2
    echo "venv.sh: python3 cannot make a virtual environment; install its venv module (Debian: python3-venv)" >&2
    exit 3
fi
if ! "$made/venv/bin/pip" install --disable-pip-version-check -q -r "$pins" >"$made/log" 2>&1; then
    tail -n 5 "$made/log" >&2
    echo "venv.sh: pip cannot install $pins; is the package index within reach, and python3 new enough?" >&2
    exit 3
fi
cp "$pins" "$made/installed.txt"
