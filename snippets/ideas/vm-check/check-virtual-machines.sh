#!/bin/sh
# What do I have, and what do I lack? This looks, and changes nothing.
lacking=0
want() {
    if eval "$2" >/dev/null 2>&1; then echo "have: $1"; else echo "lack: $1"; lacking=1; fi
}

want "an engine that answers"              'docker version'
want "a container called hidden"           'docker inspect hidden'
want "Docker sees its sleep, as user 4242" 'docker top hidden -o pid,uid,args | grep "4242 *sleep 4321"'
want "the host sees it too"                'ps -e -o uid,args | grep "^ *4242 sleep 4321$"'

exit $lacking
