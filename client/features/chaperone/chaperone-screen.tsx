import { useEffect, useRef } from 'react';
import { announce } from '../../ui/core/announce.ts';
import { useDarkPage } from '../../parts/use-dark-page.ts';
import { useServerNow } from '../../parts/use-server-now.ts';
import type { ChaperoneView } from '../../../shared/views.ts';
import { changes } from './announcements.ts';
import { ChaperoneContext } from './chaperone-context.ts';
import type { ChaperoneScreenProps } from './chaperone-props.ts';
import { Ended } from './ended.tsx';
import { stageOf } from './facts.ts';
import { InCall } from './in-call.tsx';
import { Waiting } from './waiting.tsx';

const fromServer = (id: string, size: string) => `/api/stills/${id}/${size}`;

function useAnnouncements(view: ChaperoneView) {
  const before = useRef(view);
  useEffect(() => {
    const said = changes(before.current, view);
    before.current = view;
    if (said.length > 0) announce(said.join(' '));
  }, [view]);
}

/** The chaperone's whole consultation, from being asked for to the end of it. */
export function ChaperoneScreen(props: ChaperoneScreenProps) {
  const { view, stillSource = fromServer } = props;
  const now = useServerNow(view.serverNow);
  useDarkPage();
  useAnnouncements(view);
  const stage = stageOf(view);
  return (
    <ChaperoneContext value={{ ...props, stillSource, now }}>
      {stage === 'in_call' && <InCall />}
      {stage === 'ended' && <Ended />}
      {(stage === 'asking' || stage === 'refused' || stage === 'accepted') && <Waiting stage={stage} />}
    </ChaperoneContext>
  );
}
