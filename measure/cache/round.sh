. ./common.sh
build() { docker build --quiet --file "$1.Dockerfile" --tag "$1" "${@:2}" .; }

timed "from nothing" build requirements-first --no-cache
build all-at-once >/dev/null
timed "nothing has changed" build requirements-first
echo "print('version $EPOCHREALTIME')" >app.py
timed "one line has changed, requirements are copied first" build requirements-first
timed "one line has changed, all is copied at once" build all-at-once
