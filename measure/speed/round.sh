. ./common.sh
look_for_help
# counted NAME COMMAND...: what the command says that it took.
counted() {
    local name=$1
    shift
    "$@" | tr -d '\r' | awk -v name="$name" '/took/ { printf "%s\t%.2f\n", name, $2 / 100 }'
}
counted "a process" ./busybox sh ./look
counted "a container" docker run --rm --mount "type=bind,source=$PWD/look,target=/look" busybox sh /look
counted "$guest" docker run --rm "${help[@]}"
