#!/bin/sh
# What do I have, and what do I lack? This looks, and changes nothing.
lacking=0
want() {
    if eval "$2" >/dev/null 2>&1; then echo "have: $1"; else echo "lack: $1"; lacking=1; fi
}

want "an engine that answers"    'docker version'
want "a container called desk"   'docker inspect desk'
want "it runs"                   '[ "$(docker inspect --format "{{.State.Running}}" desk)" = true ]'
want "it has a terminal"         '[ "$(docker inspect --format "{{.Config.Tty}}" desk)" = true ]'
want "the file /srv/letter there" 'docker exec desk test -f /srv/letter'

exit $lacking
