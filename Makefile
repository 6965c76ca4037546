# make dev    installs what is missing, builds, and serves the game on http://localhost:8787
# make test   installs what is missing, and runs every check and test

SHELL := bash
.DELETE_ON_ERROR:
.PHONY: dev build setup test check audit soak bench responsiveness lighthouse hanpan words words-lookup words-report sizes weigh font screens preview icons deploy clean

PORT ?= 8787

# The crates whose tests run on this machine itself.
native := --package hangul --package lexicon --package protocol --package client --package rules --package edge --package words --package frontend --package view --package operator --package bot

shared_sources := $(shell find hangul/src protocol/src client/src -name '*.rs') Cargo.toml Cargo.lock rust-toolchain.toml tools/versions.sh
page_sources := $(shared_sources) $(shell find frontend -type f) index.html $(addprefix tools/,page.mjs program.mjs scripts.mjs styles.mjs headers.mjs)
worker_sources := $(shared_sources) $(shell find edge lexicon/src rules/src -type f) words/built/words.bin

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

# What the compiler, the linter and the formatter have to say, for the machine and for the browser.
check: | setup
	@echo "▸ Checking format and lints"
	@cargo fmt --all --check
	@cargo clippy --quiet --all-targets $(native) -- --deny warnings
	@cargo clippy --quiet --target wasm32-unknown-unknown --package edge --package frontend -- --deny warnings
	@if cargo deny --version > /dev/null 2>&1; then cargo deny --log-level error check licenses bans sources > /dev/null; fi
	@if command -v typos > /dev/null; then typos; fi

# Searches the dependencies for known vulnerabilities. No part of the tests: it needs the network, and its result changes
# without a change of the code.
audit:
	@cargo deny --version > /dev/null 2>&1 || { echo "✗ cargo-deny is missing: cargo install cargo-deny --locked" >&2; exit 1; }
	@command -v npm > /dev/null || { echo "✗ npm is missing: it comes with Node.js from https://nodejs.org" >&2; exit 1; }
	@failed=0; cargo deny check advisories || failed=1; npm audit || failed=1; exit $$failed

# The rules, then the Worker in a real workerd, then the page in a real Chromium.
test: check build
	@tools/chromium.sh
	@echo "▸ Testing the rules, the word data and the page's own logic"
	@cargo test --quiet $(native)
	@cargo build --quiet --bin words --bin hanpan --bin bot
	@echo "▸ Testing the Worker and the page"
	@tools/run node --disable-warning=ExperimentalWarning --test --test-reporter=spec --test-force-exit --test-timeout=120000 tests/*/*.test.mjs

# Many random courses of a room beside its model; COURSES says how many of each kind.
COURSES ?= 2000
soak:
	@PROPTEST_CASES=$(COURSES) cargo test --release --package rules --test room_against_model -- --nocapture

# What judging, drawing and filtering cost.
bench:
	@cargo bench --quiet --package lexicon --bench words

# How soon the page shows what a person does on a slow phone in a busy room.
responsiveness: build
	@tools/chromium.sh
	@tools/run node --disable-warning=ExperimentalWarning tests/bench/responsiveness.mjs

# The operators' command line: make hanpan A="channels". ADMIN_TOKEN in the environment says who asks.
hanpan:
	@cargo run --quiet --package operator -- $(A)

# Says what the judge would say of a word or of initials, and why: make words-lookup W=서랍
words-lookup:
	@cargo run --quiet --release --package words -- lookup $(W)

# Counts, measures and samples the word data.
words-report:
	@cargo run --quiet --release --package words -- report

# Builds the word lists anew from their sources; needs Python with pip.
words:
	@words/fetch.sh
	@cargo run --quiet --release --package words -- build

# Raw and compressed sizes of what is deployed.
sizes: build
	@tools/run node tools/sizes.mjs

# What each part of the page's program weighs.
weigh: | setup
	@tools/run node tools/weigh.mjs

# What Lighthouse measures on a phone: times, shifts, accessibility. RUNS says how many runs are to agree.
lighthouse: build
	@tools/chromium.sh
	@tools/lighthouse.sh

# Cuts the page's display font; needs Python with pip.
font:
	@tools/font.sh

# Takes pictures of every screen and state. SCREENS says into which folder, ONLY which: make screens ONLY=phone-dark
SCREENS ?= screens
screens: build
	@tools/chromium.sh
	@tools/run node --disable-warning=ExperimentalWarning tests/screens/take.mjs $(SCREENS) $(if $(ONLY),'$(ONLY)')

# Draws the picture that messengers show beside a link.
preview: | setup
	@tools/chromium.sh
	@tools/run node --disable-warning=ExperimentalWarning tools/preview.mjs

# Draws the icons that home screens show.
icons: | setup
	@tools/chromium.sh
	@tools/run node --disable-warning=ExperimentalWarning tools/icons.mjs

deploy: build
	@tools/run wrangler deploy

clean:
	rm -rf build dist target node_modules .wrangler
