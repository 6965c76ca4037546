# The exact versions of what builds and runs the game. Sourced by the scripts beside it.
WORKER_BUILD=0.8.7
# Equals the wasm-bindgen crate in Cargo.toml: the two speak one format.
WASM_BINDGEN=0.2.129
# Speaks the format of the crate wasm_split_helpers, which Leptos brings.
WASM_SPLIT=0.2.4
# What wrangler and the tests need, and what is fetched where the machine's own Node is older.
NODE_MIN=22.13.0
NODE=22.23.3

# Fetched for make lighthouse alone.
LIGHTHOUSE=13.5.0

# A client of MQTT for Python, for the tests.
PAHO=2.2.0

# Built tools are kept by version for every clone of this user.
CACHE=${XDG_CACHE_HOME:-$HOME/.cache}/choseong-hanpan

# Whether version $1 is at least $2.
at_least() {
  [ "$(printf '%s\n%s\n' "$2" "$1" | sort -V | head -n 1)" = "$2" ]
}
