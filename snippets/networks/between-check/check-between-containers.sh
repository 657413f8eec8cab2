#!/bin/sh
# What do I have, and what do I lack? This looks, and changes nothing.
lacking=0
want() {
    if eval "$2" >/dev/null 2>&1; then echo "have: $1"; else echo "lack: $1"; lacking=1; fi
}

want "an engine that answers"       'docker version'
want "a container secret that runs" 'docker exec secret true'
want "a container clerk that runs"  'docker exec clerk true'
want "a container guest that runs"  'docker exec guest true'
want "clerk reaches secret"         'docker exec clerk wget -q -T 3 -O - http://secret'
want "clerk reaches guest"          'docker exec clerk ping -c 1 -W 3 guest'
want "guest does not reach secret"  'docker exec guest true && ! docker exec guest wget -q -T 3 -O - http://secret'

exit $lacking
