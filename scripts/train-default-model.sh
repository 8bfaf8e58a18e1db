#!/usr/bin/env bash
# Makes the default model anew: sentences from data/, a network for each language, both at once, and one bundle of the two.
# Called again after a stop, it goes on after the last whole round.
#
#   scripts/train-default-model.sh [FOLDER]    the bundle; data/models/default if none is given
set -euo pipefail
cd "$(dirname "$0")/.."
out=${1:-data/models/default}
work=target/default-model
trainer=(java -Xmx5g --add-modules jdk.incubator.vector -jar model-training/target/taipei-nlu-training.jar)
export OMP_NUM_THREADS=1 # a core for each

mkdir -p "$work"
"${trainer[@]}" generate --data data --out target/corpus
trainings=()
for language in en zh; do
  "${trainer[@]}" train --corpus target/corpus --language "$language" --out "$work/$language" \
    --config data/training.yaml --resume >"$work/$language.log" 2>&1 &
  trainings+=($!)
done
trap 'kill "${trainings[@]}" 2>/dev/null || true' EXIT
echo "training; tail -f $work/en.log $work/zh.log shows how far it is"
for training in "${trainings[@]}"; do
  wait "$training"
done
"${trainer[@]}" join --model "$work/en" --language "zh=$work/zh" --out "$out"
