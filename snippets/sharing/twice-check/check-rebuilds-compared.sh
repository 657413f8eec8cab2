#!/bin/sh
# What do I have, and what do I lack? This looks, and changes nothing.
lacking=0
want() {
    if eval "$2" >/dev/null 2>&1; then echo "have: $1"; else echo "lack: $1"; lacking=1; fi
}

want "an engine that answers"    'docker version'
want "an image stamp"            'docker image inspect stamp'
want "the word made in /stamp"   '[ "$(docker run --rm --pull never stamp cat /stamp)" = made ]'
want "a file of 1970"            '[ "$(docker run --rm --pull never stamp stat -c %Y /stamp)" -lt 31536000 ]'
want "an image of the same time" 'docker image inspect --format "{{.Created}}" stamp | grep "^1970"'

exit $lacking
