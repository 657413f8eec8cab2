#!/bin/sh
# What do I have, and what do I lack? This looks, and changes nothing.
lacking=0
want() {
    if eval "$2" >/dev/null 2>&1; then echo "have: $1"; else echo "lack: $1"; lacking=1; fi
}

want "an engine that answers"              'docker version'
want "an image leaky"                      'docker image inspect leaky'
want "what you found in it, in answer.txt" '[ -s answer.txt ]'
want "it is the password"                  'grep -x -f password.txt answer.txt'

exit $lacking
