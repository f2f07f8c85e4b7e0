import { stillsFromServer } from '../../parts/still-source.ts';
import { useAnnouncements } from '../../parts/use-announcements.ts';
import { useDarkPage } from '../../parts/use-dark-page.ts';
import { useServerNow } from '../../parts/use-server-now.ts';
import { changes } from './announcements.ts';
import { ChaperoneContext } from './chaperone-context.ts';
import type { ChaperoneScreenProps } from './chaperone-props.ts';
import { Ended } from './ended.tsx';
import { stageOf } from './facts.ts';
import { InCall } from './in-call.tsx';
import { Waiting } from './waiting.tsx';

/** The chaperone's whole consultation, from being asked for to the end of it. */
export function ChaperoneScreen(props: ChaperoneScreenProps) {
  const { view, stillSource = stillsFromServer } = props;
  const now = useServerNow(view.serverNow);
  useDarkPage();
  useAnnouncements(view, changes);
  const stage = stageOf(view);
  return (
    <ChaperoneContext value={{ ...props, stillSource, now }}>
      {stage === 'in_call' && <InCall />}
      {stage === 'ended' && <Ended />}
      {(stage === 'asking' || stage === 'refused' || stage === 'accepted') && <Waiting stage={stage} />}
    </ChaperoneContext>
  );
}
