#!/bin/sh
# Makes the models that ship, from corpora to weights.
#   training/make.sh CORPORA PYTHON BASE WORK
# CORPORA  the folder with train, dev and gazetteers (docs/models.md says what lies in it)
# PYTHON   a Python 3.11 with training/requirements.txt
# BASE     the folder of the base encoder: model.safetensors, config.json, vocab.txt
# WORK     an empty folder; its folder "models" takes what belongs into ner/src/main/resources/health/cordon/ner
# About four hours on two cores, 6 GB of memory. STEP=sequence, encoder, weighing or measure runs one step only.
set -eu
corpora=$1 python=$2 base=$3 work=$4
. "$(dirname -- "$0")/../bench/classpath.sh"
(cd "$root" && ./mvnw -B -ntp -q -DskipTests -pl training -am package dependency:build-classpath \
    -Dmdep.includeScope=runtime -Dmdep.outputFile="$work/classpath.txt") >&2
names="$root/deid/src/lexicon/given-names.txt"
models="$work/models"
mkdir -p "$models"
java() { "$JAVA_HOME/bin/java" -Xmx6g -XX:+UseParallelGC -cp "$root/training/target/classes:$(cat "$work/classpath.txt")" "$@"; }
step() { [ "${STEP:-$1}" = "$1" ]; }

if step sequence; then
    java health.cordon.training.TrainSequence "$corpora" "$names" 36000 5 "$models/sequence.bin"
fi
if step encoder; then
    tr -d '\r' < "$base/vocab.txt" > "$models/vocabulary.txt"
    java health.cordon.training.ExportEncoder "$corpora" "$names" "$models/vocabulary.txt" 36000 "$work/data"
    "$python" "$root/training/encoder/train.py" "$work/data" "$base" "$work/first" --epochs 2 --limit 6500000
    "$python" "$root/training/encoder/train.py" "$work/data" "$base" "$work/second" --epochs 1 --limit 5000000 \
        --batch 3072 --rate 1.5e-4 --start "$work/first/model.pt"
    "$python" "$root/training/encoder/train.py" "$work/data" "$base" "$work/third" --epochs 1 --limit 6000000 --seed 7 \
        --batch 3072 --rate 1.2e-4 --start "$work/second/model.pt"
    cp "$work/third/encoder.onnx" "$models/encoder.onnx"
fi
if step weighing; then
    java health.cordon.training.FitWeighing "$corpora" "$names" "$models/sequence.bin" "$models/vocabulary.txt" \
        "$models/encoder.onnx" "$models/weighing.txt"
fi
if step measure; then
    java health.cordon.training.Measure "$corpora" "$names" "$models" rules fast default max --errors "$work/errors.txt"
fi
