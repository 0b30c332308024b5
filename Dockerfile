# The gateway in an image: `docker build --tag mingjing .`
#
# GraphiQL, the program, and a small Debian with nothing else. It runs as a user without rights; what it must not lose is
# under /data.

FROM node:22-bookworm-slim AS web
WORKDIR /src/clients/web
COPY clients/web ./
RUN ./build.sh

FROM rust:1.94-slim-bookworm AS build
# aws-lc and mimalloc are C.
RUN apt-get update && apt-get install --yes --no-install-recommends gcc g++ make cmake && rm -rf /var/lib/apt/lists/*
WORKDIR /src
COPY . .
RUN cargo build --locked --release --package mingjing

FROM debian:bookworm-slim
# The authorities that vouch for an object store, or for Redis by TLS.
RUN apt-get update && apt-get install --yes --no-install-recommends ca-certificates && rm -rf /var/lib/apt/lists/*
# /exports is where replicas share the files of exports, if a volume is put there.
RUN useradd --system --uid 10001 --home-dir /data --create-home --shell /usr/sbin/nologin mingjing \
    && install --directory --owner=mingjing --group=mingjing /exports
COPY --from=build /src/target/release/mingjing /usr/local/bin/mingjing
COPY --from=web /src/clients/web/dist /usr/share/mingjing/web
ENV MINGJING__DATA_DIR=/data \
    MINGJING__SERVER__LISTEN=0.0.0.0:8000 \
    MINGJING__SERVER__WEB_DIR=/usr/share/mingjing/web \
    MINGJING__LOG__FORMAT=json
USER mingjing
WORKDIR /data
VOLUME /data
EXPOSE 8000
STOPSIGNAL SIGTERM
ENTRYPOINT ["mingjing"]
CMD ["serve"]
