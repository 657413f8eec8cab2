#!/bin/sh
# What do I have, and what do I lack? This looks, and changes nothing.
lacking=0
want() {
    if eval "$2" >/dev/null 2>&1; then echo "have: $1"; else echo "lack: $1"; lacking=1; fi
}

want "an engine that answers" 'docker version'
want "a file jq.Dockerfile"   '[ -f jq.Dockerfile ]'
want "an image picker"        'docker image inspect picker'
want "it prints the planets"  '[ "$(docker run --rm --pull never picker | xargs)" = "Earth Mars" ]'

exit $lacking
