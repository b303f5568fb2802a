# Two commands: `make score` and `make test`, each from nothing. The rest is for those who change the code.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/installed

.PHONY: score test lint types format lock evaluate ui clean

## from nothing to the report on corpora/
score: $(STAMP)
	$(BIN)/review score --no-baseline --fail-level none corpora/

## from nothing to all tests, linters included
test: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	$(BIN)/mypy
	$(BIN)/pytest -n auto --dist worksteal

## .venv is built when it is missing or older than the lock; its stamp is written last, so half a build counts as none
$(STAMP): requirements-lock.txt
	$(PYTHON) -m venv --clear $(VENV)
	$(BIN)/pip install --disable-pip-version-check --progress-bar off --quiet -r requirements-lock.txt
	$(BIN)/pip install --disable-pip-version-check --quiet --no-deps --no-build-isolation --editable .
	touch $@

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/lint-imports

types: $(STAMP)
	$(BIN)/mypy

format: $(STAMP)
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

## the checks against the marked errors of the corpora
evaluate: $(STAMP)
	$(BIN)/review evaluate corpora/

ui: $(STAMP)
	$(BIN)/review ui

## compile the lock anew; Python 3.11, every extra; torch is the CPU build, pinned in requirements.in
lock: $(STAMP)
	$(BIN)/pip-compile --quiet --strip-extras --all-extras --no-emit-index-url --no-emit-find-links --no-emit-options \
	  --output-file requirements-lock.txt pyproject.toml requirements.in
	sed -i 's/^torch==\([0-9.]*\)+cpu/torch==\1/' requirements-lock.txt

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .import_linter_cache dist
