#!/usr/bin/env bash
# Builds the image from service/target/taipei-nlu-service.jar, which `mvn package` has made.
#
#   scripts/build-image.sh NAME [ARGUMENT…]    further arguments go to docker build
#
# DOCKER, if set, is the client. BASE_IMAGE, JDK_IMAGE, BUILD_IMAGE and, for the trainer, RUNTIME_IMAGE, if set, take the place of
# the base images that the Dockerfile names; VERSION and REVISION are what the labels of the image say.
set -euo pipefail
cd "$(dirname "$0")/.."
name=$1
shift
test -f service/target/taipei-nlu-service.jar || { echo "run mvn package -DskipTests first" >&2; exit 1; }
arguments=(--build-arg JAR=prebuilt)
for argument in BASE_IMAGE JDK_IMAGE RUNTIME_IMAGE BUILD_IMAGE VERSION REVISION; do
  [ -z "${!argument:-}" ] || arguments+=(--build-arg "$argument=${!argument}")
done
DOCKER_BUILDKIT=1 "${DOCKER:-docker}" build -t "$name" "${arguments[@]}" "$@" .
