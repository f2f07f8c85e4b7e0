import { ConfigError } from './config.ts';

/** The media worker's binary, as `npm start` found or built it. @throws ConfigError when nobody said where it is */
export const mediaWorkerPath = (): string => {
  const path = process.env['MEDIASOUP_WORKER_BIN'];
  if (!path)
    throw new ConfigError('MEDIASOUP_WORKER_BIN is not set; "npm start" finds the media worker and sets it.');
  return path;
};
