docker pull --quiet busybox
docker build --quiet --tag vm .
