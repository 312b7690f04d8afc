#!/bin/sh
# Installs what the browser tests need from the system: Chromium, faces for Arabic script, and a Java
# for the checker of HTML (vnu), which comes from its npm package at one version with its digest.
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

checker=.venv/vnu.jar
checker_version=26.9.27
checker_sha512=TkQd5DFfOaWC9ebtvozTsrH2Vaod3jYg+vrOeREzIXxBexLz9+rS2DNtjn7+RPUiZhgli0SghgBX6RJRNea0KA==
java_here() { command -v java > /dev/null 2>&1; }

# The checker of HTML, where npm is; without it its tests skip, and say so.
get_checker() {
    if [ -e "$checker" ] || [ ! -d .venv ]; then return 0; fi
    command -v npm > /dev/null 2>&1 || { echo "system parts: no npm, so no check of HTML by vnu"; return 0; }
    folder=$(mktemp -d)
    package="$folder/vnu-jar-$checker_version.tgz"
    if npm pack --silent --pack-destination "$folder" "vnu-jar@$checker_version" > /dev/null 2>&1 &&
        [ "$(openssl dgst -sha512 -binary "$package" | base64 | tr -d '\n')" = "$checker_sha512" ]; then
        tar -xzOf "$package" package/build/dist/vnu.jar > "$folder/vnu.jar" && mv "$folder/vnu.jar" "$checker"
    else
        echo "system parts: npm could not give vnu-jar $checker_version; no check of HTML by it"
    fi
    rm -rf "$folder"
}

get_checker

left_out() {
    echo "system parts: $1; the tests that need a browser are skipped."
    echo "  by hand: sudo apt install chromium fonts-noto-core"
    exit 0
}

if browser && faces && library && java_here; then exit 0; fi
command -v apt-get > /dev/null 2>&1 || left_out "no apt on this system"
if [ "$(id -u)" = 0 ]; then
    as_root=""
elif sudo -n true 2> /dev/null; then
    as_root="sudo -n"
else
    browser || left_out "installing Chromium needs root or sudo without a password"
    echo "system parts: fonts-noto-core and Java need root; tests run with what is here."
    exit 0
fi

log=$(mktemp)
trap 'rm -f "$log"' EXIT
export DEBIAN_FRONTEND=noninteractive
parts="fonts-noto-core libatomic1"
java_here || parts="$parts default-jre-headless"
# Where Chromium is no Debian package (Ubuntu), chromium-browser is a door to the same program.
browser || parts="$parts chromium"
echo "system parts: installing $parts through apt"
install() { $as_root apt-get install -y -q --no-install-recommends "$@" > "$log" 2>&1; }
$as_root apt-get update -q > "$log" 2>&1
# shellcheck disable=SC2086 # a list of packages
install $parts || install fonts-noto-core libatomic1 chromium-browser || tail -n 3 "$log"
browser || left_out "apt could not install Chromium (its last words stand above)"
