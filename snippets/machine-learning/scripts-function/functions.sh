unalias trainer 2> /dev/null

trainer() {
    local options=(--rm --interactive --hostname trainer --shm-size 256m)
    [ -t 0 ] && [ -t 1 ] && options+=(--tty)    # only where a person sits
    [ -e /dev/nvidiactl ] && options+=(--gpus all)    # only where there is a GPU
    docker run "${options[@]}" \
        --user "$(id --user):$(id --group)" \
        --mount type=bind,source="$PWD",target=/code --workdir /code \
        "${TRAINER_IMAGE:-python:3.13-slim}" "$@"
}
