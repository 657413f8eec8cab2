FROM debian:trixie-slim
RUN useradd --create-home worker
USER worker
WORKDIR /home/worker
