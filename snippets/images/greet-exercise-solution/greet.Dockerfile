FROM debian:trixie-slim
ENTRYPOINT ["echo", "hello"]
CMD ["world"]
