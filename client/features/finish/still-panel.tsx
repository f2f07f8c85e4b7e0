import FolderOutput from 'lucide-react/icons/folder-output';
import Trash2 from 'lucide-react/icons/trash-2';
import { useState } from 'react';
import type { Still } from '../../../shared/consultation.ts';
import type { StaffView } from '../../../shared/views.ts';
import { Card } from '../../ui/core/Card.tsx';
import { Stack } from '../../ui/core/Layout.tsx';
import { Notice } from '../../ui/core/Notice.tsx';
import { StatusPill } from '../../ui/core/StatusPill.tsx';
import { Timer } from '../../ui/core/Timer.tsx';
import { clockTime } from '../../words/practice-time.ts';
import { DecideWithdrawal } from './decide-withdrawal.tsx';
import { DiscardDialog } from './discard-dialog.tsx';
import type { FinishActions } from './finish-props.ts';
import { ShowPatient } from './show-patient.tsx';
import { LabelAndFile } from './label-and-file.tsx';
import { fewPixels, siteOf } from '../../words/still-words.ts';

interface StillPanelProps {
  still: Still;
  view: StaffView;
  act: FinishActions;
  now: () => number;
  /** This still needs nobody any more. */
  onDone: (words: string) => void;
}

/** What there is to do about one still, or what was done. Key it by the still. */
export function StillPanel({ still, view, act, now, onDone }: StillPanelProps) {
  const [discarding, setDiscarding] = useState(false);
  const time = (instant: string) => clockTime(instant, view.practice.timeZone);
  const place = `${String(view.stills.indexOf(still) + 1)} of ${String(view.stills.length)}`;
  const warning = fewPixels(still);
  return (
    <Card title={`Still ${place}`} aside={<StillState still={still} now={now} />}>
      <Stack gap="m">
        <p>Taken {time(still.takenAt)}</p>
        {warning !== null && (still.state === 'unfiled' || still.state === 'filed') && (
          <Notice tone="attention" title={warning} />
        )}
        {still.awaitsDecision ? (
          <DecideWithdrawal
            still={still}
            act={act}
            onDone={() => {
              onDone('The decision is recorded.');
            }}
          />
        ) : still.state === 'unfiled' ? (
          <LabelAndFile
            still={still}
            view={view}
            act={act}
            onFiled={() => {
              onDone('The still is filed.');
            }}
            onDiscard={() => {
              setDiscarding(true);
            }}
          />
        ) : (
          <>
            <Settled still={still} time={time} />
            {still.state === 'filed' && <ShowPatient still={still} view={view} act={act} />}
          </>
        )}
      </Stack>
      {discarding && (
        <DiscardDialog
          still={still}
          act={act}
          onDone={() => {
            setDiscarding(false);
            onDone('The still is discarded.');
          }}
          onClose={() => {
            setDiscarding(false);
          }}
        />
      )}
    </Card>
  );
}

function StillState({ still, now }: { still: Still; now: () => number }) {
  if (still.awaitsDecision) return <StatusPill tone="attention">To decide</StatusPill>;
  if (still.state === 'filed') return <StatusPill tone="done">Filed</StatusPill>;
  if (still.state === 'discarded') {
    return (
      <StatusPill tone="neutral" icon={Trash2}>
        Discarded
      </StatusPill>
    );
  }
  if (still.state === 'moved') {
    return (
      <StatusPill tone="neutral" icon={FolderOutput}>
        Moved
      </StatusPill>
    );
  }
  return (
    <StatusPill tone="attention">
      Not filed for <Timer since={Date.parse(still.storedAt)} now={now} format="words" />
    </StatusPill>
  );
}

const decisionWords = ({ keep, afterWithdrawal }: NonNullable<Still['decision']>): string => {
  if (!afterWithdrawal) return 'Discarded';
  return keep ? 'Kept after consent was withdrawn' : 'Destroyed after consent was withdrawn';
};

function Settled({ still, time }: { still: Still; time: (instant: string) => string }) {
  return (
    <>
      <p>
        <strong>{siteOf(still)}</strong>
        {still.label !== '' && <>: {still.label}</>}
      </p>
      {still.filedAt !== null && (
        <p>
          {still.state === 'moved'
            ? `Filed here by mistake ${time(still.filedAt)}, and moved to the right record.`
            : `Filed in the record ${time(still.filedAt)}. Not yet in the practice’s own system.`}
        </p>
      )}
      {still.discardedAt !== null && <p>Discarded {time(still.discardedAt)}. The picture is gone.</p>}
      {still.decision !== null && (
        <p>
          {decisionWords(still.decision)} by {still.decision.by}: {still.decision.reason}
        </p>
      )}
    </>
  );
}
