FROM busybox
RUN head -c 50000000 /dev/zero > /archive && wc -c /archive > /result && rm /archive
