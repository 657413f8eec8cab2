. ./common.sh
look_for_help
timed "a process" sh ./look
timed "a container" docker run --rm --mount "type=bind,source=$PWD/look,target=/look" busybox sh /look
timed "$guest" docker run --rm "${help[@]}"
