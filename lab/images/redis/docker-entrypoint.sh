#!/bin/sh
# As upstream's: options alone are the server's, which then runs as the user redis.
set -e
if [ "${1#-}" != "$1" ] || [ "${1%.conf}" != "$1" ]; then
    set -- redis-server "$@"
fi
if [ "$1" = redis-server ]; then
    # Upstream builds its server to answer on a container's network from the start.
    set -- "$@" --protected-mode no
    if [ "$(id -u)" = 0 ]; then
        find . \! -user redis -exec chown redis '{}' +
        exec setpriv --reuid=redis --regid=redis --clear-groups -- "$@"
    fi
fi
exec "$@"
