# Every target is one line that says what it does: `make help`.
.DEFAULT_GOAL := help
.PHONY: help run web test kills lint format schema clients release-schema errors bench bench-guard bench-limits bench-pulling bench-writes recall clean

# Arguments for `make run`, such as: make run ARGS="--listen 0.0.0.0:8000 --enterprises 1000",
# and for `make bench`, `make bench-limits`, `make bench-pulling` and `make bench-writes`: parts of names of what to measure, such as: make bench ARGS="sqlite lookup"
ARGS ?=

help: ## Say what each target does
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-14s %s\n", $$1, $$2}'

run: ## Build the gateway and serve an invented city on http://127.0.0.1:8000
	@clients/web/build.sh --if-possible
	cargo run --profile demo -- demo $(ARGS)

web: ## Build GraphiQL from its npm package, for the gateway to serve
	@clients/web/build.sh

test: ## Run every test, with a PostgreSQL and a Redis that the tests start themselves
	@tests/services/install.sh
	cargo test --workspace
	@tests/conformance/against_demo.sh
	@tests/clients/run.sh

kills: ## Kill gateways and those who keep copies, hundreds of times: make kills ARGS="--kills 200 --program rust"
	@tests/services/install.sh
	cargo build --package mingjing
	tests/clients/kills/run.py $(ARGS)

lint: ## Check formatting and lints
	cargo fmt --all --check
	cargo clippy --workspace --all-targets -- --deny warnings

format: ## Format the sources
	cargo fmt --all

schema: ## Write schema.graphql
	cargo run --quiet -- export-schema > schema.graphql.new
	mv schema.graphql.new schema.graphql

clients: ## Write the generated code of the client libraries, after a change of the schema or of clients/operations
	@for script in clients/*/generate.sh; do $$script; done

release-schema: ## Make schema.graphql the one that later changes are held against, at a release
	cp schema.graphql tests/schema/released.graphql
	sed -i '/^#/!d' tests/schema/breaking-changes.txt

errors: ## Write docs/errors.md
	cargo run --quiet -- export-error-codes > docs/errors.md.new
	mv docs/errors.md.new docs/errors.md

bench: ## Measure the gateway beside the same SQL without GraphQL, on both databases
	@tests/services/install.sh
	cargo bench --package tests --bench gateway -- $(ARGS)

bench-guard: ## Measure what guarding and pricing a document takes
	cargo bench --package tests --bench guard

bench-limits: ## Measure what limits promise: replicas, a Redis that dies, neighbours of a flood, the share of guarding
	@tests/services/install.sh
	cargo build --release --package mingjing --package tests
	cargo bench --package tests --bench limits -- $(ARGS)

bench-pulling: ## Measure what pulling takes: exports, verifying 10,000 subjects, until followers and webhooks know of a commit, on both databases
	@tests/services/install.sh
	cargo build --release --package mingjing --package tests
	cargo bench --package tests --bench pulling -- $(ARGS)

bench-writes: ## Measure what writing takes: 10,000 rows in one call, many clients at once, the largest upload
	@tests/services/install.sh
	cargo build --release --package mingjing --package tests
	cargo bench --package tests --bench writes -- $(ARGS)

recall: ## Measure how well the search finds, on a labelled set of queries
	cargo run --profile demo -- recall

clean: ## Remove what was built
	cargo clean
	rm -rf clients/web/dist clients/web/node_modules tests/conformance/node_modules tests/conformance/.venv
	rm -rf clients/typescript/dist clients/typescript/.build clients/typescript/node_modules
	rm -rf clients/python/.venv clients/python/dist clients/rust/target
