six() {
    # Kept until it is whole: three write at once, and a line could come between another's words.
    local said
    said=$(docker run --rm --user "$(id --user):$(id --group)" --network none --cpus 1 \
        --mount type=bind,source="$PWD/data",target=/app/data,readonly \
        --mount type=bind,source="$PWD/models",target=/app/models \
        penguins python train.py --shard "$1/6") && echo "$said"
}
export -f six
