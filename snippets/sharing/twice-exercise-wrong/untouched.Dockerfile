FROM busybox
RUN echo made > /stamp
