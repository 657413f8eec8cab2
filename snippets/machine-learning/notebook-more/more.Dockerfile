FROM notebook
RUN pip install --quiet --no-cache-dir --root-user-action ignore humanize==4.12.3
