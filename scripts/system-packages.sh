#!/usr/bin/env bash
# Installs the programs that the tests need and this machine lacks: a browser and PostgreSQL.
# Only Debian and its relatives; elsewhere, or without the right to, it says what to install.
set -euo pipefail
. "$(dirname "$0")/lib.sh"

has_browser() {
    local name
    for name in chromium chromium-browser google-chrome google-chrome-stable; do
        command -v "$name" >/dev/null && return
    done
    return 1
}

has_postgres() { command -v postgres >/dev/null || ls /usr/lib/postgresql/*/bin/postgres >/dev/null 2>&1; }

# Letters of every alphabet we speak in the browser and in the PDF, not boxes.
has_fonts() { [ -n "$(find /usr/share/fonts /usr/local/share/fonts -iname "$1" -print -quit 2>/dev/null)" ]; }

missing=()
has_browser || missing+=(chromium)
has_fonts 'NotoSansArabic*' || [ "$(uname)" = Darwin ] || missing+=(fonts-noto-core)
has_fonts 'NotoSansCJK*' || [ "$(uname)" = Darwin ] || missing+=(fonts-noto-cjk)
has_postgres || missing+=(postgresql)
[ ${#missing[@]} -gt 0 ] || exit 0

as_root=()
if [ "$(id -u)" != 0 ]; then
    # Without a terminal nobody can type a password.
    if [ -t 0 ]; then as_root=(sudo); else as_root=(sudo -n); fi
    command -v sudo >/dev/null && { [ -t 0 ] || sudo -n true 2>/dev/null; } || as_root=()
fi
if ! command -v apt-get >/dev/null || { [ "$(id -u)" != 0 ] && [ ${#as_root[@]} -eq 0 ]; }; then
    fail "The tests need programs that this machine lacks. Please install: ${missing[*]}" \
        "On Debian or Ubuntu: sudo apt-get install ${missing[*]}" \
        "Or run \`make fast\`, which needs none of them."
fi
apt_get=(${as_root[@]+"${as_root[@]}"} env DEBIAN_FRONTEND=noninteractive apt-get)
timed "reading the list of packages" "${apt_get[@]}" update -qq
timed "installing ${missing[*]}" "${apt_get[@]}" install -y -qq --no-install-recommends "${missing[@]}"
