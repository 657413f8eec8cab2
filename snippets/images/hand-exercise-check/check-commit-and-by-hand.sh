#!/bin/sh
# What do I have, and what do I lack? This looks, and changes nothing.
lacking=0
want() {
    if eval "$2" >/dev/null 2>&1; then echo "have: $1"; else echo "lack: $1"; lacking=1; fi
}

want "an engine that answers"                'docker version'
want "an image motto"                        'docker image inspect motto'
want "a file /motto in it"                   'docker run --rm --pull never motto test -s /motto'
want "its containers print it by themselves" '[ "$(docker run --rm --pull never motto)" = "$(docker run --rm --pull never motto cat /motto || echo none)" ]'

exit $lacking
