#!/bin/sh
# What do I have, and what do I lack? This looks, and changes nothing.
lacking=0
want() {
    if eval "$2" >/dev/null 2>&1; then echo "have: $1"; else echo "lack: $1"; lacking=1; fi
}

want "an engine that answers"            'docker version'
want "a registry that answers"           'curl -sf http://localhost:5000/v2/'
want "team/quote:stable in the registry" 'curl -sf http://localhost:5000/v2/team/quote/tags/list | grep "\"stable\""'
want "the image from there"              'docker image inspect --format "{{.RepoDigests}}" localhost:5000/team/quote:stable | grep team/quote@'
want "it is quote:1.1"                   'docker image inspect --format "{{.Id}}" localhost:5000/team/quote:stable | grep "$(docker image inspect --format "{{.Id}}" quote:1.1)"'

exit $lacking
