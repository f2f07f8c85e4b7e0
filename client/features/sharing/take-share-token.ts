import { LinkToken } from '../../../shared/http-patient.ts';

let taken: string | null = null;

/**
 * Reads a share’s token from the address and takes it out of the address bar at once (S1). It is kept in this page’s memory
 * only; null where the address carries none, or something else.
 */
export function takeShareToken(): string | null {
  const found = LinkToken.safeParse(location.hash.replace(/^#/, ''));
  if (location.hash !== '') history.replaceState(history.state, '', location.pathname);
  // React may mount a page twice: the second time the address is clean already.
  if (found.success) taken = found.data;
  return taken;
}
