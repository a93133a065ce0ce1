#!/usr/bin/env bash
# Builds what is not committed: the widget. Quick where it is up to date.
set -euo pipefail
. "$(dirname "$0")/lib.sh"
cd "$ROOT"

use_node || scripts/setup.sh node
timed "building the widget" scripts/build-widget.sh
