FROM busybox
RUN date > /built
RUN seq 3 > /table
