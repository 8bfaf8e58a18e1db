#!/usr/bin/env bash
# Makes a small Debian and a JDK as two folders: of them come the stand-ins for base images where no registry can be reached.
#
#   scripts/containers/base-image.sh FOLDER
#
# makes FOLDER/base and FOLDER/jdk. The JDK is the newest of /usr/lib/jvm. Needs root, debootstrap and an archive that apt knows;
# ends with 75 if that does not give what is needed.
set -euo pipefail
folder=$1

# release and archive are those of this machine
. /etc/os-release
archive=$(apt-get indextargets --format '$(ORIGIN) $(CODENAME) $(SITE)' 'Created-By: Packages' 2>/dev/null |
  awk -v release="$VERSION_CODENAME" '$1 == "Debian" && $2 == release { print $3; exit }' || true)
mkdir -p "$folder/jdk"
debootstrap --variant=minbase "$VERSION_CODENAME" "$folder/base" ${archive:+"$archive"} >&2 || exit 75
rm -rf "$folder"/base/var/cache/apt/* "$folder"/base/var/lib/apt/lists/* "$folder"/base/usr/share/{doc,locale,man}

newest=0
for compiler in /usr/lib/jvm/*/bin/javac "${JAVA_HOME:-/none}/bin/javac"; do
  [ -x "$compiler" ] || continue
  feature=$("$compiler" -version 2>&1 | sed -E 's/^javac ([0-9]+).*/\1/')
  if ((feature > newest)); then newest=$feature; jdk=$(dirname "$(dirname "$(readlink -f "$compiler")")"); fi
done
((newest > 0)) || { echo "no JDK under /usr/lib/jvm or JAVA_HOME" >&2; exit 1; }

# links are followed, since those of a packaged JDK lead out of it; jlink wants all that the JDK came with, its man pages, too
tar -C "$jdk" -c --dereference --ignore-failed-read --exclude=./lib/src.zip --exclude=./demo --exclude=./docs . |
  tar -C "$folder/jdk" -x
echo "$newest"
