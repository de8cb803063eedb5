PORT ?= 8501
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.PHONY: help run test check format lint types layers browser data bench
.DEFAULT_GOAL := help

help:       ## List the commands
	@grep -E '^[a-z]+: .*##' $(MAKEFILE_LIST) | sed -E 's/:.*##/\t/'

run: .venv/run  ## Start the dashboard; PORT=8600 chooses the port
	@$(BIN)/streamlit run app.py --server.port $(PORT)

test: .venv/dev browser  ## Run every test, browser tests included
	$(BIN)/pytest

check: lint types layers test  ## Lint, types, layers and tests

format: .venv/dev  ## Rewrite files in the house format
	$(BIN)/ruff format . && $(BIN)/ruff check --fix .

lint: .venv/dev  ## Format and lint, changing nothing
	$(BIN)/ruff format --check . && $(BIN)/ruff check .

types: .venv/dev  ## Check types
	$(BIN)/mypy analytics charts data domain geo i18n reports scenarios ui bench app.py

layers: .venv/dev  ## Check that imports point downwards
	$(BIN)/lint-imports

browser: .venv/dev  ## Find a Chromium for the browser tests, or install one
	@$(BIN)/python -m tests.browser.chromium

data: .venv/run  ## Build the snapshots anew from the sources
	$(BIN)/python -m data.build

bench: .venv/dev browser  ## Measure speed, print the table and write build/bench.json
	$(BIN)/python -m bench

.venv/made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=/path/to/python3.11")'
	@$(PYTHON) -m venv .venv
	@touch $@

.venv/run: .venv/made requirements.txt
	@echo "Installing the packages, once: about a minute."
	@$(PIP) -r requirements.txt
	@touch $@

.venv/dev: .venv/run requirements-dev.txt
	@$(PIP) -r requirements-dev.txt
	@touch $@
