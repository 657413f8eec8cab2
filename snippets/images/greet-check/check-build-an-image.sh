#!/bin/sh
# What do I have, and what do I lack? This looks, and changes nothing.
lacking=0
want() {
    if eval "$2" >/dev/null 2>&1; then echo "have: $1"; else echo "lack: $1"; lacking=1; fi
}

want "an engine that answers"   'docker version'
want "an image greet"           'docker image inspect greet'
want "it says hello world"      '[ "$(docker run --rm --pull never greet)" = "hello world" ]'
want "it says hello and a name" '[ "$(docker run --rm --pull never greet Ada)" = "hello Ada" ]'

exit $lacking
