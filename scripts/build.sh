#!/usr/bin/env bash
# Builds what is not committed and is out of date: the widget. Quick where it is up to date.
set -euo pipefail
. "$(dirname "$0")/lib.sh"
cd "$ROOT"

[ -x scripts/build-widget.sh ] || exit 0
built=bot/widget/dist
mark="$(find bot/widget data/locales -type f \( -path '*/node_modules/*' -o -path '*/dist/*' \) -prune -o -type f -print \
    | LC_ALL=C sort | tr '\n' '\0' | xargs -0 cat | fingerprint -)"
[ "$(cat "$built/.advisal-built" 2>/dev/null)" != "$mark" ] || exit 0
if ! use_node; then
    scripts/setup.sh node
    use_node || fail "Node 20 or newer is needed to build the widget; please install it."
fi
timed "building the widget" scripts/build-widget.sh
printf '%s\n' "$mark" >"$built/.advisal-built"
