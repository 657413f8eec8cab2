alias trainer='docker run --rm --hostname trainer --shm-size 256m \
    --mount type=bind,source="$PWD",target=/code --workdir /code \
    python:3.13-slim'
