# make            everything: the chart library, ./onrecord, and the pages in dist/
# make test       format, vet, staticcheck, every test, and the quick ones under the race detector
# make help       all of it
#
# Needs Go, Node with npm and, for the race detector, a C compiler.

GO        ?= go
NPM       ?= npm
FUZZTIME  ?= 1h
GOTEST     = $(GO) run ./internal/tools/gotest
SOURCES    = find . \( -path ./node_modules -o -path ./dist -o -path ./.git \) -prune -o -name '*.go' -print
FILES      = charts/assets/files

# Without C the program is one static file that runs on any Linux. Only the race detector needs C.
export CGO_ENABLED = 0

# Paths of this machine stay out of the program. As building, vetting and testing agree on it, they share what
# they compile.
export GOFLAGS := $(strip $(GOFLAGS) -trimpath)

PACKAGES   = ./...

.DEFAULT_GOAL := all
.DELETE_ON_ERROR:
.PHONY: all help onrecord assets lint test fmt update fuzz bench audit clean

all: onrecord ## install, build ./onrecord, write dist/
	./onrecord build
	@echo
	@echo "The pages are in dist/: open dist/index.html in a browser."

help: ## list the targets
	@sed -n 's/^\([a-z]*\):[^#]*## /\1\t/p' $(firstword $(MAKEFILE_LIST)) | expand -t 12

# Always runs: Go itself knows whether anything has changed.
onrecord: assets ## build the program alone
	$(GO) build -tags urfave_cli_no_docs -o onrecord .

# --- the chart library, from npm ----------------------------------------------------------------

# Exactly what the lock file says, verified by its hashes; no package may run a script.
node_modules/.installed: package.json package-lock.json .npmrc
	$(NPM) ci --ignore-scripts --loglevel=error
	@touch $@

# The licence notice at the top of the script, which is embedded in every page.
ECHARTS_TERMS = /*! Parts of Apache ECharts 6.1.0, Apache License 2.0, (c) The Apache Software Foundation, with zrender \
(BSD-3-Clause, (c) Baidu) and parts of d3 (BSD-3-Clause, (c) Mike Bostock). Minified by esbuild. */

assets: $(FILES)/.copied ## install the chart library and the picture renderer for embedding

# Each work with its licence. Of ECharts only the parts that we use, as one script for the pages and as
# bytecode for the pictures. The test at the end compares the files with the pinned hashes.
$(FILES)/.copied: node_modules/.installed charts/assets/echarts.js charts/picture/script.go charts/picture/compile.go internal/tools/terms/main.go go.mod
	@cd $(FILES) && rm -rf echarts zrender tslib resvg && mkdir echarts zrender tslib resvg
	node_modules/.bin/esbuild charts/assets/echarts.js --bundle --minify --format=iife --global-name=echarts \
	   --target=es2018 --charset=utf8 --legal-comments=inline --banner:js='$(ECHARTS_TERMS)' \
	   --log-level=warning --outfile=$(FILES)/echarts/echarts.js
	$(GO) run ./internal/tools/precompile $(FILES)/echarts/echarts.js $(FILES)/echarts/echarts.bytecode
	cp node_modules/echarts/LICENSE node_modules/echarts/NOTICE node_modules/echarts/licenses/LICENSE-d3 $(FILES)/echarts/
	cp node_modules/zrender/LICENSE $(FILES)/zrender/LICENSE
	cp node_modules/tslib/LICENSE.txt $(FILES)/tslib/LICENSE
	cp node_modules/resvg-wasm/lib/core/resvg_wasm_bg.wasm $(FILES)/resvg/resvg.wasm
	cp node_modules/resvg-wasm/LICENSE $(FILES)/resvg/LICENSE
	$(GO) run ./internal/tools/terms . $(FILES)/modules.json
	$(GO) test -count=1 ./charts/assets
	@touch $@

# --- checking -----------------------------------------------------------------------------------

lint: assets ## format, vet and staticcheck
	@bad=$$($(SOURCES) | xargs gofmt -l); if [ -n "$$bad" ]; then echo "not formatted, run make fmt:"; echo "$$bad"; exit 1; fi
	$(GO) vet $(PACKAGES)
	$(GO) tool staticcheck $(PACKAGES)

# Every test, and then again under the race detector the tests that -short leaves in: what draws or starts
# other programs takes twenty times as long there and is left out. A test whose program is missing, say
# Chromium, is skipped and counted in the closing lines; with ONRECORD_NO_SKIP=1 that is a failure, and so is
# a machine without a C compiler, which the race detector needs.
test: lint ## every test, and the quick ones again under the race detector
	$(GOTEST) $(PACKAGES)
	@if command -v "$$($(GO) env CC)" >/dev/null; then \
	  echo "$(GOTEST) -race -short $(PACKAGES)"; CGO_ENABLED=1 $(GOTEST) -race -short $(PACKAGES); \
	elif [ -n "$$ONRECORD_NO_SKIP" ]; then echo "no C compiler for the race detector"; exit 1; \
	else echo "SKIPPED: the race detector, because there is no C compiler"; fi

# --- while working ------------------------------------------------------------------------------

fmt: ## format the Go code
	@$(SOURCES) | xargs gofmt -w

# Only the packages whose tests have the flag; for the others it would be an error.
update: assets ## rewrite the golden files; then read the diff
	@dirs=$$($(SOURCES) | grep '_test\.go$$' | xargs grep -l '"onrecord/internal/testkit/golden"' | xargs -r -n1 dirname | sort -u); \
	if [ -z "$$dirs" ]; then echo "no package has golden files"; else $(GO) test $$dirs -update; fi

# One fuzz test for each thing that strangers write and each that readers open. A failing input is kept in
# testdata/fuzz and is a test from then on.
FUZZED     = ./dataset:FuzzCSV ./dataset:FuzzJSON ./dataset:FuzzZip ./dataset/edtf:FuzzParse ./export/xlsx/read:FuzzRead \
             ./dataset/lint:FuzzCheck ./export:FuzzWriters ./charts:FuzzPage ./charts/picture:FuzzSVG

fuzz: assets ## run each test of FUZZED for FUZZTIME (an hour)
	@set -e; for test in $(FUZZED); do echo "$$test"; \
	  $(GO) test -vet=off -run='^$$' -fuzz="^$${test#*:}\$$" -fuzztime=$(FUZZTIME) -fuzzminimizetime=20x $${test%:*}; \
	done

bench: assets ## run the benchmarks
	$(GO) test -run='^$$' -bench=. -benchmem ./...

audit: node_modules/.installed ## known vulnerabilities of what we use, from two databases
	@sh internal/tools/audit

clean: ## remove what make made
	rm -rf onrecord dist node_modules
	cd $(FILES) && rm -rf .copied echarts zrender tslib resvg modules.json
