# Hep Status. `make help` lists what can be made; every target says beside its name what it does.

PYTHON ?= python3
BIN := .venv/bin
LIGHTHOUSE := tests/browser/lighthouse
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check
SIDE_BY_SIDE := --numprocesses logical --maxprocesses 4 --dist loadfile --no-loadscope-reorder
# What proves the books, without what takes long to prove what the rest has proven.
BOOKS := tests/ledger tests/tenants/billing \
  -k 'not machine and not checkers and not two_databases and not thousand'

# A run starts hundreds of processes; none should compile what another has compiled.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help setup run test coverage mutate prove check format migration lock bench clean

help: ## Say what can be made
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 12

setup: .venv/.runtime ## Make .venv and install the locked runtime and this project into it

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed")'
	@$(PYTHON) -m venv .venv || { rm -rf .venv; echo "apt-get install python3-venv" >&2; exit 1; }

.venv/.runtime: requirements/runtime.txt pyproject.toml | .venv/bin/python
	$(PIP) install --require-hashes -r requirements/runtime.txt
	$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

.venv/.test: requirements/test.txt .venv/.runtime
	$(PIP) install --require-hashes -r requirements/test.txt
	@touch $@

# Node comes with playwright. Without npm its one test fails, saying so, and the rest runs.
.venv/.lighthouse: $(LIGHTHOUSE)/package.json $(LIGHTHOUSE)/package-lock.json | .venv/.test
	@mkdir -p .venv/lighthouse && cp $(LIGHTHOUSE)/package*.json .venv/lighthouse/
	@if command -v npm >/dev/null; then cd .venv/lighthouse && \
	  npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >/dev/null && touch ../.lighthouse; fi

run: setup ## Migrate, make demo accounts and pages, serve on http://localhost:8000
	$(BIN)/hep-status migrate
	$(BIN)/hep-status seed-demo
	exec $(BIN)/hep-status serve

test: .venv/.test .venv/.lighthouse ## Run every test in its small size, on SQLite and PostgreSQL
	@failed=; \
	$(BIN)/pytest --postgres -m 'not alone' $(SIDE_BY_SIDE) || failed=yes; \
	$(BIN)/pytest --postgres -m alone || failed=yes; \
	if [ $$failed ]; then echo "Tests failed; look above." >&2; exit 1; fi; echo "Every test passed."

coverage: .venv/.test ## Fail when a line or a branch of the books is not run by their own tests
	$(BIN)/pytest --quiet $(BOOKS) $(SIDE_BY_SIDE) --cov

mutate: .venv/.test ## Change the books in thousands of ways, see whether tests notice; half an hour of two cores
	{ git log -1 --format='commit %h, measured after %ci'; $(BIN)/python -m tests.mutation; } \
	  > docs/evidence/mutation.txt

prove: .venv/.test .venv/.lighthouse ## Run the sized tests in full, then the benchmarks, and write docs/evidence
	HEP_TEST_SIZE=full $(BIN)/pytest --postgres --sized-only --timeout 7200 -m 'not alone' $(SIDE_BY_SIDE)
	HEP_TEST_SIZE=full $(BIN)/pytest --postgres --sized-only --timeout 7200 -m alone
	for part in reads writes sizes growth posting books renewals; do \
	  { git log -1 --format='commit %h, measured after %ci'; $(BIN)/python -m benchmarks $$part --full; } \
	    > docs/evidence/$$part.txt || exit 1; done

check: .venv/.test ## Lint, formatting, types and import rules
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

format: .venv/.test ## Let ruff lay out and repair the code
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

migration: .venv/.test ## Write the next migration from the models: make migration NAME=what_changed
	$(BIN)/python -m migrations.generate $(NAME)

lock: .venv/.test ## Pin requirements/*.in and Lighthouse again, with hashes
	for name in runtime test; do $(BIN)/uv pip compile --quiet --universal --python-version 3.11 \
	  --generate-hashes --no-header --no-annotate --no-emit-index-url --no-emit-find-links \
	  requirements/$$name.in -o requirements/$$name.txt || exit 1; done
	cd $(LIGHTHOUSE) && npm install --package-lock-only --ignore-scripts --no-audit --no-fund --loglevel=error

bench: .venv/.test ## Measure against bare hypercorn, nginx and bare commits, side by side
	$(BIN)/python -m benchmarks

clean: ## Forget caches; data in var and .venv stay
	rm -rf .coverage.data* .mypy_cache .ruff_cache .pytest_cache .hypothesis .mutation_cache .import_linter_cache build dist *.egg-info
