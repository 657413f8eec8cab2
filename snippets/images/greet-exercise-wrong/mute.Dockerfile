FROM debian:trixie-slim
CMD ["echo", "hello", "world"]
