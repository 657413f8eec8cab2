job() {
    docker run --rm --user "$(id --user):$(id --group)" --network none --cpus 1 \
        --mount type=bind,source="$PWD/data",target=/app/data,readonly \
        --mount type=bind,source="$PWD/models",target=/app/models \
        penguins python train.py --shard "$1/4"
}
export -f job
