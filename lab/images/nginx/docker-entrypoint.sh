#!/bin/sh
# As upstream's: run the scripts of /docker-entrypoint.d, then the command.
set -e
if [ "$1" = nginx ] || [ "$1" = nginx-debug ]; then
    for script in /docker-entrypoint.d/*.sh; do
        [ -x "$script" ] || continue
        echo "$0: Launching $script"
        "$script"
    done
    echo "$0: Configuration complete; ready for start up"
fi
exec "$@"
