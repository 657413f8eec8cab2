FROM debian:trixie-slim
RUN mkdir /etc
