#!/bin/sh
# What do I have, and what do I lack? This looks, and changes nothing.
lacking=0
want() {
    if eval "$2" >/dev/null 2>&1; then echo "have: $1"; else echo "lack: $1"; lacking=1; fi
}

want "a manager"                 'docker node ls'
want "six tasks of crew at work" '[ "$(docker service ls --filter name=crew --format "{{.Replicas}}")" = 6/6 ]'
want "worker2 is off the list"   '! docker node inspect worker2'

exit $lacking
