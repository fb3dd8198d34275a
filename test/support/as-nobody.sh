#!/bin/sh
# Chromium refuses its sandbox to root, so the tests give Electron another user. SUIGAO_ELECTRON names the program.
exec setpriv --reuid="$(id -u nobody)" --regid="$(id -g nobody)" --clear-groups -- "$SUIGAO_ELECTRON" "$@"
