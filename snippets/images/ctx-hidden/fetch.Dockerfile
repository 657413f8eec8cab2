FROM busybox
ARG DAY
RUN wget -q -O /number.txt http://localhost:8000/number.txt
CMD ["cat", "/number.txt"]
