#!/bin/sh
# What do I have, and what do I lack? This looks, and changes nothing.
lacking=0
want() {
    if eval "$2" >/dev/null 2>&1; then echo "have: $1"; else echo "lack: $1"; lacking=1; fi
}

want "an engine that answers"                  'docker version'
want "a service called probe"                  'docker service inspect probe'
want "it is global"                            'docker service inspect --format "{{json .Spec.Mode}}" probe | grep Global'
want "one task on each worker, none elsewhere" '[ "$(docker service ps --filter desired-state=running --format "{{.Node}}" probe | sort)" = "$(docker node ls --filter role=worker --format "{{.Hostname}}" | sort)" ]'

exit $lacking
