#!/usr/bin/env bash
# Trains the language model, if the one that is there is not of today's training data.
set -euo pipefail
. "$(dirname "$0")/lib.sh"
cd "$ROOT"

scripts/setup.sh app rasa
exec .venv/bin/python -m bot.supervisor --train
