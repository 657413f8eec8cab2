FROM python:3.13-slim
COPY . .
RUN pip install --quiet --root-user-action ignore --no-cache-dir --requirement requirements.txt
