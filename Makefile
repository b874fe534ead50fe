# The one list of tasks: people, pre-commit and CI all call these.

PYTHON ?= python3
BIN := $(if $(filter Windows_NT,$(OS)),.venv/Scripts,.venv/bin)
FREEZE_BIN := $(if $(filter Windows_NT,$(OS)),build/freeze/venv/Scripts,build/freeze/venv/bin)
LANGUAGES := $(patsubst %.po,%.mo,$(wildcard resources/locale/*/LC_MESSAGES/*.po))
# One mixed order, the same in every run; by hand, pytest mixes anew each time.
ORDER := --randomly-seed=1117
# One more than there are cores: some tests wait for something.
WORKERS := $(shell $(PYTHON) -c "import os; print((os.cpu_count() or 1) + 1)")
CODE := tracker ui resources scripts tests $(wildcard benchmarks)
# Desktops mostly wait, so three stand side by side; a test is given out when one of them is free.
SIDE_BY_SIDE := -n 3 --dist load --maxschedchunk 1
# Windows and macOS always have a display; elsewhere a variable names it.
DISPLAYED := $(or $(filter Windows_NT,$(OS)),$(filter Darwin,$(shell uname -s)),$(DISPLAY),$(WAYLAND_DISPLAY))
# The desktop tests play an X11 desktop, which only Linux brings.
ON_LINUX := $(filter Linux,$(shell uname -s))
RESOLVE := --universal --python-version 3.11 --fork-strategy fewest --only-binary :all: \
	--generate-hashes --no-emit-index-url --no-annotate --no-strip-extras --quiet \
	--custom-compile-command "make lock"

.DEFAULT_GOAL := help
.PHONY: help ready ready-tests ready-desktops run test test-desktop torture soak audit check lint types imports translations format bench \
	pages screenshots wheel bundle package test-packages lock clean

help: ## List the tasks
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

ready: ## Set this machine up: system libraries, .venv, locked packages, compiled languages
	@$(PYTHON) scripts/bootstrap.py
	@$(MAKE) --no-print-directory --silent $(LANGUAGES)

ready-tests: ## The same, and the programs of the desktop tests
	@$(PYTHON) scripts/bootstrap.py --tests
	@$(MAKE) --no-print-directory --silent $(LANGUAGES)

ready-desktops: ## The same, and the other desktops that the slow tests start
	@$(PYTHON) scripts/bootstrap.py --desktops
	@$(MAKE) --no-print-directory --silent $(LANGUAGES)

%.mo: %.po
	@$(BIN)/python scripts/translations.py build

run: export KJERNETID_HOME := $(CURDIR)/.run
run: ready ## Start Kjernetid in the tray on a home of its own (.run); without a display, paint the demo
ifneq ($(DISPLAYED),)
	@echo "Kjernetid starts in the tray; its home is $(CURDIR)/.run, and Ctrl-C ends it."
	@$(BIN)/kjernetid
else
	@echo "There is no display here, so the demo runs and is painted into a picture."
	@$(BIN)/kjernetid demo --png week.png
	@echo "The picture is $(CURDIR)/week.png"
endif

test: ready-tests ## Run the tests: units with coverage, then the program on X11 desktops of its own
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest $(ORDER) -n $(WORKERS) --dist loadfile --cov --cov-report=
	@$(BIN)/coverage report
	@$(BIN)/coverage report --include='tracker/domain/*' --fail-under=100
ifneq ($(ON_LINUX),)
	@$(BIN)/python -m pytest $(ORDER) $(SIDE_BY_SIDE) -m "desktop and not slow" tests/desktop
else
	@echo "The desktop tests play an X11 desktop and run on Linux only."
endif

test-desktop: ready-desktops ## Run the slow desktop tests: minutes of real time, Wayland, calls (Linux)
	@$(BIN)/python -m pytest $(ORDER) $(SIDE_BY_SIDE) -m "desktop and slow and not alone" tests/desktop
	@$(BIN)/python -m pytest $(ORDER) -m "desktop and alone" tests/desktop

torture: ready-tests ## Try to make it lose something: kills, power cuts, faults; half an hour, on Linux
	@$(BIN)/python -m tests.torture

soak: ready-tests ## Live thirty days at a desk at high speed: twenty minutes, on Linux
	@$(BIN)/python -m tests.torture.soak

check: lint types imports translations ## Run every check that is not a test

lint: ready
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check

types: ready
	@for platform in linux win32 darwin; do \
	  echo "mypy for $$platform"; \
	  $(BIN)/mypy --platform $$platform --cache-dir .mypy_cache/$$platform $(CODE) || exit 1; \
	done

imports: ready
	@$(BIN)/lint-imports --no-logo

translations: ready
	@$(BIN)/python scripts/translations.py check

format: ready ## Lay the code out, and mend what can be mended without a doubt
	@$(BIN)/ruff check --fix
	@$(BIN)/ruff format

bench: ready-tests ## Measure speed against the budgets
	@$(BIN)/python -m benchmarks

pages: ready ## Write the pages of the documentation that are made from the source
	@$(BIN)/python -m scripts.settings_page
	@$(BIN)/python -m scripts.research_page

screenshots: ready ## Paint the pictures of the documentation
	@$(BIN)/python -m scripts.pictures

wheel: ready ## Build the wheel and the source archive into dist/
	@$(BIN)/python -m hatchling build --clean

bundle: ready ## Freeze the program with its Python into build/bundle, for this system
	@$(PYTHON) -m scripts.ready_packages
	@QT_QPA_PLATFORM=offscreen $(FREEZE_BIN)/python -m scripts.freeze

package: bundle ## Build the packages for Linux (.deb, .rpm, .tar.gz) into dist/
	@QT_QPA_PLATFORM=offscreen $(FREEZE_BIN)/python -m scripts.linux_packages

test-packages: ready-tests package ## Build the packages and try them: on a bare Debian, without a network (Linux, root)
	@$(PYTHON) -m scripts.ready_packages --trials
	@$(BIN)/python -m pytest $(ORDER) -n auto --dist loadfile -m packages tests/packages

audit: ## Look every locked package up among known vulnerabilities (needs the network)
	@$(PYTHON) -m venv --clear build/audit/venv
	@build/audit/venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --only-binary :all: \
		--require-hashes -r requirements/audit.txt
	@build/audit/venv/bin/python -m scripts.audit

lock: ## Renew the locked packages (needs the network)
	@$(PYTHON) -m venv --clear build/lock
	@build/lock/bin/python -m pip install --quiet --disable-pip-version-check uv
	build/lock/bin/uv pip compile pyproject.toml --group dev --upgrade $(RESOLVE) -o requirements/dev.txt
	build/lock/bin/uv pip compile pyproject.toml -c requirements/dev.txt $(RESOLVE) -o requirements/run.txt
	build/lock/bin/uv pip compile pyproject.toml --group package -c requirements/dev.txt $(RESOLVE) -o requirements/package.txt
	build/lock/bin/uv pip compile --group pyproject.toml:audit --upgrade $(RESOLVE) -o requirements/audit.txt

clean: ## Remove what the tools made, .venv included; .run stays
	@rm -rf .venv build dist .coverage .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache week.png
	@find tracker ui resources scripts tests -name __pycache__ -prune -exec rm -rf {} +
