. ./common.sh
docker create --name files busybox >/dev/null
docker cp --quiet files:/bin/busybox busybox
docker rm files >/dev/null
row "a program: busybox" "$(megabytes "$(stat --dereference --format %s busybox)")"
row "an image with that program" "$(megabytes "$(docker image inspect --format '{{.Size}}' busybox)")"
row "an image with Debian's smallest system" "$(megabytes "$(docker image inspect --format '{{.Size}}' debian:trixie-slim)")"
row "a guest's kernel, with that program" "$(megabytes "$(docker run --rm --entrypoint sh vm -c 'cat /kernel /files | wc -c')")"
