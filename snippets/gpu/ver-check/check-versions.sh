#!/bin/sh
# What do I have, and what do I lack? This looks, and changes nothing.
lacking=0
want() {
    if eval "$2" >/dev/null 2>&1; then echo "have: $1"; else echo "lack: $1"; lacking=1; fi
}

want "a description of the light" 'test -f /etc/cdi/light.yaml'
want "a container starts with it" 'docker run --rm --device example.com/light=0 python:3.13-slim true'
want "it reads the new library"   'docker run --rm --device example.com/light=0 python:3.13-slim grep 580 /usr/lib/liblight.so.1'

exit $lacking
