import { useEffect, useState } from 'react';
import { PROTOCOL_VERSION, type Handshake } from '../../../shared/signalling.ts';
import { clientErrorOf } from '../../platform/client-error.ts';
import { ChaperoneConsultation } from './chaperone-consultation.tsx';
import { enter, openLink, whoAmI } from './link-requests.ts';
import { LinkScreen, type LinkState } from './link-screen.tsx';
import { takeLinkToken } from './link-token.ts';

const handshake: Handshake = { as: 'chaperone', protocol: PROTOCOL_VERSION };
const closed = { name: 'closed', busy: false, problem: null } as const;

/** `/c#token` – a chaperone by personal link. Somebody who is in already (a reload) goes straight back to the call. */
export function ChaperoneLinkPage() {
  const [token] = useState(takeLinkToken);
  const [inside, setInside] = useState(false);
  const [state, setState] = useState<LinkState>(() => (token === null ? { name: 'looking' } : closed));
  useEffect(() => {
    // A link in hand comes first: it may be for another consultation than the one this browser was in.
    if (token !== null) return;
    let gone = false;
    whoAmI().then(
      () => {
        if (!gone) setInside(true);
      },
      () => {
        if (!gone) setState({ name: 'no_link' });
      },
    );
    return () => {
      gone = true;
    };
  }, [token]);
  if (inside) return <ChaperoneConsultation handshake={handshake} home={null} />;

  const open = async () => {
    if (token === null) return;
    setState({ ...closed, busy: true });
    try {
      setState({ name: 'opened', link: await openLink(token), busy: false, problem: null });
    } catch (thrown) {
      setState({ ...closed, problem: clientErrorOf(thrown) });
    }
  };
  const goIn = async () => {
    if (token === null || state.name !== 'opened') return;
    setState({ ...state, busy: true, problem: null });
    try {
      await enter(token);
      setInside(true);
    } catch (thrown) {
      setState({ ...state, busy: false, problem: clientErrorOf(thrown) });
    }
  };
  return (
    <LinkScreen
      state={state}
      onOpen={() => void open()}
      onEnter={() => void goIn()}
      onNotMe={() => {
        if (state.name === 'opened') setState({ name: 'not_me', link: state.link });
      }}
      onBack={() => {
        setState(closed);
      }}
    />
  );
}
