# Train where it is fast: a model is numbers, and those fit every processor.
FROM --platform=$BUILDPLATFORM python:3.13-slim AS model
WORKDIR /app
COPY requirements.txt .
RUN pip install --quiet --root-user-action ignore --requirement requirements.txt
COPY . .
RUN python train.py

# Fetch what is made for one processor, without running any of it.
FROM --platform=$BUILDPLATFORM python:3.13-slim AS parts
RUN apt-get -qq update > /dev/null \
    && apt-get -qq install --yes --no-install-recommends mmdebstrap > /dev/null 2>&1
ARG TARGETARCH
RUN mmdebstrap --quiet --mode=root --variant=extract --skip=check/qemu --architectures=$TARGETARCH \
    --include=base-files,coreutils,dash,libstdc++6,python3 trixie /system 2> /dev/null
COPY requirements.txt .
RUN case $TARGETARCH in arm64) cpu=aarch64 ;; amd64) cpu=x86_64 ;; esac \
    && pip install --quiet --root-user-action ignore --target /system/usr/lib/python3/dist-packages \
        --only-binary :all: --platform manylinux_2_28_$cpu --platform manylinux2014_$cpu \
        --requirement requirements.txt "psycopg[binary]"
# What nobody reads on a board would still be fetched and unpacked by each of them.
RUN rm -r /system/usr/share/doc /system/usr/share/locale /system/usr/share/man \
    && find /system/usr/lib/python3/dist-packages -type d -name tests -prune -exec rm -r {} +
# A board would compile Python's own library anew at every start, for it may not keep the result.
RUN python -m compileall -q -j 0 /system/usr/lib/python3.13

FROM scratch
COPY --from=parts /system /
COPY --from=model /app /app
WORKDIR /app
ARG VERSION=1
ENV VERSION=${VERSION} PYTHONUNBUFFERED=1 RESULTS_FILE=/tmp/results.db
USER 10001
CMD ["python3", "serve.py"]
