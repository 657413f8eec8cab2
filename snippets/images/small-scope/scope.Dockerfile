ARG RELEASE=7
FROM busybox
RUN echo "release: ${RELEASE}" > /release
CMD ["cat", "/release"]
