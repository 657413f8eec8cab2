#!/bin/sh
# What do I have, and what do I lack? This looks, and changes nothing.
lacking=0
want() {
    if eval "$2" >/dev/null 2>&1; then echo "have: $1"; else echo "lack: $1"; lacking=1; fi
}

want "an engine that answers"        'docker version'
want "a project called trial"        'docker compose ls --quiet | grep -x trial'
want "it answers on port 8040"       'curl --fail http://localhost:8040/ready'
want "a database of its own"         'docker volume inspect trial_results'
want "the first copy, on port 8010"  'curl --fail http://localhost:8010/ready'

exit $lacking
