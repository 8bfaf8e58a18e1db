#!/usr/bin/env bash
# Builds the images from what `mvn package` has made and tries them for real: the container tests, then the stack of
# docker-compose.yml. Takes the Docker engine that answers; where there is none, and this is Debian and we are root, it
# starts one of its own and ends it.
#
#   scripts/container-tests.sh
#
# BASE_IMAGE, JDK_IMAGE, RUNTIME_IMAGE, PROMETHEUS_IMAGE and GRAFANA_IMAGE take the place of the images that are named in the
# Dockerfiles and docker-compose.yml. Where those cannot be pulled, stand-ins are made of Debian's packages.
# Ends with 0 if everything passed, 75 if there is no engine, or nothing to build images on, so that nothing was tried;
# anything else if something failed.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/containers/engine.sh

readonly NOT_TRIED=75
export DOCKER=${DOCKER:-docker}
running=
work=

finish() {
  local code=$?
  trap - EXIT
  trap '' INT TERM HUP
  [ -z "$running" ] || { kill "$running" 2>/dev/null && wait "$running" 2>/dev/null || true; }
  [ "$own_engine" != true ] || end_engine
  [ -z "$work" ] || rm -rf "$work"
  exit "$code"
}
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
trap 'exit 129' HUP

not_tried() {
  say "NO CONTAINER TESTS: $*"
  say "The image and docker-compose.yml were NOT tried on this machine."
  exit "$NOT_TRIED"
}

for needed in service/target/taipei-nlu-service.jar model-training/target/taipei-nlu-training.jar; do
  test -f "$needed" || { echo "no $needed: run mvn package -DskipTests first" >&2; exit 1; }
done

# --- an engine
if engine_answers; then
  say "the Docker engine that is there"
  work=$(mktemp -d)
else
  [ "$(id -u)" = 0 ] || not_tried "no Docker engine answers, and only root can start one"
  grep -qsx 'ID=debian' /etc/os-release || not_tried "no Docker engine answers, and this is not Debian, whose packages hold one"
  exec 9> /var/tmp/taipei-nlu-engine.lock
  run 2400 flock 9 || not_tried "another run has held its engine for 40 minutes"
  own_engine=false end_engine # of a run that was killed
  work=$engine_folder/work # goes with the folder
  mkdir -m 711 "$engine_folder" "$work"
  say "a Docker engine of our own"
  missing=()
  [ -x /usr/bin/docker ] && command -v dockerd >/dev/null || missing+=(docker.io)
  command -v debootstrap >/dev/null || missing+=(debootstrap)
  command -v iptables >/dev/null || missing+=(iptables)
  command -v ip >/dev/null || missing+=(iproute2)
  [ -x /usr/bin/docker-compose ] || missing+=(docker-compose)
  if ((${#missing[@]})); then
    install_packages "${missing[@]}" || not_tried "${missing[*]} could not be installed"
  fi
  start_engine || not_tried "the engine did not start; the end of its log is above"
fi

export TMPDIR=$work

# --- base images: those of a registry, or stand-ins
# given or pulled NAME
there() { "$DOCKER" image inspect "$1" >/dev/null 2>&1 || { [ "$own_engine" = false ] && run 300 "$DOCKER" pull -q "$1"; }; }
# default_of ARGUMENT DOCKERFILE
default_of() { sed -n "s/^ARG $1=//p" "$2"; }

base=${BASE_IMAGE:-$(default_of BASE_IMAGE Dockerfile)} jdk=${JDK_IMAGE:-$(default_of JDK_IMAGE Dockerfile)}
runtime=${RUNTIME_IMAGE:-$(default_of RUNTIME_IMAGE model-training/Dockerfile)}
feature=25
registry=true
if ! there "$base" || ! there "$jdk" || ! there "$runtime"; then
  registry=false
  say "stand-ins for $base, $jdk and $runtime, of Debian's packages"
  [ "$(id -u)" = 0 ] && command -v debootstrap >/dev/null ||
    not_tried "base images cannot be pulled, and only root with debootstrap can make stand-ins"
  code=0
  for _ in first second; do # an archive may be out of breath
    rm -rf --one-file-system "$work/root"
    code=0
    run 900 scripts/containers/base-image.sh "$work/root" > "$work/feature" || code=$?
    ((code != 0)) || break
  done
  # the archive, or the time that it takes; what else goes wrong is a failure
  ((code != 75 && code != 124)) || not_tried "base images can neither be pulled nor made of Debian's packages; what was wrong is above"
  ((code == 0)) || exit "$code"
  feature=$(tail -n 1 "$work/feature")
  changes=(--change 'ENV PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin')
  # the flags of the image are those of its JRE, which an older one does not know
  ((feature >= 25)) || changes+=(--change 'ENV JAVA_TOOL_OPTIONS=-XX:+IgnoreUnrecognizedVMOptions')
  tar -C "$work/root/base" -c . | run 600 "$DOCKER" import "${changes[@]}" - taipei-nlu-base
  run 600 "$DOCKER" build -q -t taipei-nlu-jdk -f scripts/containers/jdk.Dockerfile --build-arg BASE=taipei-nlu-base "$work/root/jdk"
  rm -rf --one-file-system "$work/root"
  base=taipei-nlu-base jdk=taipei-nlu-jdk runtime=taipei-nlu-jdk
  # Testcontainers wants this one to be there
  "$DOCKER" image inspect alpine:3.17 >/dev/null 2>&1 || "$DOCKER" tag taipei-nlu-base alpine:3.17
fi

if ! run 120 "$DOCKER" run --rm --memory 64m --read-only "$base" true; then
  [ "$own_engine" = false ] || not_tried "the engine starts, but runs no container here"
  exit 1
fi

# --- the images
say "the image of the service"
export BASE_IMAGE=$base JDK_IMAGE=$jdk RUNTIME_IMAGE=$runtime
old=()
((feature >= 21)) || old=(--build-arg COMPRESSION=2) # as jlink called it then
run 1200 scripts/build-image.sh taipei-nlu-test "${old[@]}"
say "the image of the trainer"
run 1200 scripts/build-image.sh taipei-nlu-trainer-test -f model-training/Dockerfile

megabytes() { echo $(($("$DOCKER" image inspect --format '{{.Size}}' "$1") / 1000000)); }
echo "the image takes $(megabytes taipei-nlu-test) MB, $(megabytes "$base") of them for its base image"
run 60 "$DOCKER" run --rm --entrypoint sh taipei-nlu-test -c 'du -s --block-size=1MB /opt/java /app/*'
if ((feature >= 25)); then
  # mode "on" ends with an error if the cache cannot be used
  run 120 "$DOCKER" run --rm --read-only --tmpfs /tmp --entrypoint java taipei-nlu-test -XX:AOTMode=on \
    -XX:AOTCache=/app/service.aot -Dspring.context.exit=onRefresh -jar /app/service.jar > "$work/cache.log" ||
    { tail -n 20 "$work/cache.log" >&2; echo "the cache of classes cannot be used" >&2; exit 1; }
  echo "the cache of classes is used"
else
  echo "the cache of classes was not tried: it needs JDK 25, and this is JDK $feature"
fi

# --- Prometheus and Grafana
# named SERVICE: the image that docker-compose.yml gives it
named() { sed -nE "s/^ *image: \\\$\{$1:-(.*)\}/\1/p" docker-compose.yml; }
stand_in_for_prometheus() {
  mkdir "$work/prometheus"
  (
    cd "$work/prometheus"
    run 120 apt-get -q download prometheus || { run 300 apt-get -q update && run 120 apt-get -q download prometheus; }
  ) && dpkg-deb -x "$work"/prometheus/prometheus_*.deb "$work/prometheus" &&
    run 300 "$DOCKER" build -q -t taipei-nlu-prometheus-test -f scripts/containers/prometheus.Dockerfile \
      --build-arg BASE="$base" "$work/prometheus"
}
export PROMETHEUS_IMAGE=${PROMETHEUS_IMAGE:-$(named PROMETHEUS_IMAGE)} GRAFANA_IMAGE=${GRAFANA_IMAGE:-$(named GRAFANA_IMAGE)}
if [ "$registry" = false ] && ! there "$PROMETHEUS_IMAGE"; then
  say "a stand-in for $PROMETHEUS_IMAGE, of Debian's package"
  PROMETHEUS_IMAGE=
  if stand_in_for_prometheus; then
    PROMETHEUS_IMAGE=taipei-nlu-prometheus-test
    export COMPOSE_FILE=docker-compose.yml:scripts/containers/old-prometheus.yml
  fi
elif [ "$registry" = true ]; then
  there "$PROMETHEUS_IMAGE" && there "$GRAFANA_IMAGE" || { echo "$PROMETHEUS_IMAGE or $GRAFANA_IMAGE cannot be pulled" >&2; exit 1; }
fi

# --- the tests
say "the container tests"
[ "$registry" = true ] || export TESTCONTAINERS_RYUK_DISABLED=true
report=deployment-tests/target/surefire-reports/TEST-org.taipeinlu.deployment.ImageTests.xml
rm -f "$report"
TAIPEI_NLU_TEST_IMAGE=taipei-nlu-test run 1500 mvn -B -q -pl deployment-tests test -Dtest=ImageTests
tests=$(grep -o '<testcase ' "$report" | wc -l)
if ((tests == 0)) || grep -q '<skipped' "$report"; then
  echo "the container tests did not run although there is an engine: $report" >&2
  exit 1
fi
echo "$tests container tests passed"

say "the stack of docker-compose.yml"
TAIPEI_NLU_IMAGE=taipei-nlu-test TAIPEI_NLU_TRAINER_IMAGE=taipei-nlu-trainer-test run 1500 scripts/containers/compose-tests.sh
