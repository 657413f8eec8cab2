#!/bin/sh
# What do I have, and what do I lack? This looks, and changes nothing.
lacking=0
want() {
    if eval "$2" >/dev/null 2>&1; then echo "have: $1"; else echo "lack: $1"; lacking=1; fi
}

want "a manager"                'docker node ls'
want "manager1 is off the list" '! docker node inspect manager1'
want "two managers are left"    '[ "$(docker node ls --filter role=manager --quiet | wc -l)" = 2 ]'

exit $lacking
