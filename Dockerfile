# The service as an image: a small Java runtime, the application in layers, the default model, and a cache of loaded classes.
#
#   docker build -t taipei-nlu .
#
# Any images with the same programs do, such as those of a registry of your own. With JAR=prebuilt the jar is taken
# from service/target instead of being built here. The JDK must run on the base image, since its parts are copied
# there: take both of the same distribution.
ARG BUILD_IMAGE=maven:3.9.11-eclipse-temurin-25
ARG JDK_IMAGE=eclipse-temurin:25.0.3_9-jdk-noble
ARG BASE_IMAGE=ubuntu:noble-20260905
ARG JAR=source

FROM ${BUILD_IMAGE} AS source
WORKDIR /src
COPY . .
RUN mvn -q -B -DskipTests -pl service -am package && cp service/target/taipei-nlu-service.jar /service.jar

FROM ${JDK_IMAGE} AS prebuilt
COPY service/target/taipei-nlu-service.jar /service.jar

FROM ${JAR} AS jar

FROM ${JDK_IMAGE} AS layers
WORKDIR /layers
COPY --from=jar /service.jar /service.jar
RUN java -Djarmode=tools -jar /service.jar extract --layers --destination /layers

FROM ${JDK_IMAGE} AS probe
COPY docker/probe/Probe.java /probe/
RUN javac --release 17 -d /probe/classes /probe/Probe.java

# First what the application refers to, as jdeps tells; a test compares the two. Left out are jdk.compiler and jdk.javadoc, which
# only building of ICU needs, and jdk.localedata: nothing is written in the way of a country. Then jcmd and jfr, to look
# into a fault with; line numbers stay in for the same end.
FROM ${JDK_IMAGE} AS runtime
ARG COMPRESSION=zip-6
RUN jlink --output /opt/runtime --no-man-pages --no-header-files --compress "${COMPRESSION}" --add-modules "\
java.compiler,java.desktop,java.instrument,java.logging,java.management,java.naming,java.net.http,java.prefs,java.scripting,\
java.security.jgss,java.sql,java.sql.rowset,java.transaction.xa,java.xml,\
jdk.incubator.vector,jdk.jfr,jdk.management,jdk.net,jdk.unsupported,\
jdk.jcmd"

FROM ${BASE_IMAGE}
ARG VERSION=0.1.0-SNAPSHOT
ARG REVISION=unknown
LABEL org.opencontainers.image.title="taipei-nlu" \
      org.opencontainers.image.description="Turns a sentence into filled slots: arrival, departure, time" \
      org.opencontainers.image.licenses="Apache-2.0 AND ODbL-1.0" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}"
WORKDIR /app
COPY --from=runtime /opt/runtime/ /opt/java/
COPY --from=layers /layers/dependencies/ ./
COPY --from=layers /layers/spring-boot-loader/ ./
COPY --from=layers /layers/snapshot-dependencies/ ./
COPY --from=probe /probe/classes/ ./probe/
COPY --from=layers /layers/application/ ./

# heap a quarter of the container's memory; the rest is code, threads and the tables of the network
ENV JAVA_HOME=/opt/java \
    PATH="/opt/java/bin:${PATH}" \
    LANG=C.UTF-8 \
    JDK_JAVA_OPTIONS="-XX:MaxRAMPercentage=25 -XX:+UseSerialGC -XX:NewRatio=5 -XX:ReservedCodeCacheSize=64m -XX:+ExitOnOutOfMemoryError --add-modules=jdk.incubator.vector" \
    SERVER_ADDRESS=0.0.0.0

# classes as they are after one start; a JVM that cannot use the cache goes on without it
RUN java -XX:AOTCacheOutput=/app/service.aot -Dspring.context.exit=onRefresh -jar service.jar || rm -f /app/service.aot

USER 10001:10001
EXPOSE 8080
HEALTHCHECK --interval=5s --timeout=5s --start-period=30s --retries=3 \
  CMD ["java", "-cp", "/app/probe", "-XX:TieredStopAtLevel=1", "Probe", "http://127.0.0.1:8080/actuator/health/readiness"]
ENTRYPOINT ["java", "-XX:AOTCache=/app/service.aot", "-jar", "/app/service.jar"]
