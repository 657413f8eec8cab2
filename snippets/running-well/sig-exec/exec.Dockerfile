FROM count
COPY --chmod=755 start-exec.sh .
ENTRYPOINT ["./start-exec.sh"]
CMD ["python", "count.py"]
