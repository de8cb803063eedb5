PORT ?= 8501
PYTHON ?= python3
BIN := .venv/bin
WORKERS ?= 2
INSTALL := bin/python -m pip install --disable-pip-version-check --require-hashes
PIP := .venv/$(INSTALL)
SPARK := $(if $(shell command -v java),spark)
LOCK := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --annotation-style line \
	--custom-compile-command 'make lock'

unexport PYTHONDONTWRITEBYTECODE # else every process of a test compiles all it imports anew

.PHONY: help run test quick check format lint types layers audit browser spark data refresh bench bench-peers docs lock backup restore
.DEFAULT_GOAL := help

help:       ## List the commands
	@grep -E '^[a-z%-]+: .*##' $(MAKEFILE_LIST) | sed -E 's/:.*##/\t/'

run: .venv/run  ## Start the dashboard; PORT=8600 chooses the port
	@echo "Step 3 of 3: starting the server; its address follows, Ctrl+C ends it."
	@$(BIN)/streamlit run app.py --server.port $(PORT)

test: .venv/dev browser  ## Run every test, browser tests included, WORKERS=2 at once; those of Spark where Java is
	@$(if $(SPARK),$(MAKE) --no-print-directory spark || echo "Spark cannot be installed: its tests are left out.")
	$(BIN)/pytest --numprocesses $(WORKERS) --dist loadfile

test-%: .venv/dev browser  ## Run the tests of one folder: make test-unit, test-pages, test-browser ...
	$(BIN)/pytest tests/$*

quick: lint types layers  ## What a change breaks first, in a minute: lint, types, layers, and the tests of models, data and code but the slow ones
	HYPOTHESIS_PROFILE=quick $(BIN)/pytest --quiet --numprocesses $(WORKERS) -m "not slow" tests/unit tests/data tests/architecture

check: lint types layers test audit  ## Lint, types, layers, tests, and known vulnerabilities of packages

format: .venv/dev  ## Rewrite files in the house format
	$(BIN)/ruff format . && $(BIN)/ruff check --fix .

lint: .venv/dev  ## Format and lint, changing nothing
	$(BIN)/ruff format --check . && $(BIN)/ruff check .

types: .venv/dev  ## Check types
	$(BIN)/mypy --explicit-package-bases analytics charts data domain geo i18n reports scenarios views ui bench pages app.py

layers: .venv/dev  ## Check that imports point downwards
	$(BIN)/lint-imports

audit: .venv/dev  ## Ask whether a package has a known vulnerability, where that can be asked
	@$(BIN)/python -m tests.architecture.audit

browser: .venv/dev  ## Find a Chromium for the browser tests, or install one
	@$(BIN)/python -m tests.browser.chromium

spark: .venv-spark/made  ## Install what asks Apache Spark, and Spark itself: half a gigabyte

data: .venv/run  ## Build the snapshots anew from the sources
	$(BIN)/python -m data.build

refresh: .venv/run  ## Fetch what is new of the official series; TABLES="12r5 12tf" for some
	@$(BIN)/python -m data.refresh $(TABLES)

backup: .venv/run  ## Copy the scenarios to var/backups, also while the server runs
	@$(BIN)/python -m scenarios.backup

restore: .venv/run  ## Put a copy of the scenarios back: make restore COPY=var/backups/...
	@$(BIN)/python -m scenarios.backup --restore "$(COPY)"

bench: .venv/dev browser  ## Measure speed, print the table and write build/bench.json
	$(BIN)/python -m bench

docs: .venv/run  ## Write docs/reference.md from the code
	$(BIN)/python -m views.reference

bench-peers: .venv/dev .venv-peers/made browser  ## Hold the first page and the board beside NiceGUI, Dash and Panel
	$(BIN)/python -m bench peers

lock:  ## Pin every package anew after a change of requirements*.in; needs uv
	$(LOCK) requirements.in -o requirements.txt
	$(LOCK) -c requirements.txt requirements-dev.in -o requirements-dev.txt
	$(LOCK) requirements-spark.in -o requirements-spark.txt

.venv/made:
	@echo "Step 1 of 3: making the folder .venv, some seconds."
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=/path/to/python3.11")'
	@$(PYTHON) -m venv .venv
	@touch $@

.venv/run: .venv/made requirements.txt
	@echo "Step 2 of 3: installing the packages, once: one to five minutes. Each is named as it comes."
	@$(PIP) -r requirements.txt
	@touch $@

.venv/dev: .venv/run requirements-dev.txt
	@echo "Installing what tests and checks need, once: about a minute."
	@$(PIP) -r requirements-dev.txt
	@touch $@

.venv-spark/made: requirements-spark.txt
	@echo "Installing what asks Apache Spark, and Spark itself: once, half a gigabyte."
	@$(PYTHON) -m venv .venv-spark
	@.venv-spark/$(INSTALL) -r requirements-spark.txt
	@touch $@

.venv-peers/made: requirements-peers.txt requirements.txt
	@$(PYTHON) -m venv .venv-peers
	@.venv-peers/bin/python -m pip install --disable-pip-version-check -r requirements.txt -r requirements-peers.txt
	@touch $@
