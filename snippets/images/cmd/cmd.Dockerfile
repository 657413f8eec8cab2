FROM debian:trixie-slim
CMD ["seq", "3"]
