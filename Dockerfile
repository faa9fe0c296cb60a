# Intone's server, or any other command, on a slim Debian; docs/install.md says how to use it.
#   docker build -t intone .
#   docker run --rm -p 8080:8080 intone

FROM debian:bookworm-slim AS build
RUN mkdir -p /usr/share/man/man1 \
 && apt-get update \
 && apt-get install -y --no-install-recommends openjdk-17-jdk-headless ca-certificates curl \
 && rm -rf /var/lib/apt/lists/*
WORKDIR /build
COPY . .
# To have training too, build with --build-arg TRAIN=1.
ARG TRAIN=
RUN ./mvnw -q -B -ntp -Prelease -Dquick -DskipTests package -pl release -am \
 && mkdir /opt/unpacked \
 && tar xzf "$(ls release/target/intone-*.tar.gz | grep -v -- -train-)" -C /opt/unpacked \
 && if [ -n "$TRAIN" ]; then tar xzf "$(ls release/target/intone-*-train-*.tar.gz)" -C /opt/unpacked; fi \
 && mv /opt/unpacked/intone-* /opt/intone

FROM debian:bookworm-slim
# Fonts for pictures; curl for the health check. The slim image lacks the folder that Java's packages link manual pages to.
RUN mkdir -p /usr/share/man/man1 \
 && apt-get update \
 && apt-get install -y --no-install-recommends openjdk-17-jre-headless fontconfig fonts-dejavu-core curl \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --uid 10001 --create-home intone
COPY --from=build /opt/intone /opt/intone
RUN ln -s /opt/intone/intone /usr/local/bin/intone \
 # The class-data archive, while the folder can be written.
 && intone predict /opt/intone/samples/anger.wav
USER 10001
ENV HOME=/home/intone
# What FFmpeg's natives unpack to.
RUN intone predict /opt/intone/samples/happiness.mp3
WORKDIR /home/intone
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s --retries=3 \
  CMD curl -fsS http://127.0.0.1:8080/healthz || exit 1
ENTRYPOINT ["intone"]
CMD ["serve", "--host", "0.0.0.0", "--port", "8080"]
