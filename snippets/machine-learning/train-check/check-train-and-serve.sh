#!/bin/sh
# What do I have, and what do I lack? This looks, and changes nothing.
lacking=0
want() {
    if eval "$2" >/dev/null 2>&1; then echo "have: $1"; else echo "lack: $1"; lacking=1; fi
}

want "an engine that answers"                           'docker version'
want "a model in others"                                '[ -f others/penguins.json ]'
want "it learnt for 5 rounds"                           'grep "\"rounds\": 5," others/penguins.json'
want "it belongs to you"                                'find others/penguins.json -user "$(id -u)" | grep .'
want "the first server still runs"                      'docker exec oracle true'
want "a server sibyl on port 8081 of this machine only" '[ "$(docker port sibyl 8000)" = 127.0.0.1:8081 ]'
want "it serves that model"                             'docker exec sibyl cat models/penguins.json | cmp - others/penguins.json'

exit $lacking
