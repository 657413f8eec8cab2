docker run --rm \
    --shm-size 256m \
    --hostname trainer \
    flowers hostname
