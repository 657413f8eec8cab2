FROM debian:trixie-slim
COPY numbers.csv /data/
RUN echo "installed on $(uname -s)"
