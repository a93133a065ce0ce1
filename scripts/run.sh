#!/usr/bin/env bash
# Sets everything up and starts Advisal on this machine; Ctrl-C stops all of it.
set -euo pipefail
. "$(dirname "$0")/lib.sh"
cd "$ROOT"

scripts/setup.sh app rasa
scripts/build.sh
exec .venv/bin/python -m bot.supervisor --until-ends "$PPID"
