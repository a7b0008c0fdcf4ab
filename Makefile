# Everything starts here: `make build` needs Python 3.11 or later and nothing else, `make test` node 20, npm and Chromium, too
# (.ci/get-chromium installs it where it may).

PYTHON ?= python3.11 python3
VENV ?= .venv
# The versions that the library supports; the others than that of VENV are tested where they are installed.
VERSIONS := 3.11 3.12 3.13
# Generates the data dictionary, the rule pages and the command-line reference.
DOCS ?= $(BIN)/python -m tools.documentation

# Makes targets side by side, two at a time; and the number of workers that each of two pytests gets then.
TOGETHER := $(MAKE) --no-print-directory -j2 SIDE_BY_SIDE=yes
SHARE = $$(( ($$(getconf _NPROCESSORS_ONLN) + 1) / 2 ))

# Quick suites, for the inner loop and for the other versions of Python.
FAST := tests/unit

BIN := $(VENV)/bin
WORKERS ?= auto
PYTEST := $(BIN)/python -m pytest -n $(WORKERS) --dist loadfile
# The lists are complete, so nothing is left to resolve; and most of what they bring is never imported.
INSTALL := $(BIN)/python -m pip --disable-pip-version-check --no-input install --quiet --no-deps --no-compile
DEV := $(VENV)/.dev-installed
ORACLES := $(VENV)/.oracles-installed
# What tests drive with node, the same for every version of Python: the language server of editors, the judges of pages.
NODE := $(patsubst %,tests/%/node_modules/.installed,editors browser yaml_suite)
# What `make bench` compares with, in an environment of its own.
BENCH_VENV := .venv-bench
PEERS := $(BENCH_VENV)/.peers-installed

# Only what is installed in the environment is importable; and what was compiled once need not be again in every process.
unexport PYTHONPATH PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
ifndef SIDE_BY_SIDE
.NOTPARALLEL:
endif
.DELETE_ON_ERROR:
.PHONY: help setup build site check test test-all lint format bench docs vendor screenshots pins clean fast-suites full-suites \
    chromium ready

help: ## show this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/\1|\2/p' Makefile | awk -F'|' '{ printf "make %-10s %s\n", $$1, $$2 }'

setup: $(DEV) ## create .venv with the pinned dependencies and the library

build: $(DEV) ## validate the records and build the release, wheel and sdist into dist/
	$(BIN)/dipldata validate --strict records
	$(BIN)/dipldata build --out dist
	$(BIN)/hatchling build --directory dist

site: $(DEV) ## build the explorer, a static site of the records, into dist/site
	$(BIN)/dipldata site --out dist/site

check: $(DEV) lint ## the quick loop: lint, records, unit tests
	$(BIN)/dipldata validate records
	$(PYTEST) tests/unit

test: ready full-suites ## lint, every test, and the fast suites on the other versions of Python found
	+@$(TOGETHER) $(VERSIONS:%=fast-suites-%)

test-all: ready full-suites ## lint, and every test on every version of Python found
	@$(MAKE) --no-print-directory $(VERSIONS:%=full-suites-%)

lint: $(DEV) ## ruff (rules and format) and mypy
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy --strict src tests tools hatch_build.py

format: $(DEV) ## rewrite the code in its canonical form
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

bench: $(DEV) $(PEERS) ## measure the validator beside its peers, which takes some minutes on an idle machine
	$(BIN)/python -m benchmarks --peers $(BENCH_VENV)/bin $(BENCH)

docs: $(DEV) ## regenerate schema/ and the generated documentation
	$(BIN)/dipldata schema
	$(DOCS)

vendor: $(DEV) $(NODE) ## copy the scripts and the font of the site from their packages
	$(BIN)/python -m tools.vendoring

screenshots: $(DEV) $(ORACLES) ## take the pictures of the explorer in docs/images/ anew
	$(BIN)/python -m tools.screenshots "$$(.ci/get-chromium $(BIN)/python)"

pins: $(DEV) ## resolve the pinned requirements anew
	$(BIN)/python -m venv .venv-pins
	.venv-pins/bin/python -m pip --disable-pip-version-check install --quiet uv
	$(call pin,pyproject.toml requirements/dev.in,requirements/dev.txt)
	$(call pin,requirements/oracles.in,requirements/oracles.txt)
	$(call pin,requirements/bench.in,requirements/bench.txt)

clean: ## remove environments, builds and caches
	rm -rf .venv .venv-* build dist .dipldata .hypothesis .mypy_cache .pytest_cache .ruff_cache
	rm -rf tests/*/node_modules
	find src tests -name __pycache__ -type d -prune -exec rm -rf {} +

# Linting and what the tests need: each uses one core, and waits for packages.
ready: $(DEV)
	+@$(TOGETHER) $(ORACLES) lint $(VERSIONS:%=set-up-%) $(NODE) chromium

set-up-%: $(DEV)
	+@( $(call on_version,$*,.venv-$*/.dev-installed) ) >/dev/null

# They run side by side, each with its share of the cores; their output is not to mingle.
fast-suites-%: $(DEV)
	+@log=$$(mktemp) && status=0 && echo "Python $*" >"$$log" && \
	( $(call on_version,$*,WORKERS=$(SHARE) fast-suites) ) >>"$$log" 2>&1 || status=$$?; \
	cat "$$log"; rm -f "$$log"; exit $$status

full-suites-%: $(DEV)
	+@( $(call on_version,$*,full-suites) )

fast-suites: $(DEV)
	$(PYTEST) $(FAST)

full-suites: $(DEV) $(ORACLES) $(NODE) chromium
	$(PYTEST)

# It lies outside the folder, so it is looked for each time.
chromium: $(ORACLES)
	@.ci/get-chromium $(BIN)/python >/dev/null

$(DEV): requirements/dev.txt pyproject.toml src/dipldata/version.py
	@python=$$(.ci/find-python $(PYTHON)) && echo "Setting up $(VENV) with $$python" && "$$python" -m venv $(VENV)
	@$(INSTALL) -r requirements/dev.txt
	@$(INSTALL) --no-build-isolation --editable .
	@touch $@

$(ORACLES): requirements/oracles.txt $(DEV)
	@$(INSTALL) -r requirements/dev.txt -r requirements/oracles.txt
	@touch $@

$(PEERS): requirements/bench.txt $(DEV)
	@$(BIN)/python -m venv $(BENCH_VENV)
	@$(BENCH_VENV)/bin/python -m pip --disable-pip-version-check --no-input install --quiet -r requirements/bench.txt
	@touch $@

%/node_modules/.installed: %/package.json %/package-lock.json
	@command -v npm >/dev/null || { echo "make test needs node 20 or later, with npm; make check does not" >&2; exit 1; }
	@cd $* && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

# $(call on_version,VERSION,TARGET): makes TARGET in .venv-VERSION, unless VENV has that version or it is not installed.
define on_version
main=$$($(BIN)/python -c 'import sys; print("%d.%d" % sys.version_info[:2])'); \
if [ "$(1)" = "$$main" ]; then echo "was tested in $(VENV)"; exit; fi; \
if ! python=$$(.ci/find-python "python$(1)" 2>/dev/null); then echo "is not installed here: its tests are skipped"; exit; fi; \
$(MAKE) --no-print-directory VENV=".venv-$(1)" PYTHON="$$python" $(2)
endef

# $(call pin,INPUTS,OUTPUT): one list for every supported version and platform.
define pin
.venv-pins/bin/uv pip compile --quiet --upgrade --universal --python-version 3.11 \
    --no-emit-index-url --no-emit-find-links --custom-compile-command "make pins" $(1) --output-file $(2)
endef
