#!/usr/bin/env bash
# Trains the language model, if the one that is there is not of today's training data.
set -euo pipefail
. "$(dirname "$0")/lib.sh"
cd "$ROOT"

[ -x .venv/bin/python ] || scripts/setup.sh app
scripts/setup.sh rasa
timed "training the language model" .venv/bin/python -m bot.model
