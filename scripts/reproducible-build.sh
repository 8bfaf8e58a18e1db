#!/usr/bin/env bash
# Builds these sources twice, in two folders, and compares the jars of the service and the trainer.
#
#   scripts/reproducible-build.sh [JAR]
#
# With JAR, a service that was built from them before, one more build is compared with that.
set -euo pipefail
cd "$(dirname "$0")/.."
first=${1:+$(realpath "$1")}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# build FOLDER: another path, and files of another time
build() {
  mkdir "$work/$1"
  tar -c --exclude=./.git --exclude=target . | tar -x -m -C "$work/$1"
  mvn -B -q -f "$work/$1/pom.xml" -DskipTests -pl service,model-training -am package
}
same() {
  if cmp -s "$1" "$2"; then return 0; fi
  echo "two builds differ: $(basename "$1")" >&2
  for jar in "$1" "$2"; do unzip -lv "$jar" > "$work/$(sha256sum < "$jar" | cut -c1-16).list"; done
  diff "$work"/*.list | head -n 20 >&2
  return 1
}

build second
if [ -z "$first" ]; then
  build third
  first=$work/third/service/target/taipei-nlu-service.jar
  same "$work/third/model-training/target/taipei-nlu-training.jar" "$work/second/model-training/target/taipei-nlu-training.jar"
fi
same "$first" "$work/second/service/target/taipei-nlu-service.jar"
echo "two builds gave the same jar: $(sha256sum < "$first" | cut -d' ' -f1)"
