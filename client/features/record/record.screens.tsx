import { useState, type ReactElement } from 'react';
import { ERRORS } from '../../../shared/error-texts.ts';
import { StaffFrame } from '../../fixtures/staff-frame.tsx';
import { StatementId } from '../../../shared/ids.ts';
import type { Withdrawal } from '../../../shared/http-withdrawal.ts';
import { anyUuid, longName, practice } from '../../fixtures/people.ts';
import { useSamplePictures } from '../../fixtures/sample-pictures.ts';
import { ClientError, localError } from '../../platform/client-error.ts';
import type { RecordActions } from './record-actions.ts';
import { RecordPage, type RecordPageProps } from './record-page.tsx';
import {
  closedConsultation,
  correctedRecord,
  emptyRecord,
  longRecord,
  openStillId,
  record,
  withdrawnRecord,
} from './record.fixtures.ts';
import { WithdrawalSheet } from './withdrawal-sheet.tsx';
import { ReleaseDialog } from './release-dialog.tsx';

const never = () => new Promise<never>(() => undefined);
const act: RecordActions = {
  again: () => undefined,
  release: never,
  confirmInPracticeRecord: never,
  misfiled: () => undefined,
  withdrawal: never,
  noteWithdrawal: never,
};

function Page(props: Partial<RecordPageProps>) {
  const pictures = useSamplePictures();
  if (pictures.still === '') return null;
  return (
    <StaffFrame at="patients">
      <RecordPage
        record={record}
        problem={null}
        act={act}
        open={null}
        stillSource={() => pictures.still}
        {...props}
      />
    </StaffFrame>
  );
}

const stoppers: Withdrawal = {
  people: [
    { by: null, name: longName.name, relationship: '' },
    { by: StatementId.parse(anyUuid(60)), name: 'Máire Ní Chonaill-Kowalczyk', relationship: 'mother' },
  ],
  earliest: '2026-03-02',
  today: '2026-03-09',
};

function Stopped({ read = () => Promise.resolve(stoppers) }: { read?: RecordActions['withdrawal'] }) {
  const [actions] = useState(() => ({ ...act, withdrawal: read }));
  return (
    <StaffFrame at="patients">
      <WithdrawalSheet
        consultation={closedConsultation}
        timeZone={practice.timeZone}
        act={actions}
        onClose={() => undefined}
      />
    </StaffFrame>
  );
}

export const screens: { id: string; title: string; element: ReactElement; dark?: boolean }[] = [
  { id: 'record', title: 'Record', element: <Page /> },
  { id: 'record-empty', title: 'Nothing yet', element: <Page record={emptyRecord} /> },
  { id: 'record-loading', title: 'Loading', element: <Page record={null} /> },
  {
    id: 'record-error',
    title: 'Could not be opened',
    element: <Page record={null} problem={localError('offline')} />,
  },
  {
    id: 'record-not-allowed',
    title: 'Not open to this person',
    element: <Page record={null} problem={new ClientError('not_allowed', ERRORS.not_allowed.text)} />,
  },
  { id: 'record-long-names', title: 'Long names', element: <Page record={longRecord} /> },
  {
    id: 'record-corrected',
    title: 'Misfile moved in and out, the patient’s own picture',
    element: <Page record={correctedRecord} />,
  },
  { id: 'record-stale', title: 'Not the newest', element: <Page problem={localError('offline')} /> },
  { id: 'record-still', title: 'A still', element: <Page open={openStillId} /> },
  {
    id: 'record-release',
    title: 'Release',
    element: (
      <ReleaseDialog
        consultation={closedConsultation}
        timeZone={practice.timeZone}
        onRelease={never}
        onClose={() => undefined}
      />
    ),
  },
  {
    id: 'record-withdrawn',
    title: 'Photographs stopped after the call: to decide',
    element: <Page record={withdrawnRecord} />,
  },
  { id: 'record-stopped', title: 'Who stopped photographs', element: <Stopped /> },
  { id: 'record-stopped-loading', title: 'Stopped: loading', element: <Stopped read={never} /> },
  {
    id: 'record-stopped-nothing',
    title: 'Stopped: nothing left',
    element: <Stopped read={() => Promise.resolve({ ...stoppers, people: [] })} />,
  },
  {
    id: 'record-stopped-error',
    title: 'Stopped: could not be looked up',
    element: <Stopped read={() => Promise.reject(localError('offline'))} />,
  },
];
