# Two commands: `make score` and `make test`, each from nothing. The rest is for those who change the code.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/installed
ALL := $(VENV)/installed-all
PIP := $(BIN)/pip --disable-pip-version-check
# The CPU build of torch, which PyPI does not have for Linux: its own is a CUDA build of some 3 GB.
TORCH_INDEX ?= https://download.pytorch.org/whl/cpu

# Tests in a browser wait a third of their time: one more of them than there are cores.
WORKERS ?= $(shell echo $$(($$(getconf _NPROCESSORS_ONLN) + 1)))

# Containers are often set up to keep no bytecode: each of the hundreds of processes of a test run, and each of its
# workers, would then compile all that it imports.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: score test suite wheels lint types format lock docs evaluate ui clean

## from nothing to the report on corpora/; `.venv/bin/review ui` opens right after it
score: $(STAMP)
	$(BIN)/review score --no-baseline --fail-level none corpora/

## from nothing to all tests, linters included; mypy is one process of minutes, and runs beside the tests
test: $(ALL)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	$(MAKE) --jobs=2 types suite

suite: $(ALL)
	$(BIN)/pytest -n $(WORKERS) --dist worksteal

## .venv is built when it is missing or older than the lock; its stamp is written last, so half a build counts as none.
## Bytecode is made of what is used when it is first used: to compile all of it takes as long as to install it.
$(STAMP): requirements-score.txt
	@echo "Installing into $(VENV): $$(sed -n 's/^# \([0-9].*\)/\1/p' requirements-score.txt | head -n 1), from $${PIP_INDEX_URL:-PyPI}"
	$(PYTHON) -m venv --clear $(VENV)
	$(PIP) install --no-compile -r requirements-score.txt
	$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	touch $@

## every extra and what the tests need, on top; torch from its makers' CPU wheels, where those can be reached
$(ALL): $(STAMP) requirements-lock.txt
	@echo "Installing every extra into $(VENV): $$(grep -c '==' requirements-lock.txt) packages, torch among them"
	$(PIP) install --quiet --retries 1 --timeout 15 --index-url $(TORCH_INDEX) --no-deps --no-compile "$$(grep '^torch==' requirements-lock.txt)" \
	  || echo "The CPU build of torch cannot be had from $(TORCH_INDEX); taking what the package index has"
	$(PIP) install --progress-bar off --quiet --no-compile -r requirements-lock.txt
	touch $@

## the wheel, installed alone into empty environments of each Python there is here
wheels: $(ALL)
	$(BIN)/python scripts/try_wheels.py

## the documentation as a site, in site/
docs: $(ALL)
	$(BIN)/zensical build --strict --clean

lint: $(ALL)
	$(BIN)/ruff check .
	$(BIN)/lint-imports

types: $(ALL)
	$(BIN)/mypy

format: $(ALL)
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

## the checks against the marked errors of the corpora
evaluate: $(STAMP)
	$(BIN)/review evaluate corpora/

ui: $(STAMP)
	$(BIN)/review ui

## measure the checks anew on public data in $(DATA), and write docs/accuracy.md (some minutes)
DATA ?= ../shared
accuracy: $(ALL)
	$(BIN)/python scripts/measure_precision.py --annotated $(DATA)/data/mqm-wmt23.jsonl.gz \
	  --annotated $(DATA)/data/mqm-ted.zh-en.tsv.gz=zh-en --cases $(DATA)/cases/reports.tsv --documents $(DATA)/docs \
	  --planted $(DATA)/data/demetr.jsonl.gz --planted $(DATA)/data/demetr-flores.vi-en.jsonl.gz \
	  --planted $(DATA)/data/demetr-flores.pt-en.jsonl.gz \
	  --clean $(DATA)/data/flores-dev.vi-en.tsv.gz=vi-en=source,reference \
	  --clean $(DATA)/data/flores-dev.en-vi.tsv.gz=en-vi=source,reference \
	  --clean $(DATA)/data/flores-dev.pt-en.tsv.gz=pt-en=source,reference \
	  --clean $(DATA)/data/ntrex.en-vi.tsv.gz=en-vi=en,vi \
	  --read $(DATA)/data/flores-dev.vi-en.tsv.gz=vi-en=source,reference,google,microsoft,nllb,opusmt=301-600 \
	  --read $(DATA)/data/flores-dev.en-vi.tsv.gz=en-vi=source,reference,google,microsoft,nllb,opusmt=301-600
	$(BIN)/python scripts/write_accuracy_page.py

## compile the locks anew; Python 3.11
lock: $(ALL)
	$(BIN)/python scripts/write_locks.py

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .import_linter_cache dist site
