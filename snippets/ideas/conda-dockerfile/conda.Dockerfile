FROM condaforge/miniforge3
COPY environment.yml .
RUN conda env create --quiet --file environment.yml && conda clean --all --yes --quiet
ENV PATH=/opt/conda/envs/penguins/bin:$PATH
WORKDIR /app
COPY application/ .
CMD ["python", "serve.py"]
