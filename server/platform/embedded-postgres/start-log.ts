/** Where the few lines about the database's start go; pino's and fastify's loggers fit. */
export interface StartLog {
  info(message: string): void;
  warn(message: string): void;
}

/** The embedded database cannot be had; the message is a plain sentence for whoever starts the server. */
export class EmbeddedPostgresError extends Error {
  override name = 'EmbeddedPostgresError';
}
