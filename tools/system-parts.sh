#!/bin/sh
# Installs what the browser tests need from the system: Chromium and faces for Arabic script.
# Only through apt, and only where that needs no password; elsewhere it says what is left out.
# Always exits 0: with CI=true the tests themselves refuse to be skipped.

browser() {
    for name in "${FIRSTHAND_CHROMIUM:-}" chromium chromium-browser; do
        if [ -n "$name" ] && command -v "$name" > /dev/null 2>&1; then return 0; fi
    done
    return 1
}

faces() { [ -d /usr/share/fonts/truetype/noto ]; }

# What Playwright's driver is linked against, and a bare system has not.
library() { [ -n "$(find /usr/lib /usr/lib64 -name 'libatomic.so.1' 2> /dev/null | head -n 1)" ]; }

left_out() {
    echo "system parts: $1; the tests that need a browser are skipped."
    echo "  by hand: sudo apt install chromium fonts-noto-core"
    exit 0
}

if browser && faces && library; then exit 0; fi
command -v apt-get > /dev/null 2>&1 || left_out "no apt on this system"
if [ "$(id -u)" = 0 ]; then
    as_root=""
elif sudo -n true 2> /dev/null; then
    as_root="sudo -n"
else
    browser || left_out "installing Chromium needs root or sudo without a password"
    echo "system parts: fonts-noto-core needs root; tests run with the faces that are here."
    exit 0
fi

log=$(mktemp)
trap 'rm -f "$log"' EXIT
export DEBIAN_FRONTEND=noninteractive
parts="fonts-noto-core libatomic1"
# Where Chromium is no Debian package (Ubuntu), chromium-browser is a door to the same program.
browser || parts="$parts chromium"
echo "system parts: installing $parts through apt"
install() { $as_root apt-get install -y -q --no-install-recommends "$@" > "$log" 2>&1; }
$as_root apt-get update -q > "$log" 2>&1
# shellcheck disable=SC2086 # a list of packages
install $parts || install fonts-noto-core chromium-browser || tail -n 3 "$log"
browser || left_out "apt could not install Chromium (its last words stand above)"
