#!/bin/sh
# Installs moto (a stand-in for AWS) in a virtual environment below kms-aws/target, once, and becomes its server:
#   bin/moto.sh -H 127.0.0.1 -p 5000
# Tests of kms-aws start it.
set -eu
here=$(cd -P -- "$(dirname -- "$0")/.." && pwd)
pins="$here/kms-aws/src/test/moto/requirements.txt"
made="$here/kms-aws/target/moto"
. "$here/bin/venv.sh"
exec "$made/venv/bin/moto_server" "$@"
