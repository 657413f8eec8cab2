#!/bin/sh
# What do I have, and what do I lack? This looks, and changes nothing.
lacking=0
want() {
    if eval "$2" >/dev/null 2>&1; then echo "have: $1"; else echo "lack: $1"; lacking=1; fi
}

want "a list of boards"          'test -f boards.txt'
want "four names on it"          '[ "$(wc -l < boards.txt)" = 4 ]'
want "every board on it answers" '[ "$(while read board; do ssh -n $board hostname; done < boards.txt | wc -l)" = 4 ]'

exit $lacking
