#!/bin/sh
# What do I have, and what do I lack? This looks, and changes nothing.
lacking=0
want() {
    if eval "$2" >/dev/null 2>&1; then echo "have: $1"; else echo "lack: $1"; lacking=1; fi
}

want "an engine that answers"                     'docker version'
want "a network shop"                             'docker network inspect shop'
want "a container store that runs"                'docker exec store true'
want "a client on the network reaches it by name" 'docker run --rm --pull never --network shop redis redis-cli -h store ping | grep PONG'
want "a number of apples in it"                   'docker exec store redis-cli get apples | grep "[0-9]"'

exit $lacking
