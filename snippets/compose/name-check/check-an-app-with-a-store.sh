#!/bin/sh
# What do I have, and what do I lack? This looks, and changes nothing.
lacking=0
want() {
    if eval "$2" >/dev/null 2>&1; then echo "have: $1"; else echo "lack: $1"; lacking=1; fi
}

want "an engine that answers"                   'docker version'
want "a file memory.yaml that Compose can read" 'docker compose --file memory.yaml config'
want "a project memory that runs"               'docker compose ls --quiet | grep -x memory'
want "it answers on port 8081"                  'curl -sf http://localhost:8081/health'
want "a visit in its store memory"              'docker exec memory-memory-1 redis-cli dbsize | grep "[1-9]"'

exit $lacking
