docker run --rm \
    --shm-size 256m \
    --hostname trainer \
    python:3.13-slim hostname
