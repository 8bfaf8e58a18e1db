#!/usr/bin/env bash
# Starts the packaged service with each JDK that is installed and posts the sentences of the README.
set -euo pipefail
cd "$(dirname "$0")/.."
jar=service/target/taipei-nlu-service.jar
port="${PORT:-$(scripts/free-port.sh)}"
passed=0

expect() { # text, what the answer must hold
  local answer
  answer=$(curl -sS --fail -X POST "http://127.0.0.1:$port/parse" \
    -H 'Content-Type: application/json' -d "{\"text\": \"$1\"}")
  if [[ "$answer" != *"$2"* ]]; then
    echo "FAILED: $1"$'\n'"  expected $2"$'\n'"  got $answer" >&2
    return 1
  fi
  passed=$((passed + 1))
}

for java in $(ls -d /usr/lib/jvm/*/bin/java "${JAVA_HOME:-/none}"/bin/java 2>/dev/null | xargs -r -n1 readlink -f | sort -u); do
  echo "smoke test on $("$java" -version 2>&1 | head -1)"
  log=$(mktemp)
  "$java" -Xmx300m -jar "$jar" --server.port="$port" >"$log" 2>&1 &
  pid=$!
  trap 'kill "$pid" 2>/dev/null || true' EXIT
  for _ in $(seq 240); do # a slow machine takes its time
    curl -s "http://127.0.0.1:$port/actuator/health/readiness" 2>/dev/null | grep -q UP && break
    kill -0 "$pid" 2>/dev/null || { cat "$log" >&2; exit 1; }
    sleep 1
  done
  expect 'I would like to arrive Taipei on November 2nd.' '"arrival":{"slot":"arrival","text":"Taipei"'
  expect 'I would like to leave Taipei on November 2nd.' '"departure":{"slot":"departure","text":"Taipei"'
  expect '我想在11月2號到台北' '"arrival":{"slot":"arrival","text":"台北"'
  expect '我想在11月2号离开台北' '"departure":{"slot":"departure","text":"台北"'
  kill "$pid"
  wait "$pid" || true
  trap - EXIT
done
((passed > 0)) || { echo "no JDK found under /usr/lib/jvm or JAVA_HOME" >&2; exit 1; }
echo "$passed passed, 0 failed"
