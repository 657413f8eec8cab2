#!/bin/sh
# What do I have, and what do I lack? This looks, and changes nothing.
lacking=0
want() {
    if eval "$2" >/dev/null 2>&1; then echo "have: $1"; else echo "lack: $1"; lacking=1; fi
}

want "an engine that answers"        'docker version'
want "a file shelf.yaml in /etc/cdi" '[ -f /etc/cdi/shelf.yaml ]'
want "a device that Docker knows"    'docker info --format "{{json .DiscoveredDevices}}" | grep "example.com/lamp=shelf"'
want "its lamp is red"               '[ "$(docker run --rm --pull never --device example.com/lamp=shelf debian:trixie-slim printenv LAMP_COLOUR)" = red ]'

exit $lacking
