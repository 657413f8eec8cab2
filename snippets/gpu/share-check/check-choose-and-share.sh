#!/bin/sh
# What do I have, and what do I lack? This looks, and changes nothing.
lacking=0
want() {
    if eval "$2" >/dev/null 2>&1; then echo "have: $1"; else echo "lack: $1"; lacking=1; fi
}

want "a container called left, running"  'docker inspect --format "{{.State.Running}}" left | grep true'
want "a container called right, running" 'docker inspect --format "{{.State.Running}}" right | grep true'
want "one lamp for left"                 '[ "$(docker exec left sh -c "ls -d /dev/lamp*" | wc -l)" = 1 ]'
want "another lamp for right"            '[ "$(docker exec right sh -c "ls -d /dev/lamp*")" != "$(docker exec left sh -c "ls -d /dev/lamp*")" ]'

exit $lacking
