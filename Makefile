# Needs GNU make and Python 3.11 or newer; `make help` says what there is.
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:
.PHONY: help run dev test check lint types checks test-js test-sqlite test-postgres test-browser test-long coverage
.PHONY: bench-pages screenshots messages lock upgrade
# Set in somebody's shell, these would quietly aim the commands below at something else.
unexport DJANGO_SETTINGS_MODULE TEST_DATABASE_URL

PORT ?= 8000
PYTHONS := python3.14 python3.13 python3.12 python3.11 python3
PYTHON := .venv/bin/python
MANAGE := $(PYTHON) manage.py
# Properties take a new seed each time and tell it; SEED=123 takes that one again.
PYTEST := $(PYTHON) -m pytest $(if $(SEED),--hypothesis-seed=$(SEED))
# A process a core, each with a database (and a Chromium) of its own.
PARALLEL := --numprocesses=auto --dist=loadgroup
INSTALL := $(PYTHON) -m pip --disable-pip-version-check install --quiet --require-hashes --requirement

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' Makefile

# --- Running ----------------------------------------------------------------------------------

run: .venv/run .env staticfiles/staticfiles.json ## Start the product with demo data on 127.0.0.1:8000 (PORT=8001 for another)
	@$(PYTHON) -c 'import socket; socket.create_server(("127.0.0.1", $(PORT))).close()' 2>/dev/null \
	  || { echo 'Port $(PORT) is in use: stop what uses it, or try: make run PORT=8001' >&2; exit 1; }
	@$(PYTHON) -m tutor.messages compile
	@$(MANAGE) migrate --verbosity 0
	@$(MANAGE) load_demo
	@echo 'Open http://127.0.0.1:$(PORT)/ (Ctrl-C stops the server)'
	@exec $(PYTHON) -m gunicorn --config deploy/gunicorn.conf.py --bind 127.0.0.1:$(PORT) tutor.wsgi

dev: .venv/run .env ## The same, started anew whenever a file changes
	@$(PYTHON) -m tutor.messages compile
	@$(MANAGE) migrate --verbosity 0
	@$(MANAGE) load_demo
	@DEBUG=on; export DEBUG; $(MANAGE) work --reload & exec $(MANAGE) runserver 127.0.0.1:$(PORT)

staticfiles/staticfiles.json: .venv/run tutor/storage.py $(shell find static -type f) | .env
	@$(MANAGE) collectstatic --no-input --verbosity 0

.env: | .venv/bin/pip
	@umask 077; $(PYTHON) -c 'import secrets; print(f"SECRET_KEY={secrets.token_urlsafe(50)}\nHTTPS=off")' > $@

# --- Testing ----------------------------------------------------------------------------------

test: lint types checks test-js test-sqlite test-postgres test-browser ## Everything that CI runs
	@$(PYTHON) -m tests.budgets

check: lint types ## Seconds: style, types, and tests of what changed in the domain since main (SINCE=HEAD~3)
	$(PYTEST) $(PARALLEL) --quiet $$($(PYTHON) -m tests.changed $(SINCE))

lint: .venv/test ## Style and format
	$(PYTHON) -m ruff check .
	$(PYTHON) -m ruff format --check .

types: .venv/test ## Types, strictly
	$(PYTHON) -m mypy

checks: export SECRET_KEY = only-for-the-checks-0123456789-abcdefghijklmnopqrstuvwxyz
checks: export DATABASE_URL = sqlite://:memory:
checks: export HTTPS = on
checks: export DEBUG = off
checks: .venv/test ## Migrations and deployment settings
	$(MANAGE) makemigrations --check --dry-run
	$(MANAGE) check --deploy --fail-level WARNING

test-js: .venv/test ## Scripts and style sheets: linted, and the scripts' rules in node
	$(PYTHON) -m tests.node

test-sqlite: .venv/test ## The suite on SQLite, with the branches it takes
	$(PYTEST) $(PARALLEL) --suite=sqlite -m 'not browser' --cov --cov-report=
	@$(PYTHON) -m coverage report --format=total | sed 's/.*/Of all lines and branches & % are run: make coverage/'
	$(PYTHON) -m coverage report --include='$(WHOLE)' --fail-under=100

# Who may do what, what is kept of an answer and what it is worth: every branch of it is run.
WHOLE := lessons/permissions.py,lessons/models/attempts.py,lessons/models/append_only.py
WHOLE := $(WHOLE),lessons/services/attempts.py,lessons/services/marking.py
WHOLE := $(WHOLE),lessons/queries/standings.py,lessons/domain/progress.py,lessons/domain/marks.py
WHOLE := $(WHOLE),lessons/domain/stuck.py
WHOLE := $(WHOLE),lessons/domain/marking/scoring.py,lessons/domain/marking/key_points.py

test-postgres: .venv/test ## What touches a database, on a throw-away PostgreSQL
	$(PYTHON) -m tests.postgres -- $(PYTEST) $(PARALLEL) --suite=postgres -m 'database and not browser'

test-browser: .venv/test ## The pages in Chromium
	$(PYTHON) -m tests.chromium
	$(PYTEST) $(PARALLEL) --suite=browser -m browser

test-long: export TEST_EXAMPLES = 20
test-long: .venv/test ## Properties on twenty times as many examples: by night, or after a large change
	$(PYTEST) $(PARALLEL) -m 'hypothesis and not browser'

coverage: ## Lines and branches that the last run of test-sqlite did not take
	@$(PYTHON) -m coverage report

# --- Looking: information, never a test -------------------------------------------------------

bench-pages: .venv/test ## Weight, queries and speed of every main page, as Markdown
	@$(PYTHON) -m tests.chromium
	@$(PYTHON) -m benchmarks.pages

screenshots: .venv/test ## Every main page at 360 and 1280 px, light and dark, kk and ru: screenshots/index.html
	@$(PYTHON) -m tests.chromium
	@$(PYTHON) -m benchmarks.screenshots

# --- Upkeep -----------------------------------------------------------------------------------

messages: .venv/run ## Bring the translation catalogues up to date with the code
	$(PYTHON) -m tutor.messages extract

lock: | .venv/bin/pip ## Pin the dependencies of pyproject.toml, with hashes
	$(PYTHON) -m venv --clear .build/lock
	.build/lock/bin/pip --disable-pip-version-check install --quiet uv
	$(COMPILE) --output-file requirements.lock
	$(COMPILE) --group dev --constraint requirements.lock --output-file requirements-dev.lock
COMPILE = .build/lock/bin/uv pip compile --quiet --no-config $(NEWEST) --universal --python-version 3.11 \
  --generate-hashes --no-header pyproject.toml

upgrade: NEWEST := --upgrade
upgrade: lock ## The same with the newest versions

# --- The environment: one for running and testing, as the test lock holds all of the other -----

.venv/run: requirements.lock | .venv/bin/pip
	@echo 'Installing what the product needs …'
	@$(INSTALL) $<
	@touch $@

.venv/test: requirements-dev.lock | .venv/bin/pip
	@echo 'Installing what the tests need …'
	@$(INSTALL) $<
	@touch $@

.venv/bin/pip:
	@for python in $(PYTHONS); do \
	  if $$python -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; \
	  then exec $$python -m venv --clear .venv; fi; \
	done; \
	echo 'Missing: Python 3.11 or newer with venv. On Debian: apt-get install python3-venv' >&2; exit 1
