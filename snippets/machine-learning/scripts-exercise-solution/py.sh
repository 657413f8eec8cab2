py() {
    docker run --rm --interactive --network none --user "$(id --user):$(id --group)" \
        --mount type=bind,source="$PWD",target=/code --workdir /code \
        python:3.13-slim python "$@"
}
