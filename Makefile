# make dev    installs what is missing, builds, and serves the game on http://localhost:8787
# make test   installs what is missing, and runs every check and test

SHELL := bash
.DELETE_ON_ERROR:
.PHONY: dev build setup test check words words-lookup deploy clean

PORT ?= 8787

game_sources := $(shell find game/src -name '*.rs') Cargo.toml Cargo.lock rust-toolchain.toml tools/versions.sh
page_sources := $(game_sources) $(shell find frontend -type f) index.html Trunk.toml tools/headers.mjs
worker_sources := $(game_sources) $(shell find edge -name '*.rs') edge/Cargo.toml words/built/words.bin

dev: build
	@echo "▸ Serving the game on http://localhost:$(PORT)"
	@tools/run wrangler dev --port $(PORT)

build: dist/index.html build/index.js

setup:
	@tools/setup.sh

dist/index.html: $(page_sources) | setup
	@echo "▸ Building the page"
	@tools/run trunk --log warn build
	@touch $@

build/index.js: $(worker_sources) | setup
	@echo "▸ Building the Worker"
	@RUST_LOG=warn tools/run worker-build edge --release --out-dir ../build
	@touch $@

deploy: build
	@tools/run wrangler deploy

clean:
	rm -rf build dist target node_modules .wrangler
