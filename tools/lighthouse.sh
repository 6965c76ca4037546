#!/usr/bin/env bash
# Runs Lighthouse on the page. Fetches it into the cache first; it is not in package.json, because it is larger than all
# packages of the tests together.
set -euo pipefail
cd "$(dirname "$0")/.."
. tools/versions.sh

home=$CACHE/lighthouse-$LIGHTHOUSE
if [ ! -d "$home" ]; then
  echo "▸ Fetching Lighthouse $LIGHTHOUSE" >&2
  mkdir -p "$CACHE"
  fresh=$(mktemp -d "$CACHE/fresh-XXXXXX")
  trap 'rm -rf "$fresh"' EXIT
  tools/run npm install --loglevel=error --no-save --prefix "$fresh" "lighthouse@$LIGHTHOUSE"
  mv "$fresh" "$home"
fi
LIGHTHOUSE_HOME=$home exec tools/run node --disable-warning=ExperimentalWarning tests/lighthouse/measure.mjs "$@"
