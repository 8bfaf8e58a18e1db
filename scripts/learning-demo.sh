#!/usr/bin/env bash
# Shows how the service learns from use: a sentence that its model gets wrong, the correction, training, the swap, the right answer.
#
#   scripts/learning-demo.sh ['leave [Taipei](departure)' …]    sentences with what is right in brackets
#
# Without arguments it tries the sentences below. What the model gets right already is rejected, the rest is accepted and learned.
# Needs the jars (mvn package -DskipTests) and curl; writes to target/learning-demo. MODEL is the bundle to begin with.
set -euo pipefail
cd "$(dirname "$0")/.."
port="${PORT:-$(scripts/free-port.sh)}"
model="${MODEL:-data/models/default}"
corpus="${CORPUS:-target/corpus}"
work=target/learning-demo
trainer=(java -Xmx3g -jar model-training/target/taipei-nlu-training.jar)
here="http://127.0.0.1:$port"
key=demo-$RANDOM-$RANDOM-$RANDOM
candidates=("$@")
((${#candidates[@]})) || candidates=(
  'time to say goodbye to [Rome](departure)'
  'bid farewell to [Taipei](departure) [tomorrow](time:departure)'
  'swap [Tokyo](departure) for [Seoul](arrival)'
  'no more [Madrid](departure) for me'
  'I bail on [Berlin](departure) [tomorrow](time:departure)'
  'adieu [Paris](departure), bonjour [Lyon](arrival)'
  'I have had enough of [London](departure)'
  '跟[高雄](departure)說再見'
)

say() { printf '\n== %s\n' "$*"; }
api() { curl -sS --fail-with-body -H "X-API-Key: $key" -H 'Content-Type: application/json' "$@"; }
field() { grep -o "\"$1\":[^,}]*" | head -1 | cut -d: -f2- | tr -d '"'; } # of the JSON on standard input
entities() { # what the service finds in a sentence, as slot=words
  api "$here/parse" -d "{\"text\":$1}" | sed 's/.*"entities":\[//; s/"missing".*//' \
    | grep -o '"slot":"[^"]*"\(,"role":"[^"]*"\)\?,"text":"[^"]*"' \
    | sed 's/"slot":"\([^"]*\)",\("role":"\([^"]*\)",\)\?"text":"\([^"]*\)"/  \1 \3 = \4/' || echo "  nothing"
}

rm -rf "$work" && mkdir -p "$work/models"
[[ -f "$corpus/test.jsonl" ]] || { say "Making the base data"; "${trainer[@]}" generate --data data --out "$corpus"; }

say "Starting the service with $model"
cp -R "$model" "$work/models/first"
java -Xmx256m -jar service/target/taipei-nlu-service.jar --server.port="$port" \
  --nlu.model.location="$work/models/first" --nlu.model.folder="$work/models" \
  --nlu.feedback.enabled=true --nlu.feedback.url="jdbc:h2:file:./$work/feedback" \
  --nlu.security.keys.demo.sha256="$(printf %s "$key" | sha256sum | cut -d' ' -f1)" --nlu.security.keys.demo.roles=admin \
  >"$work/service.log" 2>&1 &
service=$!
trap 'kill "$service" 2>/dev/null || true' EXIT
for _ in $(seq 120); do
  curl -s "$here/actuator/health/readiness" 2>/dev/null | grep -q '"status":"UP"' && break
  kill -0 "$service" 2>/dev/null || { cat "$work/service.log" >&2; exit 1; }
  sleep 1
done

say "Telling it what is right"
printf '%s\n' "${candidates[@]}" >"$work/said.txt"
"${trainer[@]}" convert --from inline --to jsonl --in "$work/said.txt" --out "$work/said.jsonl" >/dev/null
wrong=()
while IFS= read -r line; do
  # the trainer's line as a request: without ids, and without the words that offsets stand for
  request=$(sed -E 's/^\{"id":.*,"lang":"[a-z]+","text":(".*"),"slots":(\[.*\]).*$/{"text":\1,"corrected":\2}/; s/,"text":"[^"]*"\}/}/g' <<<"$line")
  id=$(api "$here/feedback" -d "$request" | field id)
  entry=$(api "$here/feedback/$id")
  text=$(sed -E 's/^\{"text":(".*"),"corrected":.*/\1/' <<<"$request")
  if (($(field disagreement <<<"$entry") > 0)); then
    wrong+=("$text")
    decision=accepted
  else
    decision=rejected # nothing to learn
  fi
  api -X PUT "$here/feedback/$id" -d "{\"version\":$(field version <<<"$entry"),\"status\":\"$decision\"}" >/dev/null
  echo "$decision: $text"
done <"$work/said.jsonl"
((${#wrong[@]})) || { echo "The model gets all of them right; give it harder ones as arguments." >&2; exit 1; }
# which is what a reviewer does at $here/review

say "Before: ${wrong[0]}"
entities "${wrong[0]}"

say "Training on ${#wrong[@]} corrections beside the base data"
api "$here/feedback/export" >"$work/corrections.jsonl"
taught="$model"
teach() { # as NAME, and if the network of a language is to learn, which
  OMP_NUM_THREADS=1 "${trainer[@]}" fine-tune --model "$taught" --corpus "$corpus" --corrections "$work/corrections.jsonl" \
    --out "$work/models/$1" --weight "${WEIGHT:-20}" --require-better "${@:2}" | grep -v '^{'
  taught="$work/models/$1"
}
if [[ ! -d "$model/language/zh" ]] || grep -q '"lang":"en"' "$work/corrections.jsonl"; then teach second; fi
if [[ -d "$model/language/zh" ]] && grep -q '"lang":"zh"' "$work/corrections.jsonl"; then teach third --language zh; fi

say "Swapping the models while the service runs"
api -X PUT "$here/model" -d "{\"location\":\"$(basename "$taught")\",\"name\":\"default\"}" | grep -o '"id":"[^"]*"' | head -1

say "After: ${wrong[0]}"
entities "${wrong[0]}"
right=0
while IFS= read -r line; do
  request=$(sed -E 's/^\{"id":.*,"lang":"[a-z]+","text":(".*"),"slots":(\[.*\]).*$/{"text":\1,"corrected":\2}/' <<<"$line")
  text=$(sed -E 's/^\{"text":(".*"),"corrected":.*/\1/' <<<"$request")
  answer=$(api "$here/parse" -d "{\"text\":$text}" | grep -o '"entities":.*"missing"')
  found=$(grep -oE '"slot":"[^"]*"(,"role":"[^"]*")?,"text":"[^"]*","start":[0-9]+,"end":[0-9]+' <<<"$answer" \
    | sed -E 's/"text":"[^"]*",//' | sort) || found= # nothing
  expected=$(grep -oE '"slot":"[^"]*"(,"role":"[^"]*")?,"start":[0-9]+,"end":[0-9]+' <<<"$line" | sort)
  [[ "$found" == "$expected" ]] && right=$((right + 1)) || echo "still wrong: $text"
done <"$work/corrections.jsonl"
say "$right of ${#wrong[@]} corrected sentences are right now"
((right > 0))
