import { useState } from 'react';
import type { ConsultationStateName, Still } from '../../../shared/consultation.ts';
import type { StillId } from '../../../shared/ids.ts';
import { announce } from '../../ui/core/announce.ts';
import { Notice } from '../../ui/core/Notice.tsx';
import { ClosingPanel } from './closing-panel.tsx';
import { FinishHeader } from './finish-header.tsx';
import { FinishPictures } from './finish-pictures.tsx';
import type { FinishScreenProps } from './finish-props.ts';
import { nextOpen } from './finishing.ts';
import { NotePanel } from './note-panel.tsx';
import { StillPanel } from './still-panel.tsx';
import { useBroughtIntoView } from './use-brought-into-view.ts';
import styles from './finish-screen.module.css';

/** After the call: stills one by one, the note, what is still missing, and closing. */
export function FinishScreen(props: FinishScreenProps) {
  const { view, stillSource } = props;
  const { stills } = view;
  const [chosen, setChosen] = useState<StillId | null>(null);
  const still = stills.find(({ id }) => id === chosen) ?? nextOpen(stills, null) ?? stills[0] ?? null;
  return (
    <div className={styles.screen}>
      <FinishHeader view={view} />
      <main className={still ? styles.withStills : styles.withoutStills}>
        <FinishPictures view={view} still={still} source={stillSource} onSelect={setChosen} />
        <Panels {...props} still={still} onShow={setChosen} />
      </main>
    </div>
  );
}

interface PanelsProps extends FinishScreenProps {
  still: Still | null;
  onShow: (id: StillId) => void;
}

function Panels({ view, act, online, now, still, onShow }: PanelsProps) {
  const { stills } = view;
  const { place, bring } = useBroughtIntoView();
  const goOn = (words: string) => {
    const next = still && nextOpen(stills, still.id);
    const more = next !== null && next.id !== still?.id;
    if (more) onShow(next.id);
    else if (still) onShow(still.id);
    bring();
    announce(more ? `${words} The next still is on the screen.` : words);
  };
  const showNext = () => {
    const next = nextOpen(stills, null);
    if (next) onShow(next.id);
    bring();
  };
  return (
    <div className={styles.panels}>
      {!online && <Reconnecting />}
      {view.state.name === 'closed' && <ClosedNotice unfiledReason={view.state.unfiledReason} />}
      {NO_CALL.has(view.state.name) && <NoCallNotice />}
      {still && (
        <div ref={place} tabIndex={-1} className={styles.still}>
          <StillPanel key={still.id} still={still} view={view} act={act} now={now} onDone={goOn} />
        </div>
      )}
      {view.state.name === 'finishing' && (
        <>
          <NotePanel view={view} act={act} />
          <ClosingPanel view={view} act={act} onShowNext={showNext} />
        </>
      )}
    </div>
  );
}

const NO_CALL = new Set<ConsultationStateName>(['in_person', 'cancelled', 'no_show']);

/** R35, R18: a picture that came before a call which never was, or ended in a visit. */
function NoCallNotice() {
  return (
    <Notice tone="info" title="This call did not go on">
      <p>
        What was photographed or sent before is still here. It is filed once the patient has confirmed that it
        may be, or discarded.
      </p>
    </Notice>
  );
}

function Reconnecting() {
  return (
    <Notice tone="attention" title="The connection is being put back" live="polite">
      <p>What you write stays here. It can be sent as soon as the connection is back.</p>
    </Notice>
  );
}

/** R18: stills that were left at closing are still to be dealt with; the note is not open any more. */
function ClosedNotice({ unfiledReason }: { unfiledReason: string | null }) {
  return (
    <Notice tone="info" title="This consultation is closed">
      {unfiledReason !== null && <p>Closed with stills not filed: {unfiledReason}</p>}
      <p>Stills can still be filed or discarded.</p>
    </Notice>
  );
}
