FROM busybox
WORKDIR /seen
COPY . .
CMD ["find", ".", "-type", "f"]
