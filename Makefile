# make dev    installs what is missing, builds, and serves the game on http://localhost:8787
# make test   installs what is missing, and runs every check and test

SHELL := bash
.DELETE_ON_ERROR:
.PHONY: dev build setup test check audit soak simulate faults abuse bench bench-mqtt responsiveness lighthouse hanpan words words-lookup words-report sizes weigh font screens compare-screens preview icons deploy clean

PORT ?= 8787

# The crates with native tests. Those of edge and frontend cover what needs no JavaScript runtime.
native := --package hangul --package lexicon --package protocol --package client --package mqtt --package rules --package edge --package words --package frontend --package operator --package bot --package load --package simulation --package fuzz

shared_sources := $(shell find hangul/src protocol/src client/src -name '*.rs') Cargo.toml Cargo.lock rust-toolchain.toml tools/versions.sh
page_sources := $(shared_sources) $(shell find frontend -type f) index.html $(addprefix tools/,page.mjs program.mjs scripts.mjs styles.mjs headers.mjs)
worker_sources := $(shared_sources) $(shell find edge lexicon/src mqtt/src rules/src -type f) words/built/words.bin

dev: build
	@echo "▸ Serving the game on http://localhost:$(PORT)"
	@tools/run wrangler dev --port $(PORT)

build: dist/index.html build/index.js

setup:
	@tools/setup.sh

dist/index.html: $(page_sources) | setup
	@echo "▸ Building the page"
	@tools/run node tools/page.mjs

build/index.js: $(worker_sources) | setup
	@echo "▸ Building the Worker"
	@RUST_LOG=warn tools/run worker-build edge --release --out-dir ../build
	@touch $@

# Formatting and lints, native and for wasm.
check: | setup
	@echo "▸ Checking format and lints"
	@cargo fmt --all --check
	@cargo clippy --quiet --all-targets $(native) -- --deny warnings
	@cargo clippy --quiet --target wasm32-unknown-unknown --package edge --package frontend -- --deny warnings
	@if cargo deny --version > /dev/null 2>&1; then cargo deny --log-level error check licenses bans sources > /dev/null; fi
	@if command -v typos > /dev/null; then typos; fi

# Searches the dependencies for known vulnerabilities. Not part of the tests, because it needs the network and its result
# changes without a change of the code.
audit:
	@cargo deny --version > /dev/null 2>&1 || { echo "✗ cargo-deny is missing: cargo install cargo-deny --locked" >&2; exit 1; }
	@command -v npm > /dev/null || { echo "✗ npm is missing: it comes with Node.js from https://nodejs.org" >&2; exit 1; }
	@failed=0; cargo deny check advisories || failed=1; npm audit || failed=1; exit $$failed

# Unit tests, then the Worker in a real workerd, then the page in a real Chromium.
test: check build
	@tools/chromium.sh
	@tools/paho.sh > /dev/null || true
	@echo "▸ Testing the rules, the word data and the page's own logic"
	@cargo test --quiet $(native)
	@cargo build --quiet --bin words --bin hanpan --bin bot --bin load
	@echo "▸ Testing the Worker and the page"
	@tools/run node --disable-warning=ExperimentalWarning --test --test-reporter=spec --test-force-exit --test-timeout=300000 tests/*/*.test.mjs

# Plays random histories of a room to the rules and to their reference model. COURSES is their number per kind.
COURSES ?= 2000
soak:
	@PROPTEST_CASES=$(COURSES) cargo test --release --package rules --test room_against_model -- --nocapture

# Plays seeded histories of pages and a room over a faulty network and storage. SEEDS is their number, the first of which
# is FIRST; SEED plays one again.
SEEDS ?= 10000
FIRST ?= 0
simulate:
	@cargo run --quiet --release --package simulation -- $(if $(SEED),--seed $(SEED),--seeds $(SEEDS) --first $(FIRST))

# Kills a real server, lets its writes fail and cuts its network while matches are played. SEED determines the moments,
# EACH is the number of kills at each of ten moments, ONLY selects parts: kills,
# statements, panics, offices, reloads, cuts, deployment.
faults: build
	@cargo build --quiet --bin words
	@tools/run node --disable-warning=ExperimentalWarning tests/faults/main.mjs

# Attacks a real server as strangers would, and gives random inputs to everything that reads what they send. INPUTS is the
# number of inputs, ONLY selects attacks by the beginnings of their names.
INPUTS ?= 10000000
abuse: build
	@tools/run node --disable-warning=ExperimentalWarning tests/abuse/main.mjs
	@cargo run --quiet --release --package fuzz -- --inputs $(INPUTS)

# Times judging a word, drawing a question and filtering a message, and what a message costs the rules. Then measures rooms full of people, beside other
# servers, in up to 45 minutes. REPEATS is the number of runs, whose medians count; ONLY selects measures by the beginning of
# their names: make bench ONLY="rate calm". BENCH_OUT is the folder of the results.
bench: build
	@cargo bench --quiet --package lexicon --bench words
	@cargo bench --quiet --package rules --bench crowd
	@tools/run node --disable-warning=ExperimentalWarning tests/bench/crowd.mjs

# Measures what clients of MQTT cost beside as many sockets of pages. CLIENTS is their number (200), RATE the messages a second
# (5), SECONDS the time of each measure (10).
bench-mqtt: build
	@tools/run node --disable-warning=ExperimentalWarning tests/bench/mqtt.mjs

# Measures the page's response to input on a slow phone in a busy room, and the time until a slow network has loaded it.
# BASE=<checkout with its build> compares with that build, both measured alternately.
responsiveness: build
	@tools/chromium.sh
	@tools/run node --disable-warning=ExperimentalWarning tests/bench/responsiveness.mjs

# The operators' command line: make hanpan A="channels". It reads the operators' token from ADMIN_TOKEN.
hanpan:
	@cargo run --quiet --package operator -- $(A)

# Tells whether a word is accepted and why, or lists the words of a pattern: make words-lookup W=서랍
words-lookup:
	@cargo run --quiet --release --package words -- lookup $(W)

# Counts, measures and samples the word data.
words-report:
	@cargo run --quiet --release --package words -- report

# Rebuilds the word file from its sources; needs Python with pip.
words:
	@words/fetch.sh
	@cargo run --quiet --release --package words -- build

# Raw and compressed sizes of what is deployed. tests/repo/sizes.test.mjs asserts their budgets.
sizes: build
	@tools/run node tools/sizes.mjs

# The share of each crate and module in the page's program.
weigh: | setup
	@tools/run node tools/weigh.mjs

# Runs Lighthouse with a phone's emulation and asserts its targets. RUNS is the number of runs, whose median counts. BASE as
# for responsiveness.
lighthouse: build
	@tools/chromium.sh
	@tools/lighthouse.sh

# Cuts the page's display font into subsets; needs Python with pip.
font:
	@tools/font.sh

# Takes screenshots of every screen and state into the folder SCREENS; ONLY selects some: make screens ONLY=phone-dark. BASE
# is the checkout whose build they show.
SCREENS ?= screens
screens: build
	@tools/chromium.sh
	@tools/run node --disable-warning=ExperimentalWarning tests/screens/take.mjs $(SCREENS) $(if $(ONLY),'$(ONLY)')

# Compares the screenshots in the folders SCREENS and OTHER.
compare-screens: | setup
	@tools/chromium.sh
	@tools/run node --disable-warning=ExperimentalWarning tests/screens/compare.mjs $(SCREENS) $(OTHER)

# Draws the picture of link previews.
preview: | setup
	@tools/chromium.sh
	@tools/run node --disable-warning=ExperimentalWarning tools/preview.mjs

# Draws the home screen icons.
icons: | setup
	@tools/chromium.sh
	@tools/run node --disable-warning=ExperimentalWarning tools/icons.mjs

deploy: build
	@tools/run wrangler deploy

clean:
	rm -rf build dist target node_modules .wrangler
