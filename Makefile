# Two commands do everything: `make build` and `make test`.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
ARTICLES ?=
ARTICLES_OPTION := $(if $(ARTICLES),--articles "$(ARTICLES)",)

.PHONY: build test lint bench docs clean

build: .venv/installed
	$(BIN)/talentkg build $(ARTICLES_OPTION)

test: .venv/tested lint
	$(BIN)/python -m pytest -n auto

lint: .venv/tested
	$(BIN)/ruff check .
	$(BIN)/mypy

bench: .venv/tested
	$(BIN)/python tests/bench/bench.py

docs: .venv/tested
	$(BIN)/python tests/tools/make_docs.py

.venv/installed: requirements.txt pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	touch $@

.venv/tested: .venv/installed requirements-test.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-test.txt
	touch $@

clean:
	rm -rf build .venv
