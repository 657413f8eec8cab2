FROM tools AS made
COPY table.py .
RUN python3 table.py > /table.txt

FROM busybox
COPY /table.txt /
CMD ["cat", "/table.txt"]
