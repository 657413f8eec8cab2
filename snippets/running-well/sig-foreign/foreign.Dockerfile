FROM busybox
# The 19th byte of a program says for which processor it is: K means VAX.
RUN cp /bin/busybox /vax && printf K | dd of=/vax bs=1 seek=18 conv=notrunc
CMD ["/vax"]
