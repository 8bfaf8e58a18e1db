#!/usr/bin/env bash
# Measures the service over HTTP on this machine and prints one line a figure. Needs wrk and curl, and both jars:
#   mvn package -DskipTests && benchmarks/load.sh > docs/results/http.txt
# JAVA names the java to run. SECONDS_EACH, WARM_UP (seconds), THREADS, CONNECTIONS and SOAK (requests; 0 leaves it out)
# change how long and how hard.
set -euo pipefail
cd "$(dirname "$0")/.."

java=${JAVA:-java} warm_up=${WARM_UP:-120}
seconds=${SECONDS_EACH:-20} threads=${THREADS:-2} connections=${CONNECTIONS:-16} soak=${SOAK:-1000000} port=${PORT:-18090}
jar=service/target/taipei-nlu-service.jar
# not the jar: it names libraries that the service must not see
extra=benchmarks/target/classes
flags=(-Xmx96m -XX:+UseSerialGC -XX:NewRatio=5 -XX:ReservedCodeCacheSize=64m --add-modules jdk.incubator.vector)
url=http://127.0.0.1:$port
work=$(mktemp -d)
pid=
stop() { if [ -n "$pid" ]; then kill "$pid" 2>/dev/null && wait "$pid" 2>/dev/null || true; pid=; fi; }
trap 'stop; rm -rf "$work"' EXIT

# start NAME CLASS [JVM arguments]: prints how long it took until it answered
start() {
  local name=$1 class=$2 begin; shift 2
  begin=$(date +%s%N)
  "$java" "${flags[@]}" "$@" -cp "$jar" "-Dloader.main=$class" "-Dloader.path=$extra" \
    org.springframework.boot.loader.launch.PropertiesLauncher --server.port="$port" \
    --management.endpoint.health.validate-group-membership=false > "$work/$name.log" 2>&1 &
  pid=$!
  # the empty application has no such page and answers 401
  until [[ "$(curl -s -o "$work/ready" -w '%{http_code}' "$url/actuator/health/readiness")" =~ ^(200|401|404)$ ]]; do
    kill -0 "$pid" || { cat "$work/$name.log" >&2; exit 1; }
    sleep 0.02
  done
  echo "start_ms $name $(( ($(date +%s%N) - begin) / 1000000 ))"
}
resident() { awk '/VmRSS/ {print $2}' "/proc/$pid/status"; }

body='{"text": "I would like to arrive Taipei on November 2nd.", "reference_time": "2026-10-20T09:00:00+08:00", "timezone": "Asia/Taipei"}'
cat > "$work/post.lua" <<LUA
wrk.method = "POST"
wrk.headers["Content-Type"] = "application/json"
wrk.body = '$body'
LUA
{
  printf "wrk.method = \"POST\"\nwrk.headers[\"Content-Type\"] = \"application/json\"\nwrk.body = '{\"requests\": ["
  for i in $(seq 128); do [ "$i" = 1 ] || printf ', '; printf '{"text": "I would like to arrive Taipei on November 2nd."}'; done
  printf ']}'"'"'\n'
} > "$work/batch.lua"

# load NAME PATH SCRIPT SECONDS [CONNECTIONS]: requests a second and the 99th percentile
load() {
  wrk -t "$threads" -c "${5:-$connections}" -d "$4s" --latency -s "$work/$3.lua" "$url$2" > "$work/wrk.txt"
  if grep -q 'Non-2xx' "$work/wrk.txt"; then cat "$work/wrk.txt" >&2; exit 1; fi
  awk -v name="$1" '/Requests\/sec/ {rate=$2} $1=="99%" {tail=$2} END {print "load " name " requests_per_second " rate " p99 " tail}' "$work/wrk.txt"
}

"$java" -version 2>&1 | sed -n '1s/^/java /p'
for i in 1 2 3; do start empty org.taipeinlu.benchmarks.http.EmptyService; stop
                  start service org.taipeinlu.service.TaipeiNluService; stop; done

start service org.taipeinlu.service.TaipeiNluService
curl -s -X POST "$url/parse" -H 'Content-Type: application/json' -d "$body" > "$work/answer.json"
stop
start with_constant org.taipeinlu.benchmarks.http.ServiceWithConstant "-Dconstant.answer=$work/answer.json"
# until the just-in-time compiler, which the load leaves little time, has done most of its work
load warm-up /parse post "$warm_up" > /dev/null
load warm-up /constant post "$seconds" > /dev/null
# as many connections as there are processors: how long an answer takes; more: how many answers there are at most
for each in "$(nproc)" "$connections"; do
  for i in 1 2 3; do
    load "constant connections $each" /constant post "$seconds" "$each"
    load "parse connections $each" /parse post "$seconds" "$each"
  done
done
# a batch is work for all processors: more at once are refused
load warm-up /parse/batch batch "$seconds" "$threads" > /dev/null
load batch_of_128 /parse/batch batch "$seconds" "$threads"
echo "resident_kb after_load $(resident)"
if [ "$soak" -gt 0 ]; then
  done_requests=0
  while [ "$done_requests" -lt "$soak" ]; do
    load soak /parse post 30 > /dev/null
    done_requests=$(( done_requests + $(awk '/requests in/ {print $1}' "$work/wrk.txt") ))
    echo "soak requests $done_requests resident_kb $(resident)"
  done
fi
