. ./common.sh
look_for_help

# pss PID...: the memory of processes in bytes; what several share is counted in parts.
pss() {
    local pid total=0
    for pid; do
        total=$((total + $(sudo sed -n 's/^Pss: *\([0-9]*\) kB/\1/p' "/proc/$pid/smaps_rollup")))
    done
    echo $((total * 1024))
}
main() { docker inspect --format '{{.State.Pid}}' "$1"; }

sleep 100 &
row "a process" "$(megabytes "$(pss $!)")"
kill $!

docker run --detach --name sleeper busybox sleep 100 >/dev/null
pid=$(main sleeper)
row "a container" "$(megabytes "$(pss "$pid")")"
row "a container, with the process that minds it" "$(megabytes "$(pss "$pid" "$(ps -o ppid= -p "$pid" | tr -d ' ')")")"
docker rm --force sleeper >/dev/null

# The guest waits at a shell's prompt. That has no line of its own, so what stands above it is awaited.
# All of the log is read: docker fails where nobody reads on.
docker run --detach --interactive --name guest "${help[@]}" -append "console=ttyS0 loglevel=0 no_timer_check rdinit=/bin/sh" >/dev/null
until docker logs guest 2>&1 | grep 'built-in shell' >/dev/null; do sleep 0.2; done
row "$guest" "$(megabytes "$(pss "$(main guest)")")"
docker rm --force guest >/dev/null
