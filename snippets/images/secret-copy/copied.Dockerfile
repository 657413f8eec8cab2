FROM busybox
COPY password /tmp/password
RUN wc -c < /tmp/password > /length
RUN rm /tmp/password
