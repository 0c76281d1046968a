#!/bin/sh
# Installs the ordinary clients of language models below e2e/target, once, and runs them against a gateway:
#   ./cordon gateway --dev --data /tmp/cordon --port 8443          # a model that repeats what it is told
#   bin/clients.sh python https://127.0.0.1:8443 /tmp/cordon       # openai, anthropic, litellm; `node` for openai of npm
# With --tools at the end the model must call the first tool that it is given, with the patient's name as its argument; the model
# of the tests of e2e does, which start this. Needs what bin/venv.sh needs; where there is no Node.js 20 or later with npm, it comes
# from the same index as the Python packages.
set -eu
here=$(cd -P -- "$(dirname -- "$0")/.." && pwd)
made="$here/e2e/target"

[ $# -ge 3 ] || { echo "clients.sh: say python or node, the gateway's address and its data folder" >&2; exit 2; }
language=$1
shift
case $language in
    python)
        "$here/bin/venv.sh" "$here/e2e/src/test/python/requirements.txt" "$made/python"
        # Without this LiteLLM looks for a list of prices in the network.
        export LITELLM_LOCAL_MODEL_COST_MAP=True
        exec "$made/python/venv/bin/python3" "$here/e2e/src/test/python/clients.py" "$@"
        ;;
    node)
        sources="$here/e2e/src/test/node"
        if ! command -v npm >/dev/null 2>&1 \
            || ! node -e 'process.exit(process.versions.node.split(".")[0] < 20)' >/dev/null 2>&1; then
            "$here/bin/venv.sh" "$sources/requirements.txt" "$made/nodejs"
            PATH="$made/nodejs/venv/bin:$PATH"
            export PATH
        fi
        if ! cmp -s "$sources/package-lock.json" "$made/node/installed.json"; then
            rm -rf "$made/node"
            mkdir -p "$made/node"
            cp "$sources/package.json" "$sources/package-lock.json" "$made/node/"
            if ! (cd "$made/node" && npm ci --no-audit --no-fund >log 2>&1); then
                tail -n 5 "$made/node/log" >&2
                echo "clients.sh: npm cannot install $sources/package-lock.json; is the package index within reach?" >&2
                exit 3
            fi
            cp "$sources/package-lock.json" "$made/node/installed.json"
        fi
        cp "$sources/clients.mjs" "$made/node/"
        export NODE_EXTRA_CA_CERTS="$2/dev/ca.pem"
        exec node "$made/node/clients.mjs" "$@"
        ;;
    *)
        echo "clients.sh: there are clients of python and node" >&2
        exit 2
        ;;
esac
