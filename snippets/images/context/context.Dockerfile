FROM debian:trixie-slim
WORKDIR /seen
COPY . .
CMD ["ls"]
