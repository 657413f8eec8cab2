#!/bin/sh
# What do I have, and what do I lack? This looks, and changes nothing.
lacking=0
want() {
    if eval "$2" >/dev/null 2>&1; then echo "have: $1"; else echo "lack: $1"; lacking=1; fi
}
code() { curl --silent --output /dev/null --write-out '%{http_code}' "$@" http://localhost:8889/api/contents; }

want "an engine that answers"            'docker version'
want "a container called second"         'docker inspect second'
want "a server on port 8889"             'curl --fail http://localhost:8889/api'
want "a server that asks for a token"    '[ "$(code)" = 403 ]'
want "the token for-this-lesson"         '[ "$(code --header "Authorization: token for-this-lesson")" = 200 ]'
want "a folder that it may only read"    '[ "$(docker inspect --format "{{range .Mounts}}{{.RW}}{{end}}" second)" = false ]'

exit $lacking
