# syntax=docker/dockerfile:1
# Sightline's server. No secret is built in: keys are made in the data volume at first start or mounted as files.

FROM node:24-bookworm AS worker
WORKDIR /sightline
# Only what decides the packages and the media worker, so that a change of the application does not build them again.
COPY package.json package-lock.json ./
COPY scripts ./scripts
# The official prebuilt media worker where it can be downloaded, else one built here by the same recipe as npm start.
RUN node scripts/media-worker/provide.mjs /opt/mediasoup-worker

FROM worker AS build
COPY . .
RUN npx vite build --config client/vite.config.ts \
  && MEDIASOUP_WORKER_BIN=/opt/mediasoup-worker npm prune --omit=dev

FROM node:24-bookworm-slim
RUN apt-get update \
  && apt-get install --yes --no-install-recommends libabsl20220623 libssl3 libuv1 \
  && rm -rf /var/lib/apt/lists/*
WORKDIR /sightline
COPY --from=worker /opt/mediasoup-worker /usr/local/bin/mediasoup-worker
COPY --from=build /sightline/node_modules ./node_modules
COPY --from=build /sightline/dist ./dist
COPY package.json LICENSE ./
COPY shared ./shared
COPY server ./server
# /data/keys may be a volume of its own, so that a backup of the data does not carry the key that opens it.
RUN install -d -o node -g node -m 0700 /data /data/keys
ENV NODE_ENV=production \
  MEDIASOUP_WORKER_BIN=/usr/local/bin/mediasoup-worker \
  SIGHTLINE_HOST=0.0.0.0 \
  SIGHTLINE_DATA_DIR=/data
USER node
VOLUME ["/data"]
EXPOSE 3000/tcp 44400-44403/udp 44400-44403/tcp
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.SIGHTLINE_PORT || 3000}/api/health`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "server/main.ts"]
