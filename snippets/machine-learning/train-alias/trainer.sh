trainer() {
    docker run --rm \
        --hostname trainer \
        --shm-size 256m \
        --mount type=bind,source="$PWD",target=/code \
        --workdir /code \
        flowers "$@"
}
