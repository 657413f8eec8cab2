# Build the image of this commit and push it: sh build.sh REPOSITORY
set -eu
commit=$(git rev-parse --short HEAD)
image=$1:$commit
docker build --quiet --tag "$image" \
    --build-arg SOURCE_DATE_EPOCH="$(git log -1 --format=%ct)" \
    --label org.opencontainers.image.revision="$commit" .
docker run --rm "$image" grep -c . /table
docker push --quiet "$image"
