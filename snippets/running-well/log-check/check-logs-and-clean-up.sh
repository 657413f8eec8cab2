#!/bin/sh
# What do I have, and what do I lack? This looks, and changes nothing.
lacking=0
want() {
    if eval "$2" >/dev/null 2>&1; then echo "have: $1"; else echo "lack: $1"; lacking=1; fi
}

want "an engine that answers"    'docker version'
want "a container called talker" 'docker inspect talker'
want "three files for its log"   'docker inspect --format "{{.HostConfig.LogConfig.Config}}" talker | grep max-file:3'
want "10 kB in each"             'docker inspect --format "{{.HostConfig.LogConfig.Config}}" talker | grep max-size:10k'
want "the last line"             '[ "$(docker logs --tail 1 talker)" = 100000 ]'
want "not the first one"         '[ "$(docker logs talker | head -n 1)" -gt 1 ]'

exit $lacking
