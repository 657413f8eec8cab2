#!/bin/sh
# What do I have, and what do I lack? This looks, and changes nothing.
lacking=0
want() {
    if eval "$2" >/dev/null 2>&1; then echo "have: $1"; else echo "lack: $1"; lacking=1; fi
}
made_for() { docker buildx imagetools inspect localhost:5000/penguins:2 | grep "linux/$1"; }

want "a service called web"   'docker service inspect web'
want "version 2 for amd64"    'made_for amd64'
want "version 2 for arm64"    'made_for arm64'
want "version 2 on pi1"       'curl --silent http://pi1:8000/health | grep "\"version\":\"2\""'
want "version 2 on pi2"       'curl --silent http://pi2:8000/health | grep "\"version\":\"2\""'

exit $lacking
