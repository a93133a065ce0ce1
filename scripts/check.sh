#!/usr/bin/env bash
# Lint, format, types, law files and catalogues. All of them run, whatever the first ones say.
set -euo pipefail
. "$(dirname "$0")/lib.sh"
cd "$ROOT"

scripts/setup.sh dev
failed=()
check() {
    local what="$1"
    shift
    printf 'advisal: %s\n' "$what"
    "$@" || failed+=("$what")
}
check "lint" .venv/bin/ruff check --quiet .
check "format" .venv/bin/ruff format --check --quiet .
check "types" .venv/bin/mypy
check "law files" .venv/bin/advisal law check
check "catalogues" .venv/bin/advisal messages check
[ ${#failed[@]} -eq 0 ] || fail "not in order: $(IFS=,; echo "${failed[*]}")"
say "all in order"
