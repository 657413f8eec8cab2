#!/bin/sh
# What do I have, and what do I lack? This looks, and changes nothing.
lacking=0
want() {
    if eval "$2" >/dev/null 2>&1; then echo "have: $1"; else echo "lack: $1"; lacking=1; fi
}

want "a bridge called switch"        'ip link show switch type bridge'
want "a room called study"           'ip netns list | grep "^study"'
want "a cable from it to the bridge" 'ip link show master switch | grep "study-out"'
want "the address 10.99.0.3 in it"   'sudo ip netns exec study ip -brief address | grep " 10.99.0.3/24"'
want "a way from it to the kitchen"  'sudo ip netns exec study ping -c 1 -W 2 10.99.0.2'

exit $lacking
