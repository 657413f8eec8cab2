#!/bin/sh
# What do I have, and what do I lack? This looks, and changes nothing.
lacking=0
want() {
    if eval "$2" >/dev/null 2>&1; then echo "have: $1"; else echo "lack: $1"; lacking=1; fi
}

want "an engine that answers"                 'docker version'
want "a daemon without root, as your context" 'docker info --format "{{.SecurityOptions}}" | grep name=rootless'
want "an image copied, built by it"           'docker image inspect copied'
want "nothing in its file /shadow"            '[ "$(docker run --rm --pull never copied wc -c /shadow)" = "0 /shadow" ]'

exit $lacking
