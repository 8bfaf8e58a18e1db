# A base image with a JDK of this machine: a stand-in where no registry can be reached.
ARG BASE
FROM ${BASE}
COPY . /opt/jdk/
ENV JAVA_HOME=/opt/jdk \
    PATH="/opt/jdk/bin:${PATH}"
