FROM busybox
USER 10001
RUN --mount=type=secret,id=token cat /run/secrets/token
