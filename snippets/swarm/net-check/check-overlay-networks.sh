#!/bin/sh
# What do I have, and what do I lack? This looks, and changes nothing.
lacking=0
want() {
    if eval "$2" >/dev/null 2>&1; then echo "have: $1"; else echo "lack: $1"; lacking=1; fi
}

want "a service called redis-2026" 'docker service inspect redis-2026'
want "it has another name"         'docker service inspect --format "{{json .Spec.TaskTemplate.Networks}}" redis-2026 | grep cache'
want "it answers by that name"     'docker run --rm --network shop redis redis-cli -h cache ping | grep PONG'

exit $lacking
