#!/bin/sh
# What do I have, and what do I lack? This looks, and changes nothing.
lacking=0
want() {
    if eval "$2" >/dev/null 2>&1; then echo "have: $1"; else echo "lack: $1"; lacking=1; fi
}

want "an engine that answers"        'docker version'
want "a container called counter"    'docker inspect counter'
want "it is from debian:trixie-slim" '[ "$(docker inspect --format "{{.Config.Image}}" counter)" = debian:trixie-slim ]'
want "it counted to three"           '[ "$(docker logs counter | xargs)" = "1 2 3" ]'
want "it ended with 0"               '[ "$(docker inspect --format "{{.State.Status}} {{.State.ExitCode}}" counter)" = "exited 0" ]'

exit $lacking
