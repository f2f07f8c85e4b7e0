import { useCallback, useEffect, useState } from 'react';
import type { SharedView, ShareOpened } from '../../../shared/http-sharing.ts';
import { clientErrorOf, type ClientError } from '../../platform/client-error.ts';
import { RecipientScreen, type RecipientState } from './recipient-screen.tsx';
import { enterShare, fetchShared, leaveShare, openShare } from './sharing-requests.ts';
import { takeShareToken } from './take-share-token.ts';

const FINAL = new Set<ClientError['code']>(['link_wrong', 'share_ended', 'share_locked']);

const src = (position: number) => `/api/share/stills/${String(position)}`;

/** `/s#token` – the recipient of a sharing (R24). Nothing is fetched before the button: mail scanners open links too (S1). */
export function RecipientPage() {
  const [token] = useState(takeShareToken);
  const [state, setState] = useState<RecipientState>(() =>
    token === null ? { at: 'looking' } : { at: 'start', problem: null },
  );
  const fail = useCallback((thrown: unknown, stay: (problem: ClientError) => RecipientState) => {
    const problem = clientErrorOf(thrown);
    setState(FINAL.has(problem.code) ? { at: 'closed', problem } : stay(problem));
  }, []);
  useEffect(() => {
    if (token !== null) return;
    fetchShared().then(
      (view: SharedView) => {
        setState({ at: 'inside', view });
      },
      (thrown: unknown) => {
        fail(thrown, () => ({ at: 'no_link' }));
      },
    );
  }, [token, fail]);
  const open = async () => {
    if (token === null) return;
    try {
      setState({ at: 'opened', opened: await openShare(token), problem: null });
    } catch (thrown) {
      fail(thrown, (problem) => ({ at: 'start', problem }));
    }
  };
  const enter = async (opened: ShareOpened, code: string) => {
    if (token === null) return;
    try {
      await enterShare(token, code);
      setState({ at: 'inside', view: await fetchShared() });
    } catch (thrown) {
      fail(thrown, (problem) => ({ at: 'opened', opened, problem }));
    }
  };
  const leave = async () => {
    await leaveShare().catch(() => undefined);
    setState({ at: 'left' });
  };
  const gone = useCallback(async () => {
    // A picture that does not come may mean that the sharing has ended meanwhile: ask once.
    try {
      await fetchShared();
    } catch (thrown) {
      fail(thrown, (problem) =>
        problem.code === 'not_signed_in' ? { at: 'no_link' } : { at: 'closed', problem },
      );
    }
  }, [fail]);
  return (
    <RecipientScreen
      state={state}
      src={src}
      onOpen={open}
      onEnter={enter}
      onLeave={leave}
      onPictureFailed={gone}
    />
  );
}
