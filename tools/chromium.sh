#!/usr/bin/env bash
# Provides Chromium and a Korean font for the tests: uses $CHROMIUM or one on the path, or else installs Debian's.
set -euo pipefail

has_chromium() {
  [ -x "${CHROMIUM:-}" ] && return
  command -v chromium chromium-browser google-chrome-stable google-chrome > /dev/null
}

has_chromium && exit
if [ "$(id -u)" = 0 ] && command -v apt-get > /dev/null; then
  echo "▸ Installing Debian's chromium and a Korean font" >&2
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium fonts-nanum > /dev/null
fi
has_chromium && exit
echo "✗ Chromium is missing: install it, or name it in \$CHROMIUM, then run this again." >&2
exit 1
