"""Measures what the course claims, on the machine it is on; pages draw the results.

Each folder below is one comparison: `comparison.toml` says what is compared, `setup.sh` runs once
in a fresh node and `round.sh` as often as the comparison says. A round prints one line for each
contender: its name, a tab, a number.
"""
