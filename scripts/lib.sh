# Shared by the scripts beside it: where we are, plain lines, and how to find a tool.
# Sourced by bash (3.2 or newer), never run.

ROOT="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
TOOLS="$ROOT/.tools"

say() { printf 'advisal: %s\n' "$*"; }

fail() {
    printf 'advisal: %s\n' "$@" >&2
    exit 1
}

# timed "doing what" command...: one line when it ends, with the seconds; the output only if it fails.
timed() {
    local what="$1" from=$SECONDS log
    shift
    mkdir -p "$TOOLS"
    log="$(mktemp "$TOOLS/log.XXXXXX")"
    printf 'advisal: %s ...\n' "$what"
    if "$@" >"$log" 2>&1 </dev/null; then
        printf 'advisal: %s: done in %d s\n' "$what" $((SECONDS - from))
        rm -f "$log"
    else
        cat "$log" >&2
        rm -f "$log"
        fail "$what: failed after $((SECONDS - from)) s; the reason is above."
    fi
}

# One line that changes when any of the files, or the folder, changes.
fingerprint() {
    { printf '%s\n' "$ROOT"; cat "$@"; } | if command -v sha256sum >/dev/null; then sha256sum; else shasum -a 256; fi
}

# answers PYTHON LOW HIGH: it runs, and LOW <= its version < HIGH, written 311 for 3.11.
answers() {
    "$1" -c "import sys; v = sys.version_info; sys.exit(not $2 <= v[0] * 100 + v[1] < $3)" >/dev/null 2>&1
}

# find_python LOW HIGH NAME...: the first that answers. A name can be on the PATH and not run:
# pyenv has a shim for every version, also for those that are not active.
find_python() {
    local low="$1" high="$2" name folder
    shift 2
    for name in "$@" python3; do
        if command -v "$name" >/dev/null && answers "$name" "$low" "$high"; then
            "$name" -c 'import sys; print(sys.executable)'
            return
        fi
    done
    command -v pyenv >/dev/null || return 1
    for name in "$@"; do
        for folder in "$(pyenv root)/versions/${name#python}".*; do
            if answers "$folder/bin/python" "$low" "$high"; then
                printf '%s\n' "$folder/bin/python"
                return
            fi
        done
    done
    return 1
}

# The uv on the PATH, or a pinned one from the package index in .tools/uv.
find_uv() {
    local python
    if command -v uv >/dev/null && uv --version >/dev/null 2>&1; then
        command -v uv
        return
    fi
    if [ ! -x "$TOOLS/uv/bin/uv" ]; then
        python="$(find_python 308 400 python3.11 python3.12 python3.13 python3.10)" ||
            fail "No Python was found. Install Python 3.11 or newer (Debian: apt-get install python3 python3-pip)."
        "$python" -m pip --version >/dev/null 2>&1 ||
            fail "$python has no pip. Install it (Debian: apt-get install python3-pip), or install uv."
        timed "installing uv" "$python" -m pip install --quiet --disable-pip-version-check --require-hashes \
            --only-binary :all: --target "$TOOLS/uv" -r "$ROOT/requirements/tools.txt" >&2
    fi
    printf '%s\n' "$TOOLS/uv/bin/uv"
}

# uv reads its own variables only: hand it the package index and certificates that pip was given.
use_index_of_pip() {
    [ -n "${UV_DEFAULT_INDEX:-}" ] || [ -z "${PIP_INDEX_URL:-}" ] || export UV_DEFAULT_INDEX="$PIP_INDEX_URL"
    [ -n "${SSL_CERT_FILE:-}" ] || [ -z "${PIP_CERT:-}" ] || export SSL_CERT_FILE="$PIP_CERT"
}

# Node 20 or newer on the PATH, from .tools/node where the machine has none.
use_node() {
    [ ! -x "$TOOLS/node/bin/npm" ] || PATH="$TOOLS/node/bin:$PATH"
    command -v npm >/dev/null && node -e 'process.exit(process.versions.node.split(".")[0] < 20 ? 1 : 0)' 2>/dev/null
}
