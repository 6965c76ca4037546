#!/usr/bin/env bash
# Prints the path of a Python with paho-mqtt, a client of MQTT for the tests, which it installs into the cache once. Ends with
# 3 where that is not possible.
set -euo pipefail
cd "$(dirname "$0")/.."
. tools/versions.sh

home=$CACHE/paho-mqtt-$PAHO
if [ ! -e "$home/complete" ]; then
  command -v python3 > /dev/null || { echo "✗ python3 is missing." >&2; exit 3; }
  rm -rf "$home"
  mkdir -p "$CACHE"
  if ! python3 -c "import ensurepip" 2> /dev/null && [ "$(id -u)" = 0 ] && command -v apt-get > /dev/null; then
    echo "▸ Installing Debian's python3-venv" >&2
    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq python3-venv > /dev/null; } || true
  fi
  python3 -m venv "$home" >&2 || { echo "✗ Python's venv is missing: on Debian, install python3-venv." >&2; exit 3; }
  "$home/bin/pip" install --quiet --disable-pip-version-check "paho-mqtt==$PAHO" >&2 \
    || { echo "✗ paho-mqtt cannot be installed: its test is left out." >&2; exit 3; }
  touch "$home/complete"
fi
echo "$home/bin/python"
