docker build --quiet --file single.Dockerfile --tag single .
docker build --quiet --file multi.Dockerfile --tag multi .
