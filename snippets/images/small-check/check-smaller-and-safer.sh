#!/bin/sh
# What do I have, and what do I lack? This looks, and changes nothing.
lacking=0
want() {
    if eval "$2" >/dev/null 2>&1; then echo "have: $1"; else echo "lack: $1"; lacking=1; fi
}

want "an engine that answers"   'docker version'
want "an image table"           'docker image inspect table'
want "it prints the table"      '[ "$(docker run --rm --pull never table | tail -n 1)" = "3 9 27" ]'
want "it is based on busybox"   'docker run --rm --pull never table busybox'
want "there is no Python in it" 'docker image inspect table && ! docker run --rm --pull never table python3 --version'

exit $lacking
