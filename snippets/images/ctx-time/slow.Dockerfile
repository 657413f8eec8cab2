FROM python:3.13-slim
RUN python -m compileall -q $(python -c 'import sysconfig; print(sysconfig.get_path("stdlib"))')
WORKDIR /app
COPY main.py .
CMD ["python", "main.py"]
