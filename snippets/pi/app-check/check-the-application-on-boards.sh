#!/bin/sh
# What do I have, and what do I lack? This looks, and changes nothing.
lacking=0
want() {
    if eval "$2" >/dev/null 2>&1; then echo "have: $1"; else echo "lack: $1"; lacking=1; fi
}
made_for() { docker buildx imagetools inspect localhost:5000/penguins:2 | grep "linux/$1"; }
runs() { curl --silent "http://$1:8000/health" | grep '"version":"2"'; }

want "a service called penguins_web" 'docker service inspect penguins_web'
want "version 2 for amd64"           'made_for amd64'
want "version 2 for arm64"           'made_for arm64'
want "version 2 on pi1"              'runs pi1'
want "version 2 on pi2"              'runs pi2'
want "version 2 on pi3"              'runs pi3'
want "version 2 on pi4"              'runs pi4'

exit $lacking
