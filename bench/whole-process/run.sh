#!/bin/sh
# Whole-process figures of `cordon detect`. Needs Python 3 and, for all of it, 5 GB of disk in the temporary folder.
#   bench/whole-process/run.sh                    all: 100 MB, one document of 100 MB, 2 GB in a 512 MB heap, first result
#   bench/whole-process/run.sh --megabytes 10 --large-megabytes 50 --runs 1      a quick look
#   bench/whole-process/run.sh --only first,threads
set -eu
here=$(cd -P -- "$(dirname -- "$0")" && pwd)
root=$(cd -P -- "$here/../.." && pwd)
"$root/cordon" --version >/dev/null
exec python3 "$here/measure.py" --cordon "$root/cordon" --corpus "$root/bench/corpus" "$@"
