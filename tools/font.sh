#!/usr/bin/env bash
# Cuts the page's display font from Bagel Fat One: make font. Needs Python with pip, and npm.
set -euo pipefail
cd "$(dirname "$0")/.."

FONT=@fontsource/bagel-fat-one@5.3.0

fresh=$(mktemp -d)
trap 'rm -rf "$fresh"' EXIT
python3 -m venv "$fresh/python"
"$fresh/python/bin/pip" install --quiet --disable-pip-version-check fonttools==4.68.0 brotli==1.2.1
npm pack --silent --pack-destination "$fresh" "$FONT" > /dev/null
tar -xzf "$fresh"/*.tgz -C "$fresh"
rm -f frontend/font/*.woff2
"$fresh/python/bin/python" tools/font.py "$fresh/package/files/bagel-fat-one-korean-400-normal.woff2"
cp "$fresh/package/LICENSE" frontend/font/OFL.txt
