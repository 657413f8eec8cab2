"""Docker Swarm and Kubernetes on the same machine: what each takes, and how long.

Machines are up with their engines and images, and know nothing of each other, when a clock starts.
"""
