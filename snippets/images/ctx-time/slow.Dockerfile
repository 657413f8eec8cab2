FROM python:3.13-slim
RUN python -m compileall -q /usr/lib/python3.13 /usr/lib/python3
WORKDIR /app
COPY main.py .
CMD ["python", "main.py"]
