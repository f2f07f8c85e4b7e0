import type { ReactElement } from 'react';
import { ERRORS } from '../../../shared/errors.ts';
import { StaffFrame } from '../../fixtures/staff-frame.tsx';
import { practice } from '../../fixtures/people.ts';
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
} from './record.fixtures.ts';
import { ReleaseDialog } from './release-dialog.tsx';

const never = () => new Promise<never>(() => undefined);
const act: RecordActions = {
  again: () => undefined,
  release: never,
  confirmInPracticeRecord: never,
  misfiled: () => undefined,
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
];
