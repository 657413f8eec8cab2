FROM python:3.13-slim
RUN pip install --quiet --root-user-action ignore safety==1.10.3 safety-db==2021.7.17 "setuptools<80"
ENTRYPOINT ["python", "-m", "safety", "check", "--db", "/usr/local/lib/python3.13/dist-packages/safety_db", "--file", "/requirements.txt"]
