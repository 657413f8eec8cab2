ARG BASE=busybox
FROM ${BASE}
ARG SIZE=small
ARG COLOUR=blue
ENV COLOUR=${COLOUR}
RUN echo "built ${SIZE}" > /built
CMD ["sh", "-c", "cat /built; echo \"size $SIZE, colour $COLOUR\""]
