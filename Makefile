# The developers' commands. `make run` and `make test` are all a newcomer needs; both install what they use into the checkout.

PYTHON ?= python3.11
UV_VERSION := 0.9.8
export UV_PYTHON_DOWNLOADS := never
export PIP_DISABLE_PIP_VERSION_CHECK := 1
BIN := .venv/bin
UV := $(BIN)/uv pip
SOURCES := mingchuang tests tools benchmarks
HOST ?= 127.0.0.1
PORT ?= 8000

.PHONY: help setup setup-dev run test check fix bench pictures lock messages clean

help: ## What there is
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/ —/'

.venv/uv-$(UV_VERSION):
	@$(PYTHON) -c 'import sys; assert sys.version_info[:2] == (3, 11)' 2>/dev/null || { echo "Python 3.11 is needed (set PYTHON=/path/to/python3.11)."; exit 2; }
	$(PYTHON) -m venv .venv
	$(BIN)/pip install -q uv==$(UV_VERSION)
	touch $@

.venv/run: .venv/uv-$(UV_VERSION) requirements/run.lock pyproject.toml
	$(UV) install -q --require-hashes -r requirements/run.lock
	$(UV) install -q --no-deps --no-build-isolation -e .
	touch $@

.venv/dev: .venv/run requirements/dev.lock
	$(UV) install -q --require-hashes -r requirements/dev.lock
	touch $@

node_modules/.installed: package.json package-lock.json .npmrc
	@command -v npm >/dev/null || { echo "Node 20 with npm is needed for the front-end packages."; exit 2; }
	npm ci --ignore-scripts --omit=dev --omit=optional --silent
	touch $@

# The Chinese font for PDF files: the system's if there is one, else an open one from the npm registry (207 MB, once).
.venv/fonts: .venv/run
	@$(BIN)/python -m tools.fonts || (cd fonts && npm ci --ignore-scripts --silent)
	touch $@

.venv/messages: .venv/run $(shell find mingchuang -name '*.po')
	$(BIN)/python -m tools.messages compile
	touch $@

setup: .venv/run node_modules/.installed .venv/fonts .venv/messages ## Install everything that running needs, into the checkout
setup-dev: setup .venv/dev

run: setup ## Install, migrate, load the demo city when the database is empty, serve
	$(BIN)/mingchuang serve --demo --host $(HOST) --port $(PORT)

test: setup-dev ## Unit, property, journey and browser tests, on SQLite and on PostgreSQL where its programs are found
	$(BIN)/python -m tools.test

check: setup-dev ## Formatting, lint, types, imports, migrations, messages, house rules
	$(BIN)/ruff format --check -q $(SOURCES)
	$(BIN)/ruff check -q $(SOURCES)
	$(BIN)/lint-imports
	$(BIN)/mypy
	DJANGO_SETTINGS_MODULE=mingchuang.config.settings.test $(BIN)/python -m django makemigrations --check --dry-run
	$(BIN)/python -m tools.messages check
	$(BIN)/python -m pytest -q tests/house

fix: setup-dev ## Format and mend what can be mended
	$(BIN)/ruff format -q $(SOURCES)
	$(BIN)/ruff check --fix -q $(SOURCES)
	$(BIN)/python -m tools.messages update
	$(BIN)/python -m tools.pages

bench: setup-dev ## Measure the budgets as ratios in one run; results in benchmarks/results/
	$(BIN)/python -m benchmarks

pictures: setup-dev ## Renew the pictures that tests compare with (components in every mode) and those of docs/manual
	MINGCHUANG_PICTURES=renew $(BIN)/python -m pytest -q -p no:xdist tests/browser/test_snapshots.py tests/browser/test_manual.py

lock: .venv/uv-$(UV_VERSION) ## Renew the lock files from requirements/*.in
	$(UV) compile -q --universal --generate-hashes --no-header requirements/run.in -o requirements/run.lock
	$(UV) compile -q --universal --generate-hashes --no-header requirements/dev.in -o requirements/dev.lock

clean: ## Remove what was installed and made (not var/)
	rm -rf .venv node_modules fonts/node_modules .mypy_cache .ruff_cache .import_linter_cache build
