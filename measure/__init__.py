"""Measures what the course claims, on the machine it is on; pages draw the results.

Each folder with a `comparison.toml` is one comparison. `setup.sh` runs once in a fresh node and
`round.sh` as often as the comparison says. A round prints one line for each contender: its name, a
tab, a number. Where one node is not enough, `comparison.toml` names a program instead: a module
whose `measured` is given the lab and the names of comparisons, and returns a round of each of them.
A comparison with fewer rounds than others of its program is in the last rounds only.
"""
