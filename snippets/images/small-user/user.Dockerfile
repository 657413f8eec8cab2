FROM busybox
COPY --from=multi /pi /pi
COPY --chown=10001:10001 results /results
USER 10001:10001
CMD ["/pi"]
