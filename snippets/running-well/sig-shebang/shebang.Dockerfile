FROM busybox
COPY --chmod=755 bare.sh /
CMD ["/bare.sh"]
