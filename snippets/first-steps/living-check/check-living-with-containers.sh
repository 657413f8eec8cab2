#!/bin/sh
# What do I have, and what do I lack? This looks, and changes nothing.
lacking=0
want() {
    if eval "$2" >/dev/null 2>&1; then echo "have: $1"; else echo "lack: $1"; lacking=1; fi
}

want "an engine that answers"                       'docker version'
want "a container called site"                      'docker inspect site'
want "it answers on port 8081 of this machine only" '[ "$(docker port site 80)" = 127.0.0.1:8081 ]'
want "it was stopped once"                          'docker inspect --format "{{.State.FinishedAt}}" site | grep "^2"'
want "it runs again"                                '[ "$(docker inspect --format "{{.State.Running}}" site)" = true ]'
want "your page mine.html"                          'curl -sf http://localhost:8081/mine.html | grep "my page"'

exit $lacking
