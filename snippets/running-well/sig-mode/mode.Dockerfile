FROM busybox
COPY --chmod=644 start.sh /
CMD ["/start.sh"]
