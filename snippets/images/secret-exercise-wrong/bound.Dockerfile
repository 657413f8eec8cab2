FROM busybox
RUN head -c 1 /token > /first
