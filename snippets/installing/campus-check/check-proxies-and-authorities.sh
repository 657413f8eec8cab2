#!/bin/sh
# What do I have, and what do I lack? This looks, and changes nothing.
lacking=0
want() {
    if eval "$2" >/dev/null 2>&1; then echo "have: $1"; else echo "lack: $1"; lacking=1; fi
}

want "an engine that answers"             'docker version'
want "an image probe"                     'docker image inspect probe'
want "no variable for certificates in it" 'docker image inspect --format "{{.Config.Env}}" probe | grep -v CERT'
want "it trusts the authority"            'docker run --rm --pull never --network campus probe | grep "status 200"'

exit $lacking
