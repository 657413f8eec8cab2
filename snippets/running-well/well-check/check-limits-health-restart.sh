#!/bin/sh
# What do I have, and what do I lack? This looks, and changes nothing.
lacking=0
want() {
    if eval "$2" >/dev/null 2>&1; then echo "have: $1"; else echo "lack: $1"; lacking=1; fi
}

want "an engine that answers"                   'docker version'
want "a container called worker"                'docker inspect worker'
want "its policy: after a failure, three times" '[ "$(docker inspect --format "{{.HostConfig.RestartPolicy.Name}} {{.HostConfig.RestartPolicy.MaximumRetryCount}}" worker)" = "on-failure 3" ]'
want "it ran four times"                        '[ "$(docker logs worker | grep -c run)" -eq 4 ]'
want "it is left alone now"                     '[ "$(docker inspect --format "{{.State.Status}}" worker)" = exited ]'

exit $lacking
