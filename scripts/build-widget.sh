#!/usr/bin/env bash
# Builds bot/widget/dist/advisal-chat.js and its integrity; does nothing where nothing has changed.
set -euo pipefail
. "$(dirname "$0")/lib.sh"
cd "$ROOT/bot/widget"

use_node || fail "Node 20 or newer is needed to build the widget; please install it."

# The packages, when the lock is another one than was installed.
lock="$(fingerprint package.json package-lock.json .npmrc)"
if [ "$(cat node_modules/.advisal-lock 2>/dev/null)" != "$lock" ]; then
    npm ci --no-audit --no-fund
    printf '%s\n' "$lock" >node_modules/.advisal-lock
fi

sources="$(find src build package.json package-lock.json tsconfig.json ../../data/locales/en/ui.po ../web/pages/palette.css -type f -print \
    | LC_ALL=C sort | tr '\n' '\0' | xargs -0 cat | fingerprint -)"
if [ "$(cat dist/.sources 2>/dev/null)" = "$sources" ] && [ -f dist/advisal-chat.js.gz ] && [ -f dist/integrity.txt ]; then
    cat dist/integrity.txt
    exit 0
fi
npm run --silent check
npm run --silent build
printf '%s\n' "$sources" >dist/.sources
