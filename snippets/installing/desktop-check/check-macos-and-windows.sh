#!/bin/sh
# What do I have, and what do I lack? This looks, and changes nothing.
lacking=0
want() {
    if eval "$2" >/dev/null 2>&1; then echo "have: $1"; else echo "lack: $1"; lacking=1; fi
}

want "an engine that answers"   'docker version'
want "a server on this machine" 'curl -sf http://localhost:8000'
want "its page in answer.txt"   'grep "hello from the machine" answer.txt'

exit $lacking
