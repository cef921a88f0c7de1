# Every target does its own set-up, and none needs a network once that is done.
# Works with GNU make 4 and with the make 3.81 that macOS brings.

PYTHON = python3
BIN = .venv/bin
# The day the illustrative register is written for; today, where the framework names none.
DAY = $(or $(shell sed -n 's/^ *written_for: *\([0-9-]*\).*/\1/p' records/framework.yaml),$(shell date +%F))

# With LOCKED=1 what is installed for development is what requirements-dev.lock names, each file by its hash, as CI does it.
LOCKED =

export PIP_DISABLE_PIP_VERSION_CHECK = 1

.DEFAULT_GOAL = help
.NOTPARALLEL:
.PHONY: help setup report check test test-papers test-wheel golden docs pictures wheel sbom audit lock bench bench-git bench-loop bench-spc bench-tables bench-papers bench-region power-cut meeting fuzz prose day clean

help:  ## say what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' Makefile

setup: .venv/.core  ## install qaif into .venv, ready to use
	@echo "qaif is ready: .venv/bin/qaif --help"

report: .venv/.core  ## write the two-monthly papers from the records into reports/
	@$(BIN)/qaif report --bimonthly --as-of $(DAY) --out reports
	@echo "The papers are in reports/, as at $(DAY)."

check: .venv/.dev  ## lint, types, import contracts, and every rule on every record
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --quiet --check qaif_cli tests bench
	@$(BIN)/mypy --no-error-summary
	@$(BIN)/lint-imports > .venv/.imports || { cat .venv/.imports; exit 1; }
	@$(BIN)/qaif check --as-of $(DAY) --severity error

test: .venv/.dev  ## run the tests
	@$(BIN)/pytest --quiet -n 2 --dist worksteal

test-papers: .venv/.papers  ## open what qaif writes in LibreOffice and in Chromium, and judge its PDFs
	@$(BIN)/pytest --quiet -n 2 --dist worksteal -m papers tests/papers

test-wheel: .venv/.dev .tools/.made  ## build the wheel twice, and install it into fresh environments as people do
	@$(BIN)/pytest --quiet -m wheel tests/wheel

golden: .venv/.dev  ## write the expected outputs in tests/golden anew; look at the difference in git
	@$(BIN)/pytest --quiet --update-golden

docs: .venv/.core  ## write the pages that come from the code: rules, commands, fields, exported tables, schemas, the editor's settings
	@$(BIN)/qaif explain --format markdown > .venv/.made && cp .venv/.made docs/rules.md
	@$(BIN)/python -c 'from qaif_cli.cli.reference import commands_page as made; print(made(), end="")' > .venv/.made \
	  && cp .venv/.made docs/commands.md
	@mkdir -p docs/schemas
	@for kind in framework $$($(BIN)/python -c 'from qaif_cli.model.kinds import BY_NAME; print(*BY_NAME)'); do \
	  $(BIN)/qaif schema $$kind > .venv/.made && cp .venv/.made docs/schemas/$$kind.schema.json || exit 1; \
	done
	@$(BIN)/python -c 'from qaif_cli.flow.schema import fields_page as made; print(made(), end="")' > .venv/.made \
	  && cp .venv/.made docs/fields.md
	@$(BIN)/python -c 'from qaif_cli.flow.outgoing.page import exported_page as made; print(made(), end="")' > .venv/.made \
	  && cp .venv/.made docs/tables-exported.md
	@$(BIN)/python -c 'from qaif_cli.flow.region.paper import with_questions as made; print(made(open("docs/region.md").read()), end="")' \
	  > .venv/.made && cp .venv/.made docs/region.md
	@$(BIN)/python -c 'from qaif_cli.flow.schema import editor_settings as made; print(made(), end="")' > .venv/.made \
	  && cp .venv/.made .vscode/settings.json

wheel: .venv/.dev  ## build the wheel into dist/, the same bytes for the same commit
	@rm -rf dist
	@SOURCE_DATE_EPOCH=$$(git log -1 --format=%ct) $(BIN)/python -m build --wheel --no-isolation --outdir dist > .venv/.built || { cat .venv/.built; exit 1; }
	@echo "$$(ls dist/*.whl)"

sbom: wheel .tools/.made  ## write what the wheel stands on beside it, as CycloneDX, and the hashes of both
	@rm -rf build/sbom && $(PYTHON) -m venv --without-pip build/sbom
	@.tools/bin/uv pip install --quiet --python build/sbom --no-deps --require-hashes -r requirements.lock
	@.tools/bin/uv pip install --quiet --python build/sbom --no-deps dist/*.whl
	@.tools/bin/cyclonedx-py environment --output-reproducible --pyproject pyproject.toml --spec-version 1.6 \
	  --output-file "$$(ls dist/*.whl | sed 's/-py3-none-any.whl$$//').cdx.json" build/sbom
	@cd dist && $(PYTHON) -c 'import hashlib, pathlib; \
	  [print(hashlib.sha256(p.read_bytes()).hexdigest(), p.name, sep="  ") for p in sorted(pathlib.Path().glob("qaif-*"))]' > SHA256SUMS
	@cat dist/SHA256SUMS

audit: .tools/.made  ## look up known weaknesses of what is installed with qaif; this needs a network
	@.tools/bin/pip-audit --strict --disable-pip --requirement requirements.lock

# The locks hold for every platform and every Python from 3.11 on; UPGRADE=--upgrade takes the newest versions that fit.
COMPILE = .tools/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --no-header \
  --no-emit-index-url --no-emit-find-links $(UPGRADE)
lock: .tools/.made  ## write the three requirements*.lock anew from pyproject.toml and requirements-*.in
	@$(COMPILE) pyproject.toml --extra xls --extra pdf --extra region -o requirements.lock
	@$(COMPILE) pyproject.toml requirements-dev.in --all-extras -o requirements-dev.lock \
	  --no-emit-package playwright --no-emit-package greenlet --no-emit-package pyee
	@$(COMPILE) requirements-tools.in -o requirements-tools.lock

pictures: .venv/.pictures  ## make the pictures of the documentation anew, with LibreOffice and Chromium; look at them
	@$(BIN)/python bench/pictures.py $(DAY)

bench: .venv/.core bench/.peers/.made  ## measure qaif beside comparable tools
	@$(BIN)/python bench/run.py $(ARGS)

bench-git: .venv/.core  ## measure history, diff and check beside plain git: 10,000 records, 2,000 commits
	@$(BIN)/python bench/history.py $(ARGS)

bench-loop: .venv/.core  ## measure triangulate and each body's paper beside check: 10,000 items of intelligence
	@$(BIN)/python bench/loop.py $(ARGS)

bench-spc: .venv/.core  ## measure check, charts and papers with 1,000 indicators of 60 points
	@$(BIN)/python bench/indicators.py $(ARGS)

bench-tables: .venv/.dev  ## measure reading, importing and exporting tables beside openpyxl and `risk add`
	@$(BIN)/python bench/tables.py $(ARGS)

bench-papers: .venv/.dev  ## measure papers in each format beside their Markdown
	@$(BIN)/python bench/papers.py $(ARGS)

bench-region: .venv/.dev  ## measure the questions to 36 boards of 1,000 records beside reading one of them
	@$(BIN)/python bench/region.py $(ARGS)

power-cut: .venv/.core  ## kill writing commands at 300 random moments; every record must be whole
	@$(BIN)/python -m bench.power_cut $(ARGS)

meeting: .venv/.core  ## let 40 processes add risks at once, and 60 score one: ARGS="--add 200 --score 200"
	@$(BIN)/python -m bench.meeting $(ARGS)

fuzz: .venv/.dev  ## try texts, edits, cells, workbooks and words made at random, for ten minutes: ARGS="--minutes 60 --kind yaml"
	@$(BIN)/python -m bench.fuzz $(ARGS)

prose: .venv/.dev  ## measure false alarms of confidentiality on papers of other kinds, and what is found in other forms
	@$(BIN)/python -m bench.prose $(ARGS)

day:  ## print the day the illustrative register is written for
	@echo $(DAY)

clean:  ## remove the environment, the caches and the bench's corpus; the papers in reports/ stay
	@rm -rf .venv .tools build dist bench/.peers bench/.corpus
	@rm -rf .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	@find qaif_cli tests bench -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/.core: pyproject.toml
	$(call environment,.venv)
	$(call install,.venv,-e .)
	@$(BIN)/python -m compileall -q qaif_cli  # the first command does not wait for it, nor each where Python keeps nothing compiled
	@touch $@

.venv/.dev: pyproject.toml requirements-dev.lock
	$(call environment,.venv)
ifeq ($(LOCKED),)
	$(call install,.venv,-e '.[dev]')
	@touch .venv/.core $@
else
	$(call install,.venv,--no-deps --require-hashes -r requirements-dev.lock)
	$(call install,.venv,--no-deps --no-build-isolation -e .)
	@touch .venv/.core $@
endif

# What judges the papers: axe without the browser that it comes with, and a judge of PDF for screen readers.
.venv/.papers: .venv/.dev requirements-dev.in
ifeq ($(LOCKED),)
	$(call install,.venv,$$(sed -n '/^page-validation/p' requirements-dev.in))
	$(call install,.venv,--no-deps $$(sed -n '/^axe-/p' requirements-dev.in))
endif
	@touch $@

.tools/.made: requirements-tools.lock
	$(call environment,.tools)
	$(call install,.tools,--no-deps --require-hashes -r requirements-tools.lock)
	@touch $@

# What makes pictures small; MIT-CMU, 7 MB, without a dependency, and nothing else needs it.
.venv/.pictures: .venv/.dev
	$(call install,.venv,pillow==12.3.0)
	@touch $@

bench/.peers/.made: bench/peers.txt
	$(call environment,bench/.peers)
	$(call install,bench/.peers,-r bench/peers.txt)
	@touch $@

# A working environment in a folder; what is missing is said in plain words.
RECENT = import sys; sys.exit(sys.version_info < (3, 11))
define environment
@command -v $(PYTHON) > /dev/null || { \
  echo "Python 3.11 or later is needed, and there is no '$(PYTHON)' here."; \
  echo "Install it from python.org or your system's packages, or name it: make PYTHON=/path/to/python3 $(MAKECMDGOALS)"; exit 1; } >&2
@$(PYTHON) -c '$(RECENT)' || { \
  echo "Python 3.11 or later is needed; '$(PYTHON)' here is $$($(PYTHON) -V 2>&1)."; \
  echo "Install a later one, or name it: make PYTHON=python3.13 $(MAKECMDGOALS)"; exit 1; } >&2
@$(PYTHON) -c 'import ensurepip, venv' 2> /dev/null || { \
  echo "This Python cannot make an environment of its own: its module venv (or ensurepip) is missing."; \
  echo "On Debian and Ubuntu: sudo apt install python3-venv"; exit 1; } >&2
@$(1)/bin/python -c '$(RECENT)' 2> /dev/null || $(PYTHON) -m venv --clear $(1)
endef

define install
@echo "Installing into $(1) (the first time takes a minute) ..."
@$(1)/bin/python -m pip install -qq $(2) || { \
  echo "The packages could not be installed; what pip says stands above."; \
  echo "This step alone needs a network: a way to pypi.org, or a mirror named in PIP_INDEX_URL."; exit 1; } >&2
endef
