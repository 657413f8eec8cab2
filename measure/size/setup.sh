docker pull --quiet busybox
docker pull --quiet debian:trixie-slim
docker build --quiet --tag vm .
