#!/bin/sh
# What do I have, and what do I lack? This looks, and changes nothing.
lacking=0
want() {
    if eval "$2" >/dev/null 2>&1; then echo "have: $1"; else echo "lack: $1"; lacking=1; fi
}

want "an engine that answers"      'docker version'
want "a container called stamp"    'docker inspect stamp'
want "it ran as user 4242"         '[ "$(docker inspect --format "{{.Config.User}}" stamp)" = 4242 ]'
want "it had no capabilities"      'docker inspect --format "{{.HostConfig.CapDrop}}" stamp | grep ALL'
want "its files were read-only"    '[ "$(docker inspect --format "{{.HostConfig.ReadonlyRootfs}}" stamp)" = true ]'
want "it wrote and read its stamp" '[ "$(docker logs stamp)" = "done" ]'

exit $lacking
