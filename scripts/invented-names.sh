#!/usr/bin/env bash
# Finds out whether names that invent-names made up help with places that training never saw: trains with and without
# them in the sentences, with three seeds each, in a setting small enough for half an hour of one core.
#
#   scripts/invented-names.sh [SEED…]
#
# Work stays in target/invented-names and is not done twice; what was measured goes to docs/results/invented-names.json.
set -euo pipefail
cd "$(dirname "$0")/.."
seeds=("$@")
((${#seeds[@]})) || seeds=(1 2 3)

program=${TAIPEI_NLU_TRAINING:-model-training/target/taipei-nlu-training.jar}
test -f "$program" || { echo "no $program: run mvn package -DskipTests first" >&2; exit 1; }
work=target/invented-names
mkdir -p "$work" docs/results
export OMP_NUM_THREADS=1
training() { java -Xmx2g -jar "$program" "$@"; }

# a quarter of the sentences of the default recipe
generate() { training generate --data "$1" --out "$2" --per-pattern 6 --repeat-hand-written 4; }

if [ ! -d "$work/data" ]; then
  rm -rf "$work/data.part"
  mkdir "$work/data.part"
  cp -r data/patterns data/values data/sentences data/words "$work/data.part"
  for language in en zh; do
    place=$work/data.part/values/$language/place
    training invent-names --language "$language" --count 400 --seed 1 --out "$place/made-up.txt"
    # as often as the invented names that were thought up by hand, beside which they stand
    sed -n 's/<invented>$/<made-up>/p' "$place/place.txt" > "$work/line"
    cat "$work/line" >> "$place/place.txt"
  done
  mv "$work/data.part" "$work/data"
fi
[ -f "$work/without/test.jsonl" ] || generate data "$work/without"
if [ ! -f "$work/with/test.jsonl" ]; then
  generate "$work/data" "$work/with"
  # both choose their best round on the same sentences
  cp "$work/without/validation.jsonl" "$work/without/test.jsonl" "$work/with"
fi

# F1 as it is, and F1 with invented names, of the last line of evaluate --behaviour
f1() { sed -E 's/^\{"sentences":[0-9]+,"precision":[^,]+,"recall":[^,]+,"f1":([0-9.]+),.*/\1/'; }
invented() { sed -E 's/.*"change":"invented names","sentences":[0-9]+,"f1_before":[^,]+,"f1_after":([0-9.]+),.*/\1/'; }

rm -f "$work/figures"
for seed in "${seeds[@]}"; do
  for variant in without with; do
    model=$work/$variant-$seed
    if [ ! -f "$model/manifest.json" ]; then
      training train --corpus "$work/$variant" --out "$model" --resume --config data/training.yaml --seed "$seed" \
        --set training.epochs=8 --set training.sentences_per_epoch=4000 --set training.averaging=0.99
    fi
    for set in "$work/without/test.jsonl" data/test/en.txt data/test/zh.txt; do
      score=$(training evaluate --model "$model" --behaviour "$set" | tail -n 1)
      name=$(basename "${set%.*}" | sed s/test/generated/)
      echo "$name as_it_is $variant $(f1 <<< "$score")" >> "$work/figures"
      echo "$name invented_names $variant $(invented <<< "$score")" >> "$work/figures"
    done
  done
done

record=docs/results/invented-names.json
{
  printf '{\n  "command": "scripts/invented-names.sh %s",\n  "f1": [\n' "${seeds[*]}"
  sort -s -k1,3 "$work/figures" | awk '
    function flush() {
      if (n == 0) return
      mean = sum / n
      variance = n > 1 ? (squares - n * mean * mean) / (n - 1) : 0
      printf "%s    {\"sentences\": \"%s\", \"places\": \"%s\", \"made_up_names\": \"%s\", \"seeds\": [%s], \"mean\": %.2f, \"standard_deviation\": %.2f}",
        (rows++ ? ",\n" : ""), key[1], key[2], key[3], list, mean, sqrt(variance > 0 ? variance : 0)
      n = sum = squares = 0; list = ""
    }
    { if ($1 " " $2 " " $3 != last) { flush(); last = $1 " " $2 " " $3; split(last, key, " ") }
      f = 100 * $4; sum += f; squares += f * f; list = list (n++ ? ", " : "") sprintf("%.2f", f) }
    END { flush() }'
  printf '\n  ]\n}\n'
} > "$record.part"
mv "$record.part" "$record"
cat "$record"
