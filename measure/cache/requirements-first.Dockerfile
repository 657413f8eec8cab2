FROM python:3.13-slim
COPY requirements.txt .
RUN pip install --quiet --root-user-action ignore --no-cache-dir --requirement requirements.txt
COPY app.py .
