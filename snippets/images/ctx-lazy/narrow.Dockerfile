FROM busybox
WORKDIR /seen
COPY main.py .
CMD ["ls"]
