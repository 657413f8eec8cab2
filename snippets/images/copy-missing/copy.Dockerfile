FROM debian:trixie-slim
COPY ../secret.txt /
