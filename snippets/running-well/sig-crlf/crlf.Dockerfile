FROM busybox
COPY --chmod=755 windows.sh /
CMD ["/windows.sh"]
