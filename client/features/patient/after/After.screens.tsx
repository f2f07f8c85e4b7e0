import { StatementId } from '../../../../shared/ids.ts';
import { localError } from '../../../platform/client-error.ts';
import { LONG_NAME, MAIRE, patientView, receipt, receiptView } from '../patient.fixtures.ts';
import { chrome, longChrome, type ScreenState } from '../patient.screens-support.tsx';
import { CancelledScreen, InPersonScreen, NoShowScreen } from './NoCallScreens.tsx';
import { StopPhotographs } from './StopPhotographs.tsx';
import { SessionOverScreen } from './SessionOverScreen.tsx';
import { ReceiptState } from './ReceiptPage.tsx';
import { ReceiptScreen } from './ReceiptScreen.tsx';

const never = () => new Promise<never>(() => {});
const view = patientView();
/** Nothing to leave any more. */
const ended = { ...chrome, onLeave: undefined };
const shown = (change: object, over = chrome) => {
  const { startsAt, practice, clinician, receipt: written } = receiptView(change);
  return (
    <ReceiptScreen
      startsAt={startsAt}
      practice={practice}
      clinician={clinician}
      receipt={written}
      chrome={{ ...over, onBack: undefined, onLeave: undefined }}
      onPrint={() => {}}
      onStop={never}
    />
  );
};

const stopping = (mayStop: { by: StatementId | null; name: string }[]) => (
  <StopPhotographs asking mayStop={mayStop} clinician="Dr Aoife Murphy" onStop={never} />
);

/** After the call, and the ways it can end without one. */
export const screens: ScreenState[] = [
  { id: 'patient-receipt', title: 'Receipt', element: shown({}) },
  {
    id: 'patient-receipt-empty',
    title: 'Receipt: no photographs, no advice yet',
    element: shown({ receipt: { ...receipt, stills: [], safetyNet: '' } }),
  },
  {
    id: 'patient-receipt-child',
    title: 'Receipt: a child, the mother agreed',
    element: shown({
      receipt: {
        ...receipt,
        consents: receipt.consents.map((consent) => ({ ...consent, by: LONG_NAME })),
        ownView: { view: 'happy', at: '2026-03-02T09:31:00.000Z' },
      },
    }),
  },
  { id: 'patient-receipt-loading', title: 'Receipt: being written', element: shown({ receipt: null }) },
  {
    id: 'patient-receipt-long',
    title: 'Receipt: long names, a discarded and an unfiled photograph',
    element: shown(
      {
        receipt: {
          ...receipt,
          stills: (['filed', 'unfiled', 'discarded'] as const).map((state, n) => ({
            ...receipt.stills[0],
            id: `00000000-0000-4000-8000-00000000003${String(n)}`,
            state,
          })),
          present: receipt.present.map((person) => ({ ...person, name: LONG_NAME })),
          whoCanSee: receipt.whoCanSee.map((words) => `${words}, ${LONG_NAME}`),
        },
      },
      longChrome,
    ),
  },
  {
    id: 'patient-receipt-withdrawn',
    title: 'Receipt: stopped after it was taken, own picture, one to look at',
    element: shown({
      receipt: {
        ...receipt,
        stills: [
          { keep: true, at: '2026-03-02T10:02:00.000Z', by: 'Dr Aoife Murphy' },
          { keep: false, at: '2026-03-02T10:04:00.000Z', by: 'Dr Aoife Murphy' },
          { keep: null, at: null, by: 'Dr Aoife Murphy' },
          null,
        ].map((withdrawal, n) => ({
          ...receipt.stills[0],
          id: `00000000-0000-4000-8000-00000000004${String(n)}`,
          withdrawal,
          state: withdrawal?.keep === false ? 'discarded' : 'filed',
          mayLook: withdrawal === null,
          ...(n === 3
            ? { what: 'Your own picture of your left forearm', ownPicture: { takenOn: '2026-02-20' } }
            : {}),
        })),
      },
    }),
  },
  {
    id: 'patient-receipt-stopped-later',
    title: 'Receipt: photographs stopped two days after, nothing left to stop',
    element: shown({
      receipt: {
        ...receipt,
        mayStop: [],
        stills: [{ ...receipt.stills[0], withdrawal: { keep: null, at: null, by: 'Dr Aoife Murphy' } }],
        consents: receipt.consents.map((consent) =>
          consent.what === 'Talking by video'
            ? consent
            : { ...consent, decision: 'withdrawn', at: '2026-03-04T15:20:00.000Z' },
        ),
      },
    }),
  },
  {
    id: 'patient-receipt-stop',
    title: 'Receipt: stop photographs?',
    element: stopping([{ by: null, name: 'Seán' }]),
  },
  {
    id: 'patient-receipt-stop-two',
    title: 'Receipt: stop photographs, the child or the guardian',
    element: stopping([
      { by: null, name: 'Oisín' },
      { by: StatementId.parse(MAIRE.by), name: LONG_NAME },
    ]),
  },
  {
    id: 'patient-receipt-fetching',
    title: 'Receipt by the link, days after: on its way',
    element: <ReceiptState page={null} problem={null} onRetry={() => {}} onPrint={() => {}} onStop={never} />,
  },
  {
    id: 'patient-receipt-error',
    title: 'Receipt by the link: could not be fetched',
    element: (
      <ReceiptState
        page={null}
        problem={localError('offline')}
        onRetry={() => {}}
        onPrint={() => {}}
        onStop={never}
      />
    ),
  },
  { id: 'patient-cancelled', title: 'Cancelled', element: <CancelledScreen view={view} chrome={ended} /> },
  { id: 'patient-no-show', title: 'Missed', element: <NoShowScreen view={view} chrome={ended} /> },
  {
    id: 'patient-in-person',
    title: 'In person instead',
    element: (
      <InPersonScreen
        view={view}
        chrome={ended}
        why="Dr Murphy needs to feel the lump, and cannot do that by video."
        safetyNet="Phone the practice if it grows or hurts before you come."
      />
    ),
  },
  ...(['moved', 'left', 'signed_out', 'not_allowed', 'outdated'] as const).map((reason) => ({
    id: `patient-over-${reason}`,
    title: `Session over: ${reason}`,
    element: (
      <SessionOverScreen
        reason={reason}
        practice="Riverside Family Practice"
        phone={reason === 'signed_out' ? null : '01 555 0134'}
        onBack={() => {}}
      />
    ),
  })),
];
