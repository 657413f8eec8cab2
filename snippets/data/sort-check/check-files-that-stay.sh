#!/bin/sh
# What do I have, and what do I lack? This looks, and changes nothing.
lacking=0
want() {
    if eval "$2" >/dev/null 2>&1; then echo "have: $1"; else echo "lack: $1"; lacking=1; fi
}

want "an engine that answers"          'docker version'
want "three words in words/list.txt"   '[ "$(wc -w < words/list.txt)" -eq 3 ]'
want "three words in words/sorted.txt" '[ "$(wc -w < words/sorted.txt)" -eq 3 ]'
want "they are sorted"                 'LC_ALL=C sort -c words/sorted.txt'
want "the file belongs to you"         'find words/sorted.txt -user "$(id -u)" | grep .'

exit $lacking
