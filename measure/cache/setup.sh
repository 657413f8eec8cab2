docker pull --quiet python:3.13-slim
printf '%s\n' '*' '!app.py' '!requirements.txt' >.dockerignore
