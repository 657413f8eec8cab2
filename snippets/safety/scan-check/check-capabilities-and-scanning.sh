#!/bin/sh
# What do I have, and what do I lack? This looks, and changes nothing.
lacking=0
want() {
    if eval "$2" >/dev/null 2>&1; then echo "have: $1"; else echo "lack: $1"; lacking=1; fi
}

want "an engine that answers"         'docker version'
want "a container called door"        'docker inspect door'
want "all capabilities taken from it" 'docker inspect --format "{{.HostConfig.CapDrop}}" door | grep ALL'
want "one given back"                 'docker inspect --format "{{.HostConfig.CapAdd}}" door | grep "^.[A-Z_]*BIND_SERVICE.$"'
want "it was listening"               '[ "$(docker logs door)" = listening ]'

exit $lacking
