# The reviewer's desk with PostgreSQL and sign-in. No root; compose.yaml makes its root file system read-only.
FROM python:3.12-slim AS build
WORKDIR /source
COPY . .
RUN python -m venv /opt/review \
 && /opt/review/bin/pip install --no-cache-dir --disable-pip-version-check \
      --constraint requirements-lock.txt ".[ui,postgres,auth,firefox]"

FROM python:3.12-slim
RUN useradd --system --uid 10001 --home-dir /data --shell /usr/sbin/nologin review \
 && install --directory --owner=10001 --group=10001 --mode=0700 /data
COPY --from=build /opt/review /opt/review
ENV PATH=/opt/review/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 HOME=/data XDG_CACHE_HOME=/data/cache
USER 10001:10001
WORKDIR /data
VOLUME /data
EXPOSE 8501
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
  CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8501/_stcore/health', timeout=4)"]
ENTRYPOINT ["review"]
CMD ["ui", "--headless", "--address", "0.0.0.0"]
