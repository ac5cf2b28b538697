# Two commands matter: `make map` and `make test`. Both make their own .venv.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
APT_PACKAGES := chromium fonts-dejavu-core

.DEFAULT_GOAL := help
.PHONY: help map test lint browser bench bench-web fuzz gallery dictionary schema clean

help: ## Show what can be made.
	@sed -n 's/^\([a-z-]*\):.*## /  make \1 — /p' Makefile

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "rangereach needs Python 3.11 or later: make PYTHON=python3.12 …" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) 2>/dev/null \
	  || { rm -rf $(VENV); echo "Python's venv module is missing: apt-get install python3-venv" >&2; exit 1; }

$(VENV)/installed: pyproject.toml | $(BIN)/python
	@echo "Installing rangereach into $(VENV) …" >&2
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/installed-dev: pyproject.toml | $(BIN)/python
	@echo "Installing rangereach and its test tools into $(VENV) …" >&2
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[dev]"
	@touch $@ $(VENV)/installed

$(VENV)/installed-bench: pyproject.toml | $(BIN)/python
	@echo "Installing rangereach and its peers into $(VENV) …" >&2
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[bench]"
	@touch $@ $(VENV)/installed

map: $(VENV)/installed ## Write the flagship map to maps/safe-zone.html.
	@$(BIN)/rangereach map safe-zone --output maps/safe-zone.html

browser: ## Install the browser that the tests need (as root; otherwise say how).
	@if ! command -v chromium >/dev/null 2>&1; then \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then \
	    echo "Installing $(APT_PACKAGES) …" >&2; \
	    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $(APT_PACKAGES); } >/dev/null 2>&1 \
	      || { echo "could not install: apt-get install $(APT_PACKAGES)" >&2; exit 1; }; \
	  else \
	    echo "The tests need a browser: sudo apt-get install $(APT_PACKAGES)" >&2; exit 1; \
	  fi; \
	fi

lint: $(VENV)/installed-dev ## Check style, types and the floors of the house.
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

test: browser lint ## Install what the tests need and run them all.
	$(BIN)/python -m pytest --numprocesses=2

bench: $(VENV)/installed-bench ## Compare the engine with its peers, side by side.
	$(BIN)/python -m benchmarks

bench-web: $(VENV)/installed-bench browser ## Compare the page with a stock folium map.
	$(BIN)/python -m benchmarks.web

fuzz: $(VENV)/installed-dev ## Run the geometry laws for much longer than the tests do.
	HYPOTHESIS_PROFILE=long $(BIN)/python -m pytest tests/laws

gallery: $(VENV)/installed ## Rebuild the pages and pictures in maps/gallery.
	$(BIN)/python docs/recipe/gallery.py

dictionary: $(VENV)/installed ## Rewrite data/README.md from the declared tables.
	@$(BIN)/python -m rangereach.catalogue > data/README.md

schema: $(VENV)/installed ## Rewrite the JSON schema of scenario files.
	@$(BIN)/python -m rangereach.scenarios > maps/scenarios/scenario.schema.json

clean: ## Remove what was made here.
	rm -rf $(VENV) dist maps/*.html .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
