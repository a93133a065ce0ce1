# The commands of Advisal. Each sets up what it needs by itself; `make help` lists them.
.DEFAULT_GOAL := help
.PHONY: help setup run test fast law check bench train clean distclean
MAKEFLAGS += --no-print-directory

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: ## Set up both environments, and nothing else
	@scripts/setup.sh dev rasa

run: ## Start Advisal on this machine (address: ADVISAL_PORT, default 8080); Ctrl-C stops it
	@scripts/run.sh

test: ## Run all the tests
	@scripts/test.sh

fast: ## Run the quick tests: without Rasa, a browser, PostgreSQL, the law's cases or long looks
	@scripts/setup.sh dev
	@.venv/bin/pytest -n auto --maxprocesses 8 --dist worksteal -m "not full and not postgres and not slow and not cases" \
		--ignore tests/browser --ignore tests/widget --ignore tests/law/test_cases.py

law: ## Run the cases that the law must decide as its authorities say
	@scripts/setup.sh dev
	@.venv/bin/pytest -n auto --maxprocesses 8 -m cases tests/law

check: ## Check style, types, law files and catalogues
	@scripts/check.sh

bench: ## Measure, against a stock bot in the same run
	@scripts/setup.sh dev rasa
	@scripts/build.sh
	@scripts/train.sh
	@.venv/bin/python -m tests.bench

train: ## Train the language model, if its training data has changed
	@scripts/train.sh

clean: ## Remove what was built, trained or measured; keeps the environments and var/, which holds data
	@rm -rf bot/widget/dist models/*.tar.gz models/.training-* .rasa results .pytest_cache .mypy_cache .ruff_cache .hypothesis
	@find actions bot tests -name __pycache__ -type d -prune -exec rm -rf {} +

distclean: clean ## Also remove the environments and tools that were set up
	@rm -rf .venv .venv-rasa .tools bot/widget/node_modules
