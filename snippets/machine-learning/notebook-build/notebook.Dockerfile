FROM python:3.13-slim
RUN pip install --quiet --no-cache-dir --root-user-action ignore jupyterlab==4.6.6 numpy==2.4.6
# Jupyter writes below its home. Who will run it is not known yet, and everybody may write here.
ENV HOME=/tmp
WORKDIR /work
EXPOSE 8888
# All addresses of the container: the port is published for this machine only, or not at all.
CMD ["jupyter", "lab", "--ip", "0.0.0.0", "--no-browser"]
