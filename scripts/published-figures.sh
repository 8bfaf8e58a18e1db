#!/usr/bin/env bash
# Trains on a published data set with three seeds and records the span F1 of each on its test part.
#
#   scripts/published-figures.sh FOLDER atis|snips [SEED…]
#
# FOLDER holds the data set in the folders train, valid and test, each with seq.in and seq.out. The settings are
# those of model-training/settings. The models stay in target/published; what was recorded goes to docs/results.
set -euo pipefail
folder=$1
dataset=$2
shift 2
seeds=("$@")
((${#seeds[@]})) || seeds=(1 2 3)
cd "$(dirname "$0")/.."

program=${TAIPEI_NLU_TRAINING:-model-training/target/taipei-nlu-training.jar}
test -f "$program" || { echo "no $program: run mvn package -DskipTests first" >&2; exit 1; }
test -f "$folder/train/seq.in" || { echo "$folder has no train/seq.in" >&2; exit 1; }
models=target/published
mkdir -p "$models" docs/results

f1=() && seconds=() && bytes=()
for seed in "${seeds[@]}"; do
  model=$models/$dataset-$seed
  if [ ! -f "$model/manifest.json" ]; then
    OMP_NUM_THREADS=1 java -Xmx2g --add-modules jdk.incubator.vector -jar "$program" train --corpus "$folder" --out "$model" --name "$dataset-$seed" \
      --config "model-training/settings/$dataset.yaml" --seed "$seed"
  fi
  # the last line is JSON
  score=$(java -jar "$program" evaluate --model "$model" "$folder/test" | tail -n 1)
  f1+=("$(sed -E 's/.*"recall":[0-9.]+,"f1":([0-9.]+).*/\1/' <<< "$score")")
  # of the rounds alone, so that pauses of the machine do not count
  seconds+=("$(tr ',}' '\n\n' < "$model.history.json" | sed -n 's/.*"seconds":\([0-9.]*\).*/\1/p' | awk '{ s += $1 } END { printf "%.0f", s }')")
  bytes+=("$(find "$model" -type f -exec cat {} + | wc -c)")
done

list() { local IFS=,; echo "[${*}]" | sed 's/,/, /g'; }
statistics=$(printf '%s\n' "${f1[@]}" | awk '
  { f = $1 * 100; sum += f; squares += f * f; n++ }
  END { mean = sum / n; variance = n > 1 ? (squares - n * mean * mean) / (n - 1) : 0
        printf "%.2f %.2f", mean, sqrt(variance > 0 ? variance : 0) }')
percent=$(printf '%s\n' "${f1[@]}" | awk '{ printf "%s%.2f", (NR > 1 ? " " : ""), $1 * 100 }')
record=docs/results/$dataset.json
cat > "$record.part" << JSON
{
  "dataset": "$dataset",
  "seeds": $(list "${seeds[@]}"),
  "f1": $(list $percent),
  "mean_f1": ${statistics% *},
  "standard_deviation": ${statistics#* },
  "training_seconds": $(list "${seconds[@]}"),
  "bundle_bytes": $(list "${bytes[@]}"),
  "settings": "model-training/settings/$dataset.yaml",
  "command": "scripts/published-figures.sh FOLDER $dataset ${seeds[*]}"
}
JSON
mv "$record.part" "$record"
cat "$record"
