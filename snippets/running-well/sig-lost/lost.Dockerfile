FROM count
COPY --chmod=755 start.sh .
ENTRYPOINT ["./start.sh"]
