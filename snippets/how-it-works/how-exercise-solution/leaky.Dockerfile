FROM busybox
COPY password.txt /password.txt
RUN rm /password.txt
