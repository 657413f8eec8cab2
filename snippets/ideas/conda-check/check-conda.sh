#!/bin/sh
# What do I have, and what do I lack? This looks, and changes nothing.
lacking=0
want() {
    if eval "$2" >/dev/null 2>&1; then echo "have: $1"; else echo "lack: $1"; lacking=1; fi
}

want "an engine that answers"  'docker version'
want "the container laptop"    'docker exec laptop true'
want "an environment jq in it" 'docker exec laptop conda env list | grep "^jq "'
want "its jq can count"        '[ "$(docker exec laptop conda run --name jq jq --null-input "1 + 1")" = 2 ]'

exit $lacking
