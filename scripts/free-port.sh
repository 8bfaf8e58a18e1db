#!/usr/bin/env bash
# Prints a port of this machine on which nobody listens, below those that the kernel deals out itself.
set -euo pipefail
for _ in $(seq 100); do
  port=$((20000 + RANDOM % 12000))
  (: < "/dev/tcp/127.0.0.1/$port") 2>/dev/null || { echo "$port"; exit 0; }
done
echo "no free port was found among 100 between 20000 and 32000" >&2
exit 1
