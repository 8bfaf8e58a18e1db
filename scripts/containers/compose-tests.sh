#!/usr/bin/env bash
# Runs the stack of docker-compose.yml, with images that are there already, and tries each of its uses.
#
#   TAIPEI_NLU_IMAGE=… TAIPEI_NLU_TRAINER_IMAGE=… scripts/containers/compose-tests.sh
#
# PROMETHEUS_IMAGE and GRAFANA_IMAGE may name images, too; a part whose image is not there is left out, and that is said.
set -euo pipefail
cd "$(dirname "$0")/../.."
. scripts/containers/engine.sh

DOCKER=${DOCKER:-docker}
if "$DOCKER" compose version >/dev/null 2>&1; then compose=("$DOCKER" compose); else compose=(docker-compose); fi
compose+=(-p taipei-nlu-test)
running=
work=$(mktemp -d)
service=http://127.0.0.1:${TAIPEI_NLU_PORT:=$(scripts/free-port.sh)}
prometheus=http://127.0.0.1:${PROMETHEUS_PORT:=$(scripts/free-port.sh)}
grafana=http://127.0.0.1:${GRAFANA_PORT:=$(scripts/free-port.sh)}
export TAIPEI_NLU_PORT PROMETHEUS_PORT GRAFANA_PORT TAIPEI_NLU_CORPUS=$work/corpus

down() { timeout 120 "${compose[@]}" --profile observability --profile train down -v --remove-orphans >/dev/null 2>&1; }
finish() {
  local code=$?
  trap - EXIT
  trap '' INT TERM HUP
  [ -z "$running" ] || { kill "$running" 2>/dev/null && wait "$running" 2>/dev/null || true; }
  if ((code != 0)); then timeout 60 "${compose[@]}" logs --tail 40 >&2 || true; fi
  down || true
  rm -rf "$work"
  exit "$code"
}
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
trap 'exit 129' HUP

fail() { echo "FAILED: $*" >&2; exit 1; }
# inspect FORMAT [SERVICE]
inspect() { "$DOCKER" inspect --format "$1" "$("${compose[@]}" ps -q "${2:-taipei-nlu}")"; }
is_healthy() { [ "$(inspect '{{.State.Health.Status}}' "${1:-taipei-nlu}")" = healthy ]; }
parse() { fetch "$service/parse" -H 'Content-Type: application/json' -d '{"text": "I would like to arrive Taipei on November 2nd."}'; }
# holds PART TEXT
holds() { [[ "$2" == *"$1"* ]]; }
# image NAME: whether it is there
image() { [ -n "$1" ] && "$DOCKER" image inspect "$1" >/dev/null 2>&1; }

down || true # what a run that was killed has left

# --- the service
run 300 "${compose[@]}" up -d --no-build taipei-nlu
until_true 240 is_healthy
answer=$(parse)
[[ "$answer" == *'"arrival":{"slot":"arrival","text":"Taipei"'* ]] || fail "/parse answers $answer"
limits=$(inspect '{{.HostConfig.Memory}} {{.HostConfig.ReadonlyRootfs}} {{.HostConfig.CapDrop}} {{(index (index .HostConfig.PortBindings "8080/tcp") 0).HostIp}}')
[ "$limits" = '402653184 true [ALL] 127.0.0.1' ] || fail "memory, read-only root, capabilities and address are $limits"
echo "compose: the service is healthy and answers within its limits, to this machine alone"

# --- Prometheus and Grafana
if image "${PROMETHEUS_IMAGE:-}"; then
  run 300 "${compose[@]}" --profile observability up -d --no-build prometheus
  until_true 180 fetch -f "$prometheus/-/ready"
  until_true 60 is_healthy prometheus
  scraped() { parse > /dev/null && holds '"health":"up"' "$(fetch "$prometheus/api/v1/targets")"; }
  until_true 180 scraped || fail "Prometheus does not scrape the service: $(fetch "$prometheus/api/v1/targets")"
  query() { fetch -f -G "$prometheus/api/v1/query" --data-urlencode "query=$1"; }
  counted() { parse > /dev/null && holds '"value"' "$(query 'rate(nlu_parse_seconds_count{job="taipei-nlu"}[1m]) > 0')"; }
  until_true 180 counted
  queries=0
  while IFS= read -r expression; do
    answer=$(query "$expression") || fail "Prometheus does not take what the dashboard asks: $expression"
    # what has not happened has no value: no model was changed
    [[ "$answer" == *'"value":'* ]] || fail "the dashboard would be empty: $expression answers $answer"
    queries=$((queries + 1))
  done < <(sed -nE 's/^ *"expr": "(.*)",?$/\1/p' docs/grafana/taipei-nlu.json |
    sed -e 's/\\"/"/g' -e 's/\$__rate_interval/1m/g' -e 's/\$job/taipei-nlu/g')
  ((queries > 5)) || fail "only $queries queries were found in docs/grafana/taipei-nlu.json"
  echo "compose: Prometheus scrapes the service and answers all $queries queries of the dashboard"
else
  echo "compose: Prometheus was NOT tried, since there is no image of it"
fi
if image "${GRAFANA_IMAGE:-}"; then
  run 300 "${compose[@]}" --profile observability up -d --no-build grafana
  has_dashboard() { holds taipei-nlu "$(fetch -f "$grafana/api/search?type=dash-db")"; }
  until_true 180 has_dashboard
  echo "compose: Grafana shows the dashboard"
else
  echo "compose: Grafana was NOT tried, since there is no image of it"
fi

# --- training, taken up by the service as it runs
mkdir "$TAIPEI_NLU_CORPUS"
for part in train validation test; do
  for city in Taipei Tainan Oslo Lima Paris Rome; do
    echo "I want to fly to [$city](arrival)"
    echo "we leave [$city](departure) soon"
  done > "$TAIPEI_NLU_CORPUS/$part.txt"
done
chmod -R a+rX "$work"
export TAIPEI_NLU_MODEL=/models/trained
run 300 "${compose[@]}" up -d --no-build taipei-nlu
refuses() { [ "$(fetch -o /dev/null -w '%{http_code}' "$service/actuator/health/readiness")" = 503 ]; }
until_true 240 refuses # there is no such model yet
started=$(inspect '{{.Id}} {{.State.StartedAt}} {{.RestartCount}}')
small=(--set training.epochs=3 --set 'network.cells=[8]' --set features.word.smallest_count=1 --set training.batch_size=4)
for name in first second; do
  run 400 "${compose[@]}" --profile train run --rm trainer \
    train --corpus /corpus --out /models/trained --name "$name" "${small[@]}"
  serves() { holds "\"model\":{\"name\":\"$name\"" "$(parse)"; }
  until_true 120 serves
done
[ "$(inspect '{{.Id}} {{.State.StartedAt}} {{.RestartCount}}')" = "$started" ] || fail "the service was started again"
until_true 120 is_healthy
echo "compose: the service took up two models that the trainer wrote, without a restart"
