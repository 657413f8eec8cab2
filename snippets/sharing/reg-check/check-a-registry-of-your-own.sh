#!/bin/sh
# What do I have, and what do I lack? This looks, and changes nothing.
lacking=0
want() {
    if eval "$2" >/dev/null 2>&1; then echo "have: $1"; else echo "lack: $1"; lacking=1; fi
}

want "an engine that answers"        'docker version'
want "ada in users/htpasswd"         'grep "^ada:" users/htpasswd'
want "bob there, with a fingerprint" 'grep "^bob:.2[aby]" users/htpasswd'
want "a registry that knows bob"     'curl -sf --user bob:tuna http://localhost:5000/v2/_catalog'

exit $lacking
