# Two commands matter: `make demo` and `make test`. Each needs only Python 3.11 to 3.13, make and the package registry.
PYTHON ?= python3
DATA   ?= ../shared/data
DEV    := .venv/bin
RUN    := .venv-demo/bin

.PHONY: help demo test check fix bench corpus-check clean

help:
	@echo "make demo          install TwoSource and read the example reports into out/demo.db and out/report.html"
	@echo "make test          all checks and tests, from nothing"
	@echo "make check         style, types and structure only"
	@echo "make fix           mend what ruff can mend"
	@echo "make bench         every measured task on DATA=$(DATA), against bench/floors.json"
	@echo "make corpus-check  the annotations of training/corpus, and their texts where DATA has them"

# The demo's environment holds what a user's would: the package as installed, and no tool of ours.
.venv-demo/.ready: pyproject.toml $(shell find src examples -type f -not -name '*.pyc')
	$(PYTHON) -m venv .venv-demo
	$(RUN)/pip install --quiet --disable-pip-version-check --upgrade --force-reinstall --no-deps .
	$(RUN)/pip install --quiet --disable-pip-version-check .
	@touch $@

.venv/.ready: pyproject.toml
	$(PYTHON) -m venv .venv
	$(DEV)/pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

demo: .venv-demo/.ready
	@mkdir -p out
	$(RUN)/twosource demo -o out/demo.db --report out/report.html

test: check
	$(DEV)/python -m pytest

check: .venv/.ready corpus-check
	$(DEV)/ruff format --check .
	$(DEV)/ruff check .
	$(DEV)/mypy
	$(DEV)/lint-imports --no-cache

fix: .venv/.ready
	$(DEV)/ruff check --fix .
	$(DEV)/ruff format .

bench: .venv/.ready
	$(DEV)/python bench/run.py all --data $(DATA)

corpus-check: .venv/.ready
	$(DEV)/python -m training.annotations check --data $(DATA)

clean:
	rm -rf .venv .venv-demo build dist out
