#!/usr/bin/env bash
# Measures what one processor bears and what memory that takes, works out what so many requests a second need, and
# writes docs/results/capacity.json and the tables of docs/capacity.md. Needs wrk, curl, taskset, jq and two processors that have
# nothing else to do: one for the service, one for those who ask.
#
#   mvn package -DskipTests && scripts/capacity.sh
#
# SECONDS_EACH (20) and ROUNDS (3) change how long it measures, JAVA_HOME with which Java; that is the newest otherwise.
set -euo pipefail
cd "$(dirname "$0")/.."

seconds=${SECONDS_EACH:-20} rounds=${ROUNDS:-3} port=${PORT:-$(scripts/free-port.sh)}
jar=service/target/taipei-nlu-service.jar
test -f "$jar" || { echo "no $jar: run mvn package -DskipTests first" >&2; exit 1; }
for program in wrk curl taskset jq; do
  command -v "$program" >/dev/null || { echo "$program is not installed" >&2; exit 1; }
done
(($(nproc) >= 2)) || { echo "there must be two processors: one for the service, one for those who ask" >&2; exit 1; }
if [ -z "${JAVA_HOME:-}" ]; then
  newest=0
  for home in /usr/lib/jvm/*/; do
    feature=$(sed -nE 's/^JAVA_VERSION="([0-9]+).*/\1/p' "$home/release" 2>/dev/null || true)
    if ((${feature:-0} > newest)); then newest=$feature JAVA_HOME=$home; fi
  done
fi
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
# as in the image: a quarter of 384 MB
flags=(-Xmx96m -XX:+UseSerialGC -XX:NewRatio=5 -XX:ReservedCodeCacheSize=64m -XX:+ExitOnOutOfMemoryError --add-modules=jdk.incubator.vector)
url=http://127.0.0.1:$port
work=$(mktemp -d)
pid=
stop() { if [ -n "$pid" ]; then kill "$pid" 2>/dev/null || true; wait "$pid" 2>/dev/null || true; pid=; fi; }
trap 'stop; rm -rf "$work"' EXIT

# --- what is asked: short and long, in both languages, with and without anything to find
sentences=(
  'I would like to arrive Taipei on November 2nd.'
  'Book me a flight from London to New York next Friday morning'
  'Is there a late train that leaves Kaohsiung after nine in the evening and gets to Taichung before midnight?'
  'to Tainan tomorrow'
  'What do I have to bring along?'
  '我想在11月2號到台北'
  '请帮我订一张后天早上从上海飞往东京的机票'
  '明天下午三點以前要到高雄'
)
bodies() { printf '%s\n' "${sentences[@]}" | jq -cR '{text: ., reference_time: "2026-10-20T09:00:00+08:00", timezone: "Asia/Taipei"}'; }
# script NAME: what wrk sends in turn, a body a line
script() {
  jq -rRs 'split("\n") | map(select(. != "")) | "bodies = {" + (map(@json) | join(", ")) + "}"' > "$work/$1.lua"
  cat >> "$work/$1.lua" << 'LUA'
wrk.method = "POST"
wrk.headers["Content-Type"] = "application/json"
local requests, turn = {}, 0
init = function()
  for i, body in ipairs(bodies) do requests[i] = wrk.format(nil, nil, nil, body) end
end
request = function()
  turn = turn % #requests + 1
  return requests[turn]
end
LUA
}
bodies | script parse
bodies | jq -cs '. as $all | {requests: [range(128) | $all[. % ($all | length)]]}' | script batch

# --- measuring
start() {
  taskset -c 0 "$java" "${flags[@]}" -jar "$jar" --server.port="$port" > "$work/service.log" 2>&1 &
  pid=$!
  until curl -sf "$url/actuator/health/readiness" > /dev/null; do
    kill -0 "$pid" 2>/dev/null || { cat "$work/service.log" >&2; exit 1; }
    sleep 0.2
  done
}
processor_ticks() { sed 's/.*) //' "/proc/$pid/stat" | awk '{ print $12 + $13 }'; }
memory_kb() { awk -v what="$1:" '$1 == what { print $2 }' "/proc/$pid/status"; }

# load SCRIPT PATH CONNECTIONS SECONDS: requests a second, bytes an answer, p50 and p99 in ms, processor seconds a million
# requests, and what share of the processor the service had
load() {
  local before
  before=$(processor_ticks)
  taskset -c 1 wrk -t 1 -c "$3" -d "$4s" --latency -s "$work/$1.lua" "$url$2" > "$work/wrk.txt"
  if grep -q 'Non-2xx\|Socket errors' "$work/wrk.txt"; then cat "$work/wrk.txt" >&2; exit 1; fi
  awk -v ticks="$(($(processor_ticks) - before))" -v seconds="$4" -v hertz="$(getconf CLK_TCK)" '
    function ms(time) { return time ~ /us$/ ? time / 1000 : time ~ /ms$/ ? time + 0 : time * 1000 }
    function bytes(size) { return size ~ /GB$/ ? size * 1073741824 : size ~ /MB$/ ? size * 1048576 : size ~ /KB$/ ? size * 1024 : size + 0 }
    $1 == "50%" { half = ms($2) }
    $1 == "99%" { tail = ms($2) }
    /requests in/ { count = $1 }
    /Requests\/sec/ { rate = $2 }
    /Transfer\/sec/ { volume = bytes($2) }
    END { printf "{\"rate\": %s, \"bytes\": %.0f, \"p50\": %s, \"p99\": %s, \"processor\": %.1f, \"share\": %.3f}\n",
                 rate, volume / rate, half, tail, ticks / hertz / count * 1000000, ticks / hertz / seconds }' "$work/wrk.txt"
}

start
load parse /parse 16 $((2 * seconds)) > /dev/null # the just-in-time compiler
load batch /parse/batch 2 "$seconds" > /dev/null
for round in $(seq "$rounds"); do
  load parse /parse 16 "$seconds" >> "$work/parse.json"
  load parse /parse 1 "$seconds" >> "$work/alone.json"
  load batch /parse/batch 2 "$seconds" >> "$work/batch.json"
  echo "round $round: $(tail -n 1 "$work/parse.json")" >&2
done
resident=$(memory_kb VmRSS) peak=$(memory_kb VmHWM)
stop

# --- what follows
record=docs/results/capacity.json
mkdir -p docs/results
jq -n --slurpfile parse "$work/parse.json" --slurpfile alone "$work/alone.json" --slurpfile batch "$work/batch.json" \
  --arg java "$("$java" -version 2>&1 | sed -nE '1s/.*"(.*)".*/\1/p')" \
  --arg processor "$(sed -nE 's/^model name\s*: //p' /proc/cpuinfo | head -n 1)" \
  --argjson resident "$resident" --argjson peak "$peak" --argjson seconds "$seconds" -f scripts/capacity.jq > "$record.part"
mv "$record.part" "$record"

# tables NAME…: between the markers of the document
jq -r -f scripts/capacity-tables.jq "$record" > "$work/tables"
awk -v tables="$work/tables" '
  /^<!-- measured/ { print; while ((getline line < tables) > 0) print line; skip = 1; next }
  /^<!-- end/ { skip = 0 }
  !skip { print }' docs/capacity.md > "$work/capacity.md"
cp "$work/capacity.md" docs/capacity.md
cat "$record"
if jq -e '.parse.share_of_the_processor < 0.95' "$record" > /dev/null; then
  echo "NOT TO BE TRUSTED: the service had only $(jq '.parse.share_of_the_processor' "$record") of its processor; run this where nothing else runs" >&2
fi
