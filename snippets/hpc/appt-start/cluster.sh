# Run a command on the login node, as the user learner, in the shared folder.
cluster() {
    docker compose exec --no-TTY --user learner --workdir /shared login "$@"
}
