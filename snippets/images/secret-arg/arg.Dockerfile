FROM busybox
ARG PASSWORD
RUN echo "${PASSWORD}" | wc -c > /length
