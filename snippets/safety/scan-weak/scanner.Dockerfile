FROM python:3.13-slim
RUN pip install --quiet --root-user-action ignore safety==1.10.3 safety-db==2021.7.17 "setuptools<80" \
    && ln -s "$(python -c 'import sysconfig; print(sysconfig.get_path("purelib"))')/safety_db" /safety-db
ENTRYPOINT ["python", "-m", "safety", "check", "--db", "/safety-db", "--file", "/requirements.txt"]
