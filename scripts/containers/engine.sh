# shellcheck shell=bash
# Functions for scripts that need a Docker engine: one of their own, from Debian's packages.
#
# It keeps all it has in one folder, so that ending it and removing the folder leaves nothing behind. Should its
# script be killed, the kernel ends it; should it be killed itself, the next run ends what is left. One at a time:
# whoever comes second waits.

engine_folder=/var/tmp/taipei-nlu-engine
engine_log=$engine_folder/engine.log
own_engine=false
# Linux ends what is started so when its parent is killed
bound=()
if command -v setpriv >/dev/null; then bound=(setpriv --pdeathsig TERM); fi

say() { printf '\n== %s\n' "$*" >&2; }

# run SECONDS COMMAND…: ends with this script, and traps are served while it runs, which a plain command would put off to its end
run() {
  "${bound[@]}" timeout -k 15 "$@" <&0 &
  running=$!
  local code=0
  wait "$running" || code=$?
  running=
  return "$code"
}

# fetch URL…: curl that neither hangs nor goes through a proxy
fetch() { curl -sS --noproxy '*' --max-time 30 "$@"; }

# until_true SECONDS COMMAND…
until_true() {
  local end=$((SECONDS + $1))
  shift
  until "$@" >/dev/null 2>&1; do
    ((SECONDS < end)) || { echo "after waiting in vain: $*" >&2; return 1; }
    sleep 1
  done
}

engine_answers() { timeout 20 "$DOCKER" info --format '{{.ServerVersion}}' >/dev/null 2>&1; }

# installs PACKAGE…, and lets none of them start a service of its own
install_packages() {
  local policy=/usr/sbin/policy-rc.d
  grep -qs taipei-nlu "$policy" && rm "$policy" # from a run that was killed
  if [ ! -e "$policy" ]; then
    printf '#!/bin/sh\n# for the time of an installation for taipei-nlu\nexit 101\n' > "$policy"
    chmod +x "$policy"
  fi
  local code=0
  export DEBIAN_FRONTEND=noninteractive
  run 120 dpkg --configure -a &&
    run 300 apt-get -q -o DPkg::Lock::Timeout=200 update &&
    run 900 apt-get -q -y -o DPkg::Lock::Timeout=200 install --no-install-recommends "$@" || code=$?
  grep -qs taipei-nlu "$policy" && rm "$policy"
  return "$code"
}

# processes of an engine in the folder, their containers first
engine_processes() {
  local process name
  for process in /proc/[0-9]*; do
    name=$(cat "$process/comm" 2>/dev/null) || continue
    [[ "$name" == dockerd || "$name" == containerd* ]] || continue
    tr '\0' ' ' < "$process/cmdline" 2>/dev/null | grep -qF "$engine_folder/" || continue
    [[ "$name" != containerd-shim* ]] || awk -v shim="${process##*/}" '$4 == shim { print $1 }' /proc/[0-9]*/stat 2>/dev/null || true
    echo "${process##*/}"
  done
}

end_engine() {
  [ -d "$engine_folder" ] || return 0
  local engine process mount
  # asked first, it ends its containers itself
  engine=$(cat "$engine_folder/engine.pid" 2>/dev/null || true)
  if [ -n "$engine" ] && grep -qF "$engine_folder/" "/proc/$engine/cmdline" 2>/dev/null; then
    kill "$engine" 2>/dev/null || true
    for _ in $(seq 40); do [ -d "/proc/$engine" ] || break; sleep 1; done
  fi
  for process in $(engine_processes); do kill -KILL "$process" 2>/dev/null || true; done
  for _ in $(seq 10); do [ -n "$(engine_processes)" ] || break; sleep 1; done
  awk -v folder="$engine_folder/" 'index($2, folder) == 1 { print $2 }' /proc/self/mounts | sort -r |
    while read -r mount; do umount -l "$mount" || true; done
  rm -rf --one-file-system "$engine_folder" || true
  if [ "$own_engine" = true ]; then
    sysctl -q -w "net.ipv4.ip_forward=$forwarding" 2>/dev/null || true
    [ "$had_bridge" = true ] || ip link delete docker0 2>/dev/null || true
  fi
}

# start_engine: what it needs is installed; sets DOCKER and DOCKER_HOST
start_engine() {
  forwarding=$(cat /proc/sys/net/ipv4/ip_forward 2>/dev/null || echo 0)
  had_bridge=false
  [ ! -e /sys/class/net/docker0 ] || had_bridge=true
  own_engine=true
  DOCKER=/usr/bin/docker
  export DOCKER DOCKER_HOST=unix://$engine_folder/engine.sock
  # the lock must not outlive the script in it
  setsid "${bound[@]}" dockerd --data-root "$engine_folder/data" --exec-root "$engine_folder/exec" \
    --pidfile "$engine_folder/engine.pid" --host "$DOCKER_HOST" > "$engine_log" 2>&1 9>&- &
  local starter=$!
  for _ in $(seq 60); do
    engine_answers && return 0
    [ -d "/proc/$starter" ] || break
    sleep 1
  done
  tail -n 20 "$engine_log" >&2
  return 1
}
