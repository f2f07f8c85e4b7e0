import type { ReactElement } from 'react';
import type { StaffView } from '../../../shared/views.ts';
import { ERRORS } from '../../../shared/error-texts.ts';
import { ClientError, localError } from '../../platform/client-error.ts';
import { useSamplePictures } from '../../fixtures/sample-pictures.ts';
import { CloseAnywayDialog } from './close-anyway-dialog.tsx';
import { DiscardDialog } from './discard-dialog.tsx';
import type { FinishActions } from './finish-props.ts';
import { FinishScreen } from './finish-screen.tsx';
import {
  allFiled,
  closedUnfiled,
  inPersonUnfiled,
  finishing,
  longNames,
  lowPixels,
  noStills,
  serverNow,
  unfiled,
  withdrawal,
} from './finish.fixtures.ts';

const never = () => new Promise<never>(() => undefined);
const act: FinishActions = {
  state: never,
  labelStill: never,
  fileStill: never,
  discardStill: never,
  decideStill: never,
  showPatient: never,
  close: never,
};
const now = () => Date.parse(serverNow);
const nothing = () => undefined;

/** `pictures`: drawn ones, none that ever arrive, or ones that fail. */
function Finish({
  view,
  online = true,
  fail = false,
}: {
  view: StaffView;
  online?: boolean;
  fail?: boolean;
}) {
  const pictures = useSamplePictures();
  if (pictures.still === '') return null;
  return (
    <FinishScreen
      view={view}
      act={act}
      online={online}
      now={now}
      stillSource={() => (fail ? '/nowhere.jpg' : pictures.still)}
    />
  );
}

export const screens: { id: string; title: string; element: ReactElement; dark?: boolean }[] = [
  { id: 'finish', title: 'Finish', element: <Finish view={finishing} /> },
  { id: 'finish-empty', title: 'No stills', element: <Finish view={noStills} /> },
  { id: 'finish-all-filed', title: 'Ready to close', element: <Finish view={allFiled} /> },
  {
    id: 'finish-no-call',
    title: 'To be seen in person, a still is left',
    element: <Finish view={inPersonUnfiled} />,
  },
  { id: 'finish-closed', title: 'Closed, not all filed', element: <Finish view={closedUnfiled} /> },
  { id: 'finish-withdrawal', title: 'Consent withdrawn', element: <Finish view={withdrawal} /> },
  { id: 'finish-low-resolution', title: 'Low resolution', element: <Finish view={lowPixels} /> },
  { id: 'finish-long-names', title: 'Long names', element: <Finish view={longNames} /> },
  { id: 'finish-error', title: 'A still that does not open', element: <Finish view={finishing} fail /> },
  {
    id: 'finish-reconnecting',
    title: 'Connection lost',
    element: <Finish view={finishing} online={false} />,
  },
  {
    id: 'finish-discard',
    title: 'Discard',
    element: <DiscardDialog still={unfiled} act={act} onDone={nothing} onClose={nothing} />,
  },
  {
    id: 'finish-close-anyway',
    title: 'Close with stills not filed',
    element: (
      <CloseAnywayDialog
        busy={false}
        problem={
          new ClientError('blocked', ERRORS.blocked.text, { blockers: finishing.gates.close.blockers })
        }
        onConfirm={nothing}
        onClose={nothing}
      />
    ),
  },
  {
    id: 'finish-close-loading',
    title: 'Closing',
    element: <CloseAnywayDialog busy problem={localError('offline')} onConfirm={nothing} onClose={nothing} />,
  },
];
