#!/usr/bin/env bash
# Makes a small Debian with a JDK as a folder: the stand-in for base images where no registry can be reached.
#
#   scripts/containers/base-image.sh FOLDER
#
# The JDK is the newest of /usr/lib/jvm. Needs root, debootstrap and an archive that apt knows; ends with 75 if that does not
# give what is needed.
set -euo pipefail
folder=$1

# release and archive are those of this machine
. /etc/os-release
archive=$(apt-get indextargets --format '$(ORIGIN) $(CODENAME) $(SITE)' 'Created-By: Packages' 2>/dev/null |
  awk -v release="$VERSION_CODENAME" '$1 == "Debian" && $2 == release { print $3; exit }' || true)
debootstrap --variant=minbase "$VERSION_CODENAME" "$folder" ${archive:+"$archive"} >&2 || exit 75
rm -rf "$folder"/var/cache/apt/* "$folder"/var/lib/apt/lists/* "$folder"/usr/share/{doc,locale,man}

newest=0
for compiler in /usr/lib/jvm/*/bin/javac "${JAVA_HOME:-/none}/bin/javac"; do
  [ -x "$compiler" ] || continue
  feature=$("$compiler" -version 2>&1 | sed -E 's/^javac ([0-9]+).*/\1/')
  if ((feature > newest)); then newest=$feature; jdk=$(dirname "$(dirname "$(readlink -f "$compiler")")"); fi
done
((newest > 0)) || { echo "no JDK under /usr/lib/jvm or JAVA_HOME" >&2; exit 1; }

# links are followed, since those of a packaged JDK lead out of it
mkdir -p "$folder/opt/java"
tar -C "$jdk" -c --dereference --ignore-failed-read --exclude=./jmods --exclude=./lib/src.zip --exclude=./man \
  --exclude=./demo --exclude=./docs . | tar -C "$folder/opt/java" -x
echo "$newest"
