FROM busybox
ARG DAY
RUN --mount=type=cache,target=/diary echo entry >> /diary/book && wc -l < /diary/book > /entries
