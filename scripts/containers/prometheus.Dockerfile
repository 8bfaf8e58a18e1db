# Prometheus of Debian's package, run as its own image runs it: a stand-in where no registry can be reached.
ARG BASE
FROM ${BASE}
COPY usr/bin/prometheus usr/bin/promtool /bin/
RUN mkdir -p /prometheus && chown 65534:65534 /prometheus
USER 65534:65534
ENTRYPOINT ["/bin/prometheus"]
CMD ["--config.file=/etc/prometheus/prometheus.yml", "--storage.tsdb.path=/prometheus"]
