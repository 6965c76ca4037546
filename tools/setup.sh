#!/usr/bin/env bash
# Installs what is missing, once: the Rust target, the build tools, a newer Node where needed, the npm packages.
# Silent when nothing is missing.
set -euo pipefail
cd "$(dirname "$0")/.."
. tools/versions.sh

say() { printf '\033[1m▸ %s\033[0m\n' "$*" >&2; }
die() { printf '✗ %s\n' "$*" >&2; exit 1; }

command -v rustup > /dev/null || die "rustup is missing: install Rust from https://rustup.rs, then run this again."
command -v node > /dev/null || die "Node.js is missing: install it from https://nodejs.org, then run this again."
command -v npm > /dev/null || die "npm is missing: it comes with Node.js from https://nodejs.org."

if ! rustup target list --installed 2> /dev/null | grep -qx wasm32-unknown-unknown; then
  say "Installing the Rust toolchain that rust-toolchain.toml names, with its wasm target"
  channel=$(sed -n 's/^channel = "\(.*\)"/\1/p' rust-toolchain.toml)
  rustup toolchain install "$channel" --profile minimal -c clippy -c rustfmt -t wasm32-unknown-unknown
fi

# Builds crate $1 at version $2 into the cache, unless the right one is there or on the path already. $3 is the program's
# name, $4 the optimisation that pays: most of these programs only wait for others. The rest goes to cargo.
install_tool() {
  local crate=$1 version=$2 program=$3 optimisation=$4; shift 4
  [ -x "$CACHE/$crate-$version/bin/$program" ] && return
  if "$program" --version 2> /dev/null | grep -qwF "$version"; then return; fi
  say "Building $program $version (once for this user; some minutes)"
  CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_OPT_LEVEL=$optimisation CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 \
    CARGO_PROFILE_RELEASE_DEBUG=0 CARGO_PROFILE_RELEASE_STRIP=symbols CARGO_TARGET_DIR="$CACHE/target" \
    cargo install "$crate@$version" --locked --quiet --root "$CACHE/$crate-$version" "$@"
}

if ! at_least "$(node --version | tr -d v)" "$NODE_MIN" && [ ! -x "$CACHE/node-$NODE/bin/node" ]; then
  say "Fetching Node $NODE, since $NODE_MIN is needed and this machine has $(node --version)"
  package=node-$(node -p 'process.platform + "-" + process.arch')
  fresh=$(mktemp -d)
  trap 'rm -rf "$fresh"' EXIT
  npm install --loglevel=error --no-save --prefix "$fresh" "$package@$NODE"
  mkdir -p "$CACHE"
  mv "$fresh/node_modules/$package" "$CACHE/node-$NODE"
fi

if [ package-lock.json -nt node_modules/.package-lock.json ]; then
  say "Installing the npm packages"
  npm ci --loglevel=error
  touch node_modules/.package-lock.json
fi
# So that a plain "npx wrangler" finds a Node that is new enough.
if [ -x "$CACHE/node-$NODE/bin/node" ]; then ln -sf "$CACHE/node-$NODE/bin/node" node_modules/.bin/node; fi

install_tool wasm-bindgen-cli "$WASM_BINDGEN" wasm-bindgen 1 --no-default-features --bin wasm-bindgen
install_tool worker-build "$WORKER_BUILD" worker-build 1
# Its default features are for downloads, and it is to make none.
install_tool trunk "$TRUNK" trunk 0 --no-default-features
rm -rf "$CACHE/target"
