FROM debian:trixie-slim
RUN apt-get update -qq && apt-get install -y -qq --no-install-recommends tinyproxy
COPY tinyproxy.conf /etc/proxy.conf
CMD ["tinyproxy", "-d", "-c", "/etc/proxy.conf"]
