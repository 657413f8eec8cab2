# The program does the same everywhere: it looks around and ends.
docker pull --quiet busybox
docker build --quiet --tag vm .
chmod +x look
