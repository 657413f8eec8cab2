#!/bin/sh
# What do I have, and what do I lack? This looks, and changes nothing.
lacking=0
want() {
    if eval "$2" >/dev/null 2>&1; then echo "have: $1"; else echo "lack: $1"; lacking=1; fi
}

want "a manager"               'docker node ls'
want "a database"              'docker service inspect penguins_db'
want "three servers wanted"    '[ "$(docker service inspect --format "{{.Spec.Mode.Replicated.Replicas}}" penguins_web)" = 3 ]'
want "three servers that run"  '[ "$(docker service ps --filter desired-state=running --format "{{.CurrentState}}" penguins_web | grep -c Running)" = 3 ]'
want "an answer from them"     'docker exec desk wget -q -T 5 -O - http://web:8000/ready'

exit $lacking
