#!/usr/bin/env bash
# All the tests, from a fresh clone: the widget's, those of the Rasa process, and at the end pytest's, in two runs.
# A part that fails does not keep the next from running; the exit code tells of all of them.
set -euo pipefail
. "$(dirname "$0")/lib.sh"
cd "$ROOT"

scripts/system-packages.sh
scripts/setup.sh dev rasa
scripts/build.sh
scripts/train.sh

failed=()
if [ -f bot/widget/package.json ] && use_node; then
    say "the widget's tests"
    npm --prefix bot/widget test --silent || failed+=("the widget's tests")
fi
if ls tests/rasa/unit_*.py >/dev/null 2>&1; then
    say "the tests inside Rasa's Python"
    .venv-rasa/bin/python -m unittest discover --start-directory tests/rasa --pattern 'unit_*.py' ||
        failed+=("the tests inside Rasa's Python")
fi
say "the tests that need neither Rasa, nor a browser, nor PostgreSQL, on all cores"
.venv/bin/pytest -n auto --maxprocesses 8 -m "not full and not postgres" "$@" || failed+=("the fast tests")
say "the tests with Rasa, a browser and PostgreSQL, one after the other"
for folder in /usr/lib/postgresql/*/bin; do
    [ ! -x "$folder/postgres" ] || PATH="$PATH:$folder"
done
.venv/bin/pytest -m "full or postgres" "$@" || failed+=("the full tests")
[ ${#failed[@]} -eq 0 ] || fail "failed: $(IFS=,; echo "${failed[*]}")"
