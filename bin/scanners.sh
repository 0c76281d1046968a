#!/bin/sh
# Installs an OpenAPI fuzzer (schemathesis) and a TLS scanner (sslyze) in a virtual environment below server/target, once, and
# becomes one of them:
#   bin/scanners.sh schemathesis run https://127.0.0.1:8443/openapi.json
#   bin/scanners.sh sslyze 127.0.0.1:8443
# Needs what bin/venv.sh needs. Tests of server start them. They are tools of the tests and no part of Cordon.
set -eu
here=$(cd -P -- "$(dirname -- "$0")/.." && pwd)
made="$here/server/target/scanners"

"$here/bin/venv.sh" "$here/server/src/test/scanners/requirements.txt" "$made"
tool=$1
shift
exec "$made/venv/bin/$tool" "$@"
