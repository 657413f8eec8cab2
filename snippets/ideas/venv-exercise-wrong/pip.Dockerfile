FROM python:3.13-slim
RUN pip install --quiet --no-cache-dir jq==1.13.0
COPY pick.py .
CMD ["python", "pick.py"]
