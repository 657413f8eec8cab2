FROM debian:trixie-slim
RUN apt-get update -qq && apt-get install -y -qq --no-install-recommends apache2-utils
ENTRYPOINT ["htpasswd"]
