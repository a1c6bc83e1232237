# Everything the project can do, on Debian 12 and 13; `make help` lists it.
SHELL := /bin/bash
PYTHON := .venv/bin/python
export QT_QPA_PLATFORM ?= offscreen
# Tests of a file stay together; each worker has a QGIS of its own (some 600 MB). WORKERS= runs all in one process.
export WORKERS ?= -n auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder

.DEFAULT_GOAL := help
.PHONY: help install build demo run tour test test-matrix qt6 lint format typecheck package scan handbook release translate deploy clean

help: ## list the targets
	@sed -n 's/^\([a-z0-9-]*\):.*## \(.*\)/\1\t\2/p' $(MAKEFILE_LIST) | expand -t 14

install: ## install what is missing (QGIS >= 3.40, Python packages, tools)
	@.tools/install.sh

build: ## assemble the plugin in build/plugins
	@.tools/install.sh demo
	@$(PYTHON) .tools/build.py

demo: build ## tables to maps on the demo city, headless; says where the results lie
	@$(PYTHON) .tools/demo.py

run: build ## open QGIS with the plugin and the demo project
	@$(PYTHON) .tools/open_qgis.py

tour: install build ## play the tour through the dialogs in a QGIS window; pictures and times in build/tour
	@$(PYTHON) .tools/tour.py $(ARGS)

test: install build ## all tests on this machine's QGIS; ARGS= are handed to pytest
	@$(PYTHON) -m pytest $(WORKERS) $(ARGS)

test-matrix: test ## the same tests on QGIS 3.44 as well
	@.tools/matrix.sh $(ARGS)

qt6: install ## every form and window under PyQt6, with stand-ins for QGIS
	@.tools/qt6.sh $(ARGS)

lint: install ## style and common mistakes
	@.venv/bin/ruff check .
	@.venv/bin/ruff format --check .

format: install ## rewrite the sources in the house's format
	@.venv/bin/ruff format .
	@.venv/bin/ruff check --fix .

typecheck: install ## types
	@.venv/bin/mypy

package: install ## build/plugins and dist/sozialraum_plugin.<version>.zip
	@$(PYTHON) .tools/build.py --zip

scan: package ## what the plugin site checks: contents, Bandit, detect-secrets, flake8
	@$(PYTHON) .tools/scan.py

handbook: install build ## the handbook in build/handbook, as pages and as PDF; pictures are those of the last make tour
	@$(PYTHON) .tools/handbook.py

release: install ## check and build a release in dist, with plugins.xml for a server; URL= is the folder's address there
	@$(PYTHON) .tools/release.py $(if $(URL),--url $(URL))

translate: install ## take new texts into i18n/*.ts; tells what lacks a translation; ARGS=fr begins a language
	@$(PYTHON) .tools/translate.py $(ARGS)

deploy: build ## copy the plugin into your QGIS profile
	@$(PYTHON) .tools/deploy.py

clean: ## remove what was built
	rm -rf build dist .mypy_cache .ruff_cache .pytest_cache .qgis-settings
	find . -name __pycache__ -not -path './.venv/*' -prune -exec rm -rf {} +
