#!/bin/sh
# Serves the loaded images to a room: the engines in it pull them from this machine, by their usual
# names. It needs no internet. `sh serve.sh stop` ends it.
set -eu
cd "$(dirname "$0")"
name=course-images port=${PORT:-5000}

fail() { printf 'serve.sh: %s\n' "$*" >&2; exit 1; }

if [ "${1:-}" = stop ]; then
    docker rm --force --volumes "$name"
    exit
fi

docker image inspect registry:2 >/dev/null 2>&1 || fail "the images are not loaded: sh load.sh"
docker rm --force --volumes "$name" >/dev/null 2>&1 || true
docker run --detach --restart unless-stopped --name "$name" --publish "$port:5000" registry:2 >/dev/null

tries=0
while read -r image _digest; do
    there="127.0.0.1:$port/library/$image"
    docker tag "$image" "$there"
    until docker push --quiet "$there" >/dev/null 2>&1; do
        tries=$((tries + 1))
        [ "$tries" -lt 30 ] || fail "cannot push $image to port $port: docker logs $name"
        sleep 1 # the registry starts
    done
    docker image rm "$there" >/dev/null
    printf '%s is served\n' "$image"
done <images/images.txt

cat <<END
Every engine of the room that has this line in /etc/docker/daemon.json, and was restarted, pulls from here:
    {"registry-mirrors": ["http://THE-ADDRESS-OF-THIS-MACHINE:$port"]}
END
