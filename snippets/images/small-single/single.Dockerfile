FROM debian:trixie-slim
RUN apt-get update -qq && apt-get install -y -qq --no-install-recommends gcc libc6-dev
COPY pi.c .
RUN gcc -O2 -static -o /pi pi.c
CMD ["/pi"]
