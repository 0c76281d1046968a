#!/bin/sh
set -eu
cd "$(dirname -- "$0")"

../../cordon access explain --who dana --role data-scientist --purpose HRESCH --action train --resource TrainingData::notes-2025
echo
../../cordon access test tests.yaml --policies site
