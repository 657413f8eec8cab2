#!/bin/sh
# What do I have, and what do I lack? This looks, and changes nothing.
lacking=0
want() {
    if eval "$2" >/dev/null 2>&1; then echo "have: $1"; else echo "lack: $1"; lacking=1; fi
}

want "an engine that answers"                 'docker version'
want "a page institute/index.html"            '[ -s institute/index.html ]'
want "a container called institute that runs" 'docker exec institute true'
want "it serves that page on port 8091"       'curl -sf http://localhost:8091/ | cmp - institute/index.html'
want "it cannot change it"                    '[ "$(docker inspect --format "{{range .Mounts}}{{.RW}}{{end}}" institute)" = false ]'

exit $lacking
