FROM debian:trixie-slim AS build
RUN apt-get update -qq && apt-get install -y -qq --no-install-recommends gcc libc6-dev
COPY pi.c .
RUN gcc -O2 -static -o /pi pi.c

FROM scratch
COPY --from=build /pi /pi
CMD ["/pi"]
