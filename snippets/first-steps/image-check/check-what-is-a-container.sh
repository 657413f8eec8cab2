#!/bin/sh
# What do I have, and what do I lack? This looks, and changes nothing.
lacking=0
want() {
    if eval "$2" >/dev/null 2>&1; then echo "have: $1"; else echo "lack: $1"; lacking=1; fi
}

want "an engine that answers"                            'docker version'
want "what the second container printed, in answer.txt"  '[ -f answer.txt ]'
want "the file that the first one deleted, listed there" 'grep -x /etc/issue answer.txt'

exit $lacking
