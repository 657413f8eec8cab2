# Every target is one line of `make help`. Each first sets up what it needs, once.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-print-directory

# What a person passes is data. `value` keeps make from expanding it, and recipes read it from the
# environment, quoted: `make prove K='$(shell …)'` and K='"; …' run nothing.
override PAGE := $(value PAGE)
override K := $(value K)
override ENGINE := $(value ENGINE)
override CHANGED := $(value CHANGED)
override SHARD := $(value SHARD)
override AS := $(value AS)
override PYTEST_ARGS := $(value PYTEST_ARGS)
override CLUSTER := $(value CLUSTER)
override HOST := $(value HOST)
override PORT := $(or $(value PORT),8000)
# `make ci` at home permits the skips, and gives the second chance, that every step of CI has.
override AS_CI := $(if $(filter ci,$(MAKECMDGOALS)),yes,$(value CI))
export PAGE K ENGINE CHANGED SHARD AS PYTEST_ARGS PORT CLUSTER HOST AS_CI

# The theme announces the end of its days at every build; requirements.txt pins what we build with.
export NO_MKDOCS_2_WARNING := 1

# On GitHub, what ruff, mypy and the build say stands at file and line too.
ifdef GITHUB_ACTIONS
export RUFF_OUTPUT_FORMAT := github
TELL = 2>&1 | $(PYTHON_IN) -m shellproof tell
endif

# A setup is done again when what it was made from changes.
HASH := $(shell cat requirements.txt .ci/setup | cksum | cut -d' ' -f1)
VENV := .venv/.python-$(HASH)
SYSTEM := .venv/.system-$(HASH)

PYTHON_IN := .venv/bin/python
PYTEST := $(PYTHON_IN) -m pytest

.PHONY: help
help: ## Show this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/\1|\2/p' $(firstword $(MAKEFILE_LIST)) | \
	while IFS='|' read -r name text; do printf '  make %-13s %s\n' "$$name" "$$text"; done

$(VENV):
	@.ci/setup python $@

# Missing Debian packages stop nobody who is not root: the message says what to install.
$(SYSTEM): | $(VENV)
	@.ci/setup system $@ || [ $$? = 3 ]

# What narrows a proof. Each value is one word, whatever is in it; PYTEST_ARGS alone is split at blanks.
NARROWED = $${PAGE:+"--shellproof-page=$$PAGE"} $${K:+"--shellproof-only=$$K"} $${ENGINE:+"--shellproof-engine=$$ENGINE"} $${CHANGED:+"--shellproof-changed=$$CHANGED"} $${SHARD:+"--shellproof-shard=$$SHARD"} $${AS_CI:+--shellproof-skips=.ci/skips} $${PYTEST_ARGS:-}

.PHONY: setup
setup: $(VENV) $(SYSTEM) ## Install what the other targets need (they call it themselves)
	@echo "Ready. Next: make serve, or make test"

.PHONY: serve
serve: $(VENV) ## Build the site and serve it on http://127.0.0.1:8000 with live reload (PORT=)
	@$(PYTHON_IN) -m mkdocs serve --livereload --dev-addr "127.0.0.1:$$PORT"

.PHONY: site
site: $(VENV) ## Build the site into site/; any warning is an error
	@$(PYTHON_IN) -m mkdocs build --strict $(TELL)

.PHONY: pdf
pdf: site $(SYSTEM) ## Make the book, dist/proven-containers.pdf, from the built site
	@mkdir -p dist
	@$(PYTHON_IN) -m book --out dist/proven-containers.pdf

.PHONY: books
books: site $(SYSTEM) ## Make the book in every form: PDF, a PDF a chapter, EPUB; all in dist/
	@mkdir -p dist
	@$(PYTHON_IN) -m book --out dist/proven-containers.pdf --epub dist/proven-containers.epub --chapters dist/chapters

.PHONY: published
published: $(VENV) ## Build the site as it is published: its home page offers the books, in site/book/
	@BOOK=book/proven-containers $(MAKE) books
	@mkdir -p site/book
	@cp dist/proven-containers.pdf dist/proven-containers.epub site/book/

.PHONY: image
image: published ## Build the container image that serves site and books, proven-containers (needs Docker)
	@rm -rf build/image && mkdir -p build/image
	@cp -r snippets/running-well/site-build/Dockerfile snippets/running-well/site-build/nginx.conf site build/image
	@docker build --tag proven-containers build/image

.PHONY: bundle
bundle: published ## Pack site, books and all images for a room without a network: dist/classroom.tar
	@$(PYTHON_IN) -m lab save build/images
	@$(PYTHON_IN) -m bundle --out dist/classroom.tar site build/images dist/proven-containers.pdf dist/proven-containers.epub

.PHONY: tests
tests: $(VENV) $(SYSTEM) ## The tests that `check` leaves out: with an engine, a browser, or much patience
	@set -f; $(PYTEST) tests -n 3 -m "lab or slow or browser" $${AS_CI:+--shellproof-skips=.ci/skips} $${PYTEST_ARGS:-}

.PHONY: fuzz
fuzz: $(VENV) ## Search long for input that breaks the parser, the matcher or a summary (FUZZ=50)
	@FUZZ="$${FUZZ:-50}" $(PYTEST) -q -n 2 tests/shellproof/test_fuzz.py tests/shellproof/test_github.py tests/shellproof/test_shards.py

.PHONY: test
test: $(VENV) $(SYSTEM) ## Prove every snippet, build the site, check its links, run every test
	@set -f; $(PYTEST) -n 3 --shellproof-again $(NARROWED)

.PHONY: check
check: $(VENV) ## All that needs no engine, under a minute: style, types, sources, quick tests
	@$(PYTHON_IN) -m ruff format --check --quiet . || { $(PYTHON_IN) -m ruff format --check . || true; echo "fix: make fix"; exit 1; }
	@$(PYTHON_IN) -m ruff check --quiet . || { echo "fix: make fix"; exit 1; }
	@$(PYTHON_IN) -m mypy $(TELL) || { echo "fix: give each line that it names what its type asks for"; exit 1; }
	@$(PYTHON_IN) -m shellproof check
	@set -f; $(PYTEST) tests -q -n auto --maxprocesses 8 --dist worksteal -m "not lab and not slow and not browser" $${PYTEST_ARGS:-}

.PHONY: fix
fix: $(VENV) ## Format the code, and mend what needs no thought
	@$(PYTHON_IN) -m ruff check --fix --quiet . || true
	@$(PYTHON_IN) -m ruff format .
	@$(PYTHON_IN) -m shellproof mend

.PHONY: prove
prove: $(VENV) ## Prove snippets on a real engine (PAGE= K= ENGINE= CHANGED=origin/main SHARD=2/4)
	@set -f; set --; [ -n "$$PAGE$$K" ] || set -- -n 2; $(PYTEST) snippets -v "$$@" $(NARROWED)

.PHONY: times
times: $(VENV) ## Prove everything, and write into the recordings how long it took: shards go by that
	@$(PYTEST) snippets -q -n 2 --no-cache --shellproof-again --shellproof-times

.PHONY: changed
changed: $(VENV) ## Prove the pages that differ from main, as CI does (CHANGED=origin/main)
	@set -f; CHANGED="$${CHANGED:-origin/main}"; $(PYTEST) snippets -v $${AS_CI:+--shellproof-again} $(NARROWED)

.PHONY: record
record: $(VENV) ## Run snippets twice and write what they print (PAGE=docs/…md or K=name)
	@set -f; $(PYTEST) snippets -v --record $(NARROWED)

.PHONY: engines
engines: $(VENV) ## Run the course on another engine, write what differs to engines/ (ENGINE=26 or podman)
	@: "$${ENGINE:?say which engine: make engines ENGINE=26}"
	@set -f; $(PYTEST) snippets -v "--shellproof-survey=engines/$$ENGINE.json" $(NARROWED)

.PHONY: new
new: $(VENV) ## Begin a page (PAGE=chapter/name), a snippet, an exercise or an error (K=chapter/name AS=error)
	@$(PYTHON_IN) -m macros.lesson.new $${K:+"$$K"} $${PAGE:+"--page=$$PAGE"} $${AS:+"--as=$$AS"}

.PHONY: lab-up
lab-up: $(VENV) ## Start the lab and keep it warm (ENGINE=28, 26 or podman, CLUSTER=swarm3, kube3, pi4 or slurm3)
	@$(PYTHON_IN) -m lab up $${ENGINE:+"--engine=$$ENGINE"} $${CLUSTER:+"--cluster=$$CLUSTER"}

.PHONY: lab-shell
lab-shell: $(VENV) ## Enter a machine of the lab that is up (HOST=worker1)
	@$(PYTHON_IN) -m lab shell "$$HOST"

.PHONY: lab-down
lab-down: $(VENV) ## End it; its images stay for the next time
	@$(PYTHON_IN) -m lab down

.PHONY: lab-clean
lab-clean: $(VENV) ## End it, and remove everything that it ever made
	@$(PYTHON_IN) -m lab clean

.PHONY: links
links: site ## Check the links that leave the site (needs the internet; nightly in CI)
	@.venv/bin/linkchecker --no-warnings --check-extern site/index.html

.PHONY: commands
commands: $(VENV) ## Record anew which commands and options there are (needs an engine)
	@$(PYTHON_IN) -m lab commands | $(PYTHON_IN) -m shellproof seal >macros/commands/recorded.new
	@mv macros/commands/recorded.new macros/commands/recorded.txt

.PHONY: bench
bench: $(VENV) ## Measure beside floors and peers, write the tables to bench/ (K=sessions, proofs, builds, views, books, course, shards or clusters)
	@$(PYTHON_IN) -m tests.bench $${K:+"$$K"}

.PHONY: measure
measure: $(VENV) ## Measure what the pages claim, on this machine (K= one comparison)
	@$(PYTHON_IN) -m measure $${K:+"$$K"}

.PHONY: ci
ci: check changed tests pdf ## All that CI does for a pull request (CHANGED=origin/main)

.PHONY: requirements
requirements: $(VENV) ## Pin every requirement anew, with its hashes
	@.venv/bin/uv pip compile --quiet --universal --all-extras --generate-hashes \
	    --custom-compile-command "make requirements" --output-file requirements.txt pyproject.toml
	@for folder in tests/bench tests/site/lighthouse; do \
	    .venv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	        --custom-compile-command "make requirements" \
	        --output-file "$$folder/requirements.txt" "$$folder/requirements.in"; \
	done
