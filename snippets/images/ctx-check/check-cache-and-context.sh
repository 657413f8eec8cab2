#!/bin/sh
# What do I have, and what do I lack? This looks, and changes nothing.
lacking=0
want() {
    if eval "$2" >/dev/null 2>&1; then echo "have: $1"; else echo "lack: $1"; lacking=1; fi
}

want "an engine that answers"     'docker version'
want "a file study/.dockerignore" '[ -f study/.dockerignore ]'
want "an image study"             'docker image inspect study'
want "both programs of src in it" '[ "$(docker run --rm --pull never study | grep -cx "./src/[a-z]*.py")" -eq 2 ]'
want "nothing else in it"         'docker image inspect study && ! docker run --rm --pull never study | grep -vx "./src/[a-z]*.py"'

exit $lacking
