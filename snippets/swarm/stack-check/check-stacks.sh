#!/bin/sh
# What do I have, and what do I lack? This looks, and changes nothing.
lacking=0
want() {
    if eval "$2" >/dev/null 2>&1; then echo "have: $1"; else echo "lack: $1"; lacking=1; fi
}

want "an engine that answers"       'docker version'
want "a stack called shop"          'docker stack services shop | grep shop_web'
want "a second config for the page" '[ "$(docker config ls --format "{{.Name}}" | grep -c "^page-")" -ge 2 ]'
want "the new page from manager"    'curl -s http://manager:8080 | grep Sundays'
want "the new page from worker1"    'curl -s http://worker1:8080 | grep Sundays'
want "the new page from worker2"    'curl -s http://worker2:8080 | grep Sundays'

exit $lacking
