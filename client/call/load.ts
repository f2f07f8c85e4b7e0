import type { CallEngine, CallEngineOptions } from './engine/call-engine.ts';

/** Loads the call (and mediasoup-client with it) as a chunk of its own: the lobby's script stays small. */
export const loadCall = async (options: CallEngineOptions): Promise<CallEngine> => {
  const { CallEngine: Loaded } = await import('./engine/call-engine.ts');
  return new Loaded(options);
};
