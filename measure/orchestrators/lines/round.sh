. ./common.sh

# said FILE: lines that are neither empty nor a comment.
said() { grep --count --invert-match --extended-regexp '^[[:blank:]]*(#|$)' "$1"; }

row "Docker Swarm: one Compose file" "$(said stack.yaml)"
row "Kubernetes: four manifests" "$(said penguins.yaml)"
