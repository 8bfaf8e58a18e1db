#!/usr/bin/env bash
# Trains on a published data set with one setting changed at a time, and records what each change does to the
# span F1 on the validation part. The test part is not looked at.
#
#   scripts/ablation.sh FOLDER [SEED…]
#
# FOLDER holds the data set in the folders train and valid, each with seq.in and seq.out. Trainings are shorter than
# those of published-figures.sh, so that many fit into an hour, and begin without the gazetteer, with a step size that
# falls; what is done already stays in target/ablation.
set -euo pipefail
folder=$1
shift
seeds=("$@")
((${#seeds[@]})) || seeds=(1 2 3)
cd "$(dirname "$0")/.."

program=${TAIPEI_NLU_TRAINING:-model-training/target/taipei-nlu-training.jar}
test -f "$program" || { echo "no $program: run mvn package -DskipTests first" >&2; exit 1; }
test -f "$folder/train/seq.in" || { echo "$folder has no train/seq.in" >&2; exit 1; }
work=target/ablation
data=$work/data
mkdir -p "$data" docs/results
# the validation part stands in for the test part, which a training measures when it is done
for part in train valid; do rm -rf "${data:?}/$part" && cp -r "$folder/$part" "$data/"; done
rm -rf "$data/test" && cp -r "$folder/valid" "$data/test"

# name | what is changed
rows='nothing|
prefix and suffix left out|features.prefix.dimension=0 features.suffix.dimension=0
shape left out|features.shape.dimension=0
characters left out|characters.filters=0
words of one occurrence left out|features.word.smallest_count=2
gazetteer of places added|features.gazetteer={dimension:12,smallest_count:2}
softmax for the conditional random field|network.output=softmax
two layers|network.cells=[128,128]
three layers|network.cells=[128,128,128]
no embedding dropout|dropout.embedding=0
no recurrent dropout|dropout.recurrent=0
no dropout before the output|dropout.hidden=0
no words taken for unknown|dropout.unknown_words=0
constant learning rate|training.schedule=constant training.warm_up=0
no limit on gradients|training.gradient_limit=1000000
no running average|training.averaging=0
values of slots exchanged|training.exchanged_values=0.2'

best() { tr '{' '\n' < "$1" | sed -nE 's/.*"validation_f1":([0-9.eE-]+).*/\1/p' | sort -g | tail -n 1; }

json=
while IFS='|' read -r name changes; do
  scores=()
  for seed in "${seeds[@]}"; do
    model=$work/$(tr -c 'a-z0-9\n' '-' <<< "$name")-$seed
    if [ ! -f "$model.history.json" ]; then
      settings=()
      for change in $changes; do settings+=(--set "${change//:/: }"); done
      OMP_NUM_THREADS=1 java -Xmx2g -jar "$program" train --corpus "$data" --out "$model" \
        --config model-training/settings/atis.yaml --set training.epochs=10 --set training.batch_size=32 \
        --set training.learning_rate=0.003 --set training.averaging=0.99 --set training.schedule=cosine \
        --set features.gazetteer.dimension=0 "${settings[@]}" --seed "$seed" > "$model.log" 2>&1 \
        || { tail -n 3 "$model.log" >&2; exit 1; }
    fi
    scores+=("$(best "$model.history.json")")
  done
  summary=$(printf '%s\n' "${scores[@]}" | awk '
    { f = $1 * 100; sum += f; squares += f * f; n++; all = all (n > 1 ? ", " : "") sprintf("%.2f", f) }
    END { mean = sum / n; variance = n > 1 ? (squares - n * mean * mean) / (n - 1) : 0
          printf "\"f1\": [%s], \"mean_f1\": %.2f, \"standard_deviation\": %.2f", all, mean, sqrt(variance > 0 ? variance : 0) }')
  json+="${json:+,$'\n'}    {\"change\": \"$name\", \"set\": \"$changes\", $summary}"
  echo "$name: $summary"
done <<< "$rows"

record=docs/results/ablation.json
cat > "$record.part" << JSON
{
  "dataset": "atis, validation part",
  "seeds": [$(IFS=,; echo "${seeds[*]}")],
  "command": "scripts/ablation.sh FOLDER ${seeds[*]}",
  "rows": [
$json
  ]
}
JSON
mv "$record.part" "$record"
