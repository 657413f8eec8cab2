FROM busybox
RUN --mount=type=secret,id=password,required=true wc -c < /run/secrets/password > /length
