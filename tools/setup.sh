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

can_fetch_tools() { cargo binstall -V > /dev/null 2>&1; }

# True if program $3 of crate $1 is neither in the cache nor on the path at version $2.
lacks_tool() { [ ! -x "$CACHE/$1-$2/bin/$3" ] && ! "$3" --version 2> /dev/null | grep -qwF "$2"; }

# Installs it into the cache. Further arguments go to cargo install.
install_tool() {
  local crate=$1 version=$2 program=$3; shift 3
  lacks_tool "$crate" "$version" "$program" || return 0
  local root=$CACHE/$crate-$version
  if can_fetch_tools; then
    say "Fetching $program $version"
    BINSTALL_DISABLE_TELEMETRY=true \
      cargo binstall --no-confirm --disable-strategies compile --root "$root" "$crate@$version" && return
  fi
  say "Compiling $program $version, which takes up to 2 minutes on two cores"
  # Without optimisation, which would double the time to compile: these programs run for two seconds per build at most.
  CARGO_PROFILE_RELEASE_OPT_LEVEL=0 CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_PANIC=abort \
    CARGO_PROFILE_RELEASE_DEBUG=0 CARGO_PROFILE_RELEASE_STRIP=symbols CARGO_TARGET_DIR="$CACHE/target" \
    PATH=$root/bin:$PATH cargo install "$crate@$version" --locked --root "$root" "$@"
}

bindgen=(wasm-bindgen-cli "$WASM_BINDGEN" wasm-bindgen)
splitter=(wasm_split_cli_support "$WASM_SPLIT" wasm-split-cli)
worker=(worker-build "$WORKER_BUILD" worker-build)

if lacks_tool "${bindgen[@]}" || lacks_tool "${splitter[@]}" || lacks_tool "${worker[@]}"; then
  if can_fetch_tools; then
    say "Setting up, which takes about a minute, once for this user"
  else
    say "Setting up, which takes about 4 minutes on two cores, once for this user: three build tools are compiled." \
      "With cargo-binstall installed most of it is fetched in seconds"
  fi
fi

wasm=wasm32-unknown-unknown
if ! rustup target list --installed 2> /dev/null | grep -qx "$wasm"; then
  channel=$(sed -n 's/^channel = "\(.*\)"/\1/p' rust-toolchain.toml)
  say "Installing what is missing of Rust $channel, with its target $wasm"
  # rustup may download an installed toolchain again if told to install it, so only what is missing is added to one.
  rustup toolchain list | grep -q "^$channel-" || rustup toolchain install "$channel" --profile minimal
  rustup target add "$wasm" --toolchain "$channel"
  rustup component add clippy rustfmt --toolchain "$channel"
fi

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

install_tool "${bindgen[@]}" --no-default-features --bin wasm-bindgen
install_tool "${splitter[@]}" --features build-binary
install_tool "${worker[@]}" --bin worker-build
rm -rf "$CACHE/target"
