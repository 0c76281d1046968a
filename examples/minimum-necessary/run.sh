#!/bin/sh
set -eu
cd "$(dirname -- "$0")"

echo "a model that reads images:"
../../cordon minimum filter study.json --function imaging-model --purpose TREAT --role service 2>&1
echo
echo "research:"
../../cordon minimum filter patient.json --function cohort --purpose HRESCH --role data-scientist 2>&1
echo
echo "billing:"
../../cordon minimum filter patient.json --function claims --purpose HPAYMT --quiet
