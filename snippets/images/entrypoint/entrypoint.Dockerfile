FROM debian:trixie-slim
ENTRYPOINT ["seq"]
CMD ["3"]
