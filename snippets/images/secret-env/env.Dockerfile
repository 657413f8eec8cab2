FROM busybox
ENV PASSWORD=swordfish
RUN echo "${PASSWORD}" | wc -c > /length
