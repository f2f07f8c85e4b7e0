import type { Signalling, SignallingOptions } from './socket.ts';

/** Loads the socket (and socket.io-client with it) as a chunk of its own: the lobby's script stays small. */
export const loadSignalling = async (options: SignallingOptions): Promise<Signalling> => {
  const { Signalling: Loaded } = await import('./socket.ts');
  return new Loaded(options);
};
