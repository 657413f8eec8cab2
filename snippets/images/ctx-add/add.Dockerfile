FROM busybox
ADD http://localhost:8000/number.txt /number.txt
CMD ["cat", "/number.txt"]
