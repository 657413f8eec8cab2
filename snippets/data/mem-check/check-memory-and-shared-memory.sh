#!/bin/sh
# What do I have, and what do I lack? This looks, and changes nothing.
lacking=0
want() {
    if eval "$2" >/dev/null 2>&1; then echo "have: $1"; else echo "lack: $1"; lacking=1; fi
}

want "an engine that answers"         'docker version'
want "a container called loader"      'docker inspect loader'
want "it was asked for 200 megabytes" 'docker inspect --format "{{.Args}}" loader | grep "loader.py 200"'
want "its folder is read-only"        '[ "$(docker inspect --format "{{range .Mounts}}{{.RW}}{{end}}" loader)" = false ]'
want "its worker ended with 0"        'docker logs loader | grep "ended with 0"'

exit $lacking
