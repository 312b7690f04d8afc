#!/bin/sh
# Prints the first Python >= 3.11 that can make a virtual environment, or says what to install.
for python in "${PYTHON:-}" python3 python3.13 python3.12 python3.11; do
    [ -n "$python" ] || continue
    if "$python" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
    then
        echo "$python"
        exit 0
    fi
done
echo 'Firsthand needs Python 3.11 or later with venv: sudo apt install python3-venv' >&2
exit 1
