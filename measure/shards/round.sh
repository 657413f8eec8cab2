. ./common.sh
# train N: all four shards, N at a time. The many rounds give each of them a few seconds of work.
train() {
    printf '%s\n' 1/4 2/4 3/4 4/4 |
        xargs -P "$1" -I SHARD docker run --rm penguins python train.py --shard SHARD --rounds 60000
}
timed "one at a time" train 1
timed "two at a time" train 2
timed "four at a time" train 4
