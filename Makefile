# Everything starts here: `make build` needs Python 3.11 or later and nothing else, `make test` node 20 and npm, too.

PYTHON ?= python3.11 python3
VENV ?= .venv
# The versions that the library supports; the others than that of VENV are tested where they are installed.
VERSIONS := 3.11 3.12 3.13
# Generates the data dictionary, the rule pages and the command-line reference.
DOCS ?= $(BIN)/python -m tools.documentation

# Quick suites, for the inner loop and for the other versions of Python.
FAST := tests/unit

BIN := $(VENV)/bin
PYTEST := $(BIN)/python -m pytest -n auto --dist loadgroup
INSTALL := $(BIN)/python -m pip --disable-pip-version-check --no-input install --quiet
DEV := $(VENV)/.dev-installed
ORACLES := $(VENV)/.oracles-installed
# The language server that the tests of the editor settings drive; it is the same for every version of Python.
EDITORS := tests/editors/node_modules/.installed
# What `make bench` compares with, in an environment of its own.
BENCH_VENV := .venv-bench
PEERS := $(BENCH_VENV)/.peers-installed

# Only what is installed in the environment is importable.
unexport PYTHONPATH

.DEFAULT_GOAL := help
.NOTPARALLEL:
.DELETE_ON_ERROR:
.PHONY: help setup build check test test-all lint format bench docs pins clean fast-suites full-suites

help: ## show this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/\1|\2/p' Makefile | awk -F'|' '{ printf "make %-10s %s\n", $$1, $$2 }'

setup: $(DEV) ## create .venv with the pinned dependencies and the library

build: $(DEV) ## validate the records and build the release, wheel and sdist into dist/
	$(BIN)/dipldata validate --strict records
	$(BIN)/dipldata build --out dist
	$(BIN)/hatchling build --directory dist

check: $(DEV) lint ## the quick loop: lint, records, unit tests
	$(BIN)/dipldata validate records
	$(PYTEST) tests/unit

test: lint full-suites ## lint, every test, and the fast suites on the other versions of Python found
	@$(call on_other_versions,fast-suites)

test-all: lint full-suites ## lint, and every test on every version of Python found
	@$(call on_other_versions,full-suites)

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

pins: $(DEV) ## resolve the pinned requirements anew
	$(BIN)/python -m venv .venv-pins
	.venv-pins/bin/python -m pip --disable-pip-version-check install --quiet uv
	$(call pin,pyproject.toml requirements/dev.in,requirements/dev.txt)
	$(call pin,requirements/oracles.in,requirements/oracles.txt)
	$(call pin,requirements/bench.in,requirements/bench.txt)

clean: ## remove environments, builds and caches
	rm -rf .venv .venv-* build dist .dipldata tests/editors/node_modules .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find src tests -name __pycache__ -type d -prune -exec rm -rf {} +

fast-suites: $(DEV)
	$(PYTEST) $(FAST)

full-suites: $(DEV) $(ORACLES) $(EDITORS)
	$(PYTEST)

$(DEV): requirements/dev.txt pyproject.toml src/dipldata/version.py
	@python=$$(.ci/find-python $(PYTHON)) && echo "Setting up $(VENV) with $$python" && "$$python" -m venv $(VENV)
	@$(INSTALL) -r requirements/dev.txt
	@$(INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

$(ORACLES): requirements/oracles.txt $(DEV)
	@$(INSTALL) -r requirements/dev.txt -r requirements/oracles.txt
	@touch $@

$(PEERS): requirements/bench.txt $(DEV)
	@$(BIN)/python -m venv $(BENCH_VENV)
	@$(BENCH_VENV)/bin/python -m pip --disable-pip-version-check --no-input install --quiet -r requirements/bench.txt
	@touch $@

$(EDITORS): tests/editors/package.json tests/editors/package-lock.json
	@command -v npm >/dev/null || { echo "make test needs node 20 or later, with npm; make check does not" >&2; exit 1; }
	@cd tests/editors && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

# $(call on_other_versions,TARGET): makes TARGET in .venv-X.Y for each supported version but that of VENV.
define on_other_versions
main=$$($(BIN)/python -c 'import sys; print("%d.%d" % sys.version_info[:2])'); \
for version in $(VERSIONS); do \
    if [ "$$version" = "$$main" ]; then continue; fi; \
    if ! python=$$(.ci/find-python "python$$version" 2>/dev/null); then \
        echo "Python $$version is not installed here: its tests are skipped"; continue; \
    fi; \
    echo "Python $$version"; \
    $(MAKE) --no-print-directory VENV=".venv-$$version" PYTHON="$$python" $(1) || exit 1; \
done
endef

# $(call pin,INPUTS,OUTPUT): one list for every supported version and platform.
define pin
.venv-pins/bin/uv pip compile --quiet --upgrade --universal --python-version 3.11 \
    --no-emit-index-url --no-emit-find-links --custom-compile-command "make pins" $(1) --output-file $(2)
endef
