import type { ReactElement } from 'react';
import { ERRORS } from '../../../shared/error-texts.ts';
import { manager, practice } from '../../fixtures/people.ts';
import { useSamplePictures } from '../../fixtures/sample-pictures.ts';
import { StaffFrame } from '../../fixtures/staff-frame.tsx';
import { ClientError, localError } from '../../platform/client-error.ts';
import { CheckPage } from './check-page.tsx';
import { CountsPage } from './counts-page.tsx';
import { HandOver } from './hand-over.tsx';
import { LoadedPage } from './loaded.tsx';
import { OverviewPage } from './overview-page.tsx';
import { PreparePage } from './prepare-page.tsx';
import { RecipientScreen, type RecipientState } from './recipient-screen.tsx';
import { SharePage } from './share-page.tsx';
import {
  agreedToTeach,
  longOverview,
  nobodyMay,
  nothingShared,
  overview,
  shared,
  sharedNameless,
  stillSharing,
  toCheck,
} from './sharing.fixtures.ts';
import { TeachPage } from './teach-page.tsx';
import { WithdrawDialog } from './withdraw-dialog.tsx';

const never = () => new Promise<never>(() => undefined);
const act = {
  link: never,
  stop: never,
  withdrawers: never,
  withdraw: never,
  discard: never,
  collect: never,
};
const LINK = {
  url: 'https://sightline.example/s#qG8vF2kQ3uN5yB7dR1tL9wX4zC6mA0sE8hJ2pV5nKfU',
  code: '4821 0937',
  validUntil: '2026-03-17T00:00:00.000Z',
};

/** A screen that needs a picture, once it is drawn. */
function WithStill({ at, children }: { at: boolean; children: (src: string) => ReactElement }) {
  const { still } = useSamplePictures();
  if (still === '') return null;
  return at ? <StaffFrame at="sharing">{children(still)}</StaffFrame> : children(still);
}

const overviewOf = (of: typeof overview) => (
  <WithStill at>
    {(src) => <OverviewPage overview={of} timeZone={practice.timeZone} copySource={() => src} act={act} />}
  </WithStill>
);

const shareOf = (sharing: typeof stillSharing) => (
  <WithStill at>
    {(src) => (
      <SharePage
        sharing={sharing}
        timeZone={practice.timeZone}
        source={() => src}
        onShare={never}
        onLink={never}
      />
    )}
  </WithStill>
);

const teachOf = (sharing: typeof stillSharing) => (
  <WithStill at>
    {(src) => (
      <TeachPage
        sharing={sharing}
        timeZone={practice.timeZone}
        source={() => src}
        onAnswer={never}
        onWithdraw={never}
      />
    )}
  </WithStill>
);

const prepareOf = (made: boolean) => (
  <WithStill at>
    {(src) => (
      <PreparePage
        sharing={agreedToTeach}
        source={() => src}
        onMake={never}
        initial={{
          edits: {
            crop: { x: 90, y: 120, width: 540, height: 700 },
            redactions: [{ x: 130, y: 160, width: 170, height: 120 }],
          },
          made,
        }}
      />
    )}
  </WithStill>
);

const recipientOf = (state: RecipientState) => (
  <WithStill at={false}>
    {(src) => (
      <RecipientScreen
        state={state}
        src={() => src}
        onOpen={never}
        onEnter={never}
        onLeave={never}
        onPictureFailed={never}
      />
    )}
  </WithStill>
);

const opened = {
  practiceName: practice.name,
  practicePhone: practice.phone,
  recipientName: 'Dr Síle Nic Gabhann',
};
const refusal = (code: 'share_ended' | 'share_locked' | 'share_code_wrong') =>
  new ClientError(code, ERRORS[code].text, code === 'share_code_wrong' ? { count: 3 } : {});
const loaded = (problem: ClientError | null) => (
  <StaffFrame at="sharing">
    <LoadedPage title="Sharing" loaded={{ value: null, problem, again: never }}>
      {() => null}
    </LoadedPage>
  </StaffFrame>
);

export const screens: { id: string; title: string; element: ReactElement }[] = [
  { id: 'sharing', title: 'What is shared and copied', element: overviewOf(overview) },
  { id: 'sharing-empty', title: 'Nothing shared', element: overviewOf(nothingShared) },
  { id: 'sharing-loading', title: 'Loading', element: loaded(null) },
  { id: 'sharing-error', title: 'Could not be opened', element: loaded(localError('offline')) },
  { id: 'sharing-long-names', title: 'Long names', element: overviewOf(longOverview) },
  { id: 'sharing-share', title: 'Share stills', element: shareOf(stillSharing) },
  { id: 'sharing-share-nobody', title: 'Nobody can agree', element: shareOf(nobodyMay) },
  {
    id: 'sharing-hand-over',
    title: 'Link and code',
    element: (
      <StaffFrame at="sharing">
        <HandOver
          link={LINK}
          recipient="Dr Síle Nic Gabhann"
          timeZone={practice.timeZone}
          now="2026-03-02T10:20:00.000Z"
        />
      </StaffFrame>
    ),
  },
  { id: 'sharing-teach', title: 'Consent to teaching', element: teachOf(stillSharing) },
  { id: 'sharing-teach-agreed', title: 'Agreed to teaching', element: teachOf(agreedToTeach) },
  { id: 'sharing-prepare', title: 'Cover what identifies', element: prepareOf(false) },
  { id: 'sharing-prepare-made', title: 'The copy is made', element: prepareOf(true) },
  {
    id: 'sharing-check',
    title: 'Check a copy',
    element: <WithStill at>{(src) => <CheckPage copy={toCheck} src={src} onCheck={never} />}</WithStill>,
  },
  {
    id: 'sharing-withdraw',
    title: 'Consent withdrawn',
    element: (
      <WithdrawDialog
        withdrawers={stillSharing.withdrawers}
        ends="Dr Síle Nic Gabhann sees nothing from that moment, and copies made for this sharing are destroyed."
        onWithdraw={never}
        onClose={() => undefined}
      />
    ),
  },
  {
    id: 'sharing-counts',
    title: 'Figures for a manager',
    element: (
      <StaffFrame at="sharing" me={manager}>
        <CountsPage counts={{ open: 3, looks: 14, ended: 21, toCheck: 1, collected: 6 }} />
      </StaffFrame>
    ),
  },
  {
    id: 'sharing-recipient-start',
    title: 'Recipient: start',
    element: recipientOf({ at: 'start', problem: null }),
  },
  {
    id: 'sharing-recipient-code',
    title: 'Recipient: wrong code',
    element: recipientOf({ at: 'opened', opened, problem: refusal('share_code_wrong') }),
  },
  {
    id: 'sharing-recipient',
    title: 'Recipient: inside',
    element: recipientOf({ at: 'inside', view: shared }),
  },
  {
    id: 'sharing-recipient-nameless',
    title: 'Recipient: a copy',
    element: recipientOf({ at: 'inside', view: sharedNameless }),
  },
  {
    id: 'sharing-recipient-ended',
    title: 'Recipient: ended',
    element: recipientOf({ at: 'closed', problem: refusal('share_ended') }),
  },
];
