import { LinkToken } from '../../../../shared/http-patient.ts';

/** What the address carried: a token, something that is none, or nothing. */
export type FromAddress = { kind: 'token'; token: string } | { kind: 'broken' } | { kind: 'nothing' };

interface Address {
  readonly location: Pick<Location, 'hash' | 'pathname'>;
  readonly history: Pick<History, 'replaceState'>;
}

/**
 * S1: takes the token out of the fragment and clears the address bar at once, before anything else runs, so that it is
 * in no history, screenshot or shared link. The token stays in memory alone (R17).
 */
export function takeToken({ location, history }: Address): FromAddress {
  const fragment = location.hash.replace(/^#/, '');
  if (fragment === '') return { kind: 'nothing' };
  history.replaceState(null, '', location.pathname);
  const token = LinkToken.safeParse(fragment);
  return token.success ? { kind: 'token', token: token.data } : { kind: 'broken' };
}
