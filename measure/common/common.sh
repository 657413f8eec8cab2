# What the comparisons share. Times are on the clock of the wall, in seconds.
set -o pipefail

# timed NAME COMMAND...: the line of a round, with how long the command takes.
timed() {
    local name=$1 start=$EPOCHREALTIME
    shift
    "$@" >/dev/null 2>&1
    awk -v name="$name" -v start="$start" -v end="$EPOCHREALTIME" \
        'BEGIN { printf "%s\t%.3f\n", name, end - start }'
}

# row NAME NUMBER: the line of a round. What failed inside of the number's brackets is seen here alone.
row() {
    [[ ${2-} =~ ^[0-9]+(\.[0-9]+)?$ ]] || { echo "row: $1: no number" >&2 && return 1; }
    printf '%s\t%s\n' "$1" "$2"
}

# megabytes BYTES, with one digit after the point.
megabytes() {
    [[ ${1-} =~ ^[0-9]+$ ]] && awk -v bytes="$1" 'BEGIN { printf "%.1f\n", bytes / 1e6 }'
}

# A guest that really boots tells whether the processor helps. Sets `help` and what a guest is called.
look_for_help() {
    if timeout 20 docker run --rm --device /dev/kvm vm kvm >/dev/null 2>&1; then
        help=(--device /dev/kvm vm kvm) guest="a virtual machine, with the processor's help"
    else
        help=(vm tcg) guest="a virtual machine, imitated in software"
    fi
}
