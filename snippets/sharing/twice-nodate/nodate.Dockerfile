FROM busybox
RUN seq 3 > /table
