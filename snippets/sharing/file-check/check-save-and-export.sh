#!/bin/sh
# What do I have, and what do I lack? This looks, and changes nothing.
lacking=0
want() {
    if eval "$2" >/dev/null 2>&1; then echo "have: $1"; else echo "lack: $1"; lacking=1; fi
}

want "an engine that answers"              'docker version'
want "the archive tool.tar of a colleague" '[ -f tool.tar ]'
want "an image tool"                       'docker image inspect tool'
want "it prints its report"                '[ "$(docker run --rm --pull never tool)" = "42 owls" ]'

exit $lacking
