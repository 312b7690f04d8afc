# Firsthand: the commands of a working day. `make` alone lists them.
# Needs make and a Python >= 3.11 that has venv; everything else goes into .venv.

VENV := .venv
BIN := $(VENV)/bin
PY := $(BIN)/python
# How many test processes; 0 = one, in this process.
WORKERS ?= 2
# The demo's folder, and what else `firsthand demo` shall be told, such as DEMO_OPTIONS=--no-serve.
DEMO ?= demo-archive
DEMO_OPTIONS ?=
CODE := src tests bench tools
export FIRSTHAND_SHARED_DATA ?= ../shared/data

.DEFAULT_GOAL := help
.PHONY: help setup check check-format check-lint check-spelling check-types check-walls \
	check-tests system-parts test faces demo bench docs format requirements clean

help: ## list the commands
	@echo 'Firsthand: make COMMAND'
	@awk -F ':.*## ' '/^[a-z][a-z-]*:.*## / {printf "  %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

# --- setting up -------------------------------------------------------------------------------
$(VENV)/.python:
	@python=$$(sh tools/find-python.sh) && "$$python" -m venv $(VENV) && touch $@

$(VENV)/.requirements: requirements/dev.txt requirements/distil.txt | $(VENV)/.python
	@echo 'setup: installing requirements/dev.txt into $(VENV)'
	@$(PY) -m pip install -qq --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@$(PY) -m pip install -qq --disable-pip-version-check --require-hashes --no-deps \
		-r requirements/distil.txt
	@touch $@

$(VENV)/.installed: pyproject.toml tools/distil_words.py tools/build_hook.py $(VENV)/.requirements
	@$(PY) -m pip install -qq --disable-pip-version-check --no-index --no-deps \
		--no-build-isolation -e .
	@touch $@

setup: $(VENV)/.installed ## make .venv with all that is needed; again only when that changed
	@:

# --- checking ---------------------------------------------------------------------------------
check: setup ## format, lint, types, walls, unit and property tests; under a minute
	@$(MAKE) --no-print-directory -j 2 --output-sync=target check-types check-lint check-format \
		check-spelling check-walls check-tests
	@echo 'check: all kept'

check-format: setup
	@$(BIN)/ruff format --check --quiet $(CODE) || { echo 'run: make format'; exit 1; }

check-lint: setup
	@$(BIN)/ruff check --quiet $(CODE)

check-spelling: setup
	@$(BIN)/codespell

check-types: setup
	@$(BIN)/mypy --no-error-summary

check-walls: setup
	@report=$$($(BIN)/lint-imports --no-logo) || { echo "$$report"; exit 1; }

check-tests: setup
	@$(PY) -m pytest -q -n $(WORKERS) tests/unit tests/property

format: setup ## put the code into the house format
	@$(BIN)/ruff format --quiet $(CODE) && $(BIN)/ruff check --fix --quiet $(CODE)

# --- the rest ---------------------------------------------------------------------------------
system-parts:
	@sh tools/system-parts.sh

test: setup system-parts ## all tests; installs a browser and fonts through apt where it may
	@$(PY) -m pytest -q -n $(WORKERS) tests

FACES := src/firsthand/edition/faces/faces.css
$(FACES): tools/faces.py | setup
	@$(PY) tools/faces.py

faces: $(FACES) ## make the edition's faces from their npm packages, where npm is

demo: setup $(FACES) ## build the invented archive and serve it; says where, and who may log in
	@$(BIN)/firsthand demo $(DEMO) $(DEMO_OPTIONS)

# The peers need ICU to be built; where they cannot be, their rows say so and the others go on.
$(VENV)/.bench: requirements/bench.txt requirements/peers.txt $(VENV)/.installed
	@$(PY) -m pip install -qq --disable-pip-version-check --require-hashes -r requirements/bench.txt
	@$(PY) -m pip install -qq --disable-pip-version-check --require-hashes \
		-r requirements/peers.txt || echo 'bench: no peers; do they miss libicu-dev, pkg-config, g++?'
	@touch $@

bench: $(VENV)/.bench ## measure speed and memory beside a peer; prints one table
	@$(PY) tools/bench.py

docs: setup ## write the generated pages of docs/ anew
	@$(PY) tools/docs.py

requirements: setup ## compile requirements/*.in anew, with hashes and without addresses
	@for set in runtime dev bench peers; do \
		$(PY) -m uv --version > /dev/null || { echo 'first: $(PY) -m pip install uv'; exit 1; }; \
		$(PY) -m uv pip compile -q --universal --python-version 3.11 --generate-hashes \
			--no-header --no-emit-index-url --no-emit-find-links \
			requirements/$$set.in -o requirements/$$set.txt || exit 1; \
	done
	@$(PY) -m uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-deps \
		--no-header --no-emit-index-url --no-emit-find-links \
		requirements/distil.in -o requirements/distil.txt

clean: ## remove .venv, caches and the demo archive
	@rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis $(DEMO)
