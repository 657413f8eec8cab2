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
override PYTEST_ARGS := $(value PYTEST_ARGS)
override PORT := $(or $(value PORT),8000)
export PAGE K ENGINE PYTEST_ARGS PORT

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

.PHONY: setup
setup: $(VENV) $(SYSTEM) ## Install all that the other targets need (they call it themselves)
