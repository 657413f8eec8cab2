#!/bin/sh
# What do I have, and what do I lack? This looks, and changes nothing.
lacking=0
want() {
    if eval "$2" >/dev/null 2>&1; then echo "have: $1"; else echo "lack: $1"; lacking=1; fi
}
mine() { ( . ./py.sh && py "$@" ); }

want "an engine that answers"              'docker version'
want "a file py.sh"                        '[ -f py.sh ]'
want "py keeps words with blanks together" 'mine -c "import sys; print(sys.argv[1])" "two words" | grep -x "two words"'
want "py sees this folder"                 'mine -c "open(\"py.sh\")"'
want "py has no network"                   '[ "$(mine -c "import os; print(*os.listdir(\"/sys/class/net\"))")" = lo ]'
want "py runs under your number"           '[ "$(mine -c "import os; print(os.getuid())")" = "$(id -u)" ]'

exit $lacking
