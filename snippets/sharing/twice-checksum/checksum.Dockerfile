FROM busybox
ADD --checksum=sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef http://localhost:5000/v2/_catalog /catalog
