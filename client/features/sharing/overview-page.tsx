import Share2 from 'lucide-react/icons/share-2';
import { useState } from 'react';
import type {
  CopyCard,
  Decider,
  ShareCard,
  ShareLink,
  SharingOverview,
  WithdrawSharing,
} from '../../../shared/http-sharing.ts';
import type { CopyId, SharingConsentId } from '../../../shared/ids.ts';
import { useAction } from '../../parts/use-action.ts';
import { Button } from '../../ui/core/Button.tsx';
import { Dialog } from '../../ui/core/Dialog.tsx';
import { EmptyState } from '../../ui/core/EmptyState.tsx';
import { Stack } from '../../ui/core/Layout.tsx';
import { PageHeader } from '../../ui/staff/PageHeader.tsx';
import { CopyCardView } from './copy-card.tsx';
import { HandOver } from './hand-over.tsx';
import { ShareCardView } from './share-card.tsx';
import { SharingProblem } from './sharing-problem.tsx';
import { WithdrawDialog } from './withdraw-dialog.tsx';
import styles from './sharing.module.css';

/** Each rejects with ClientError. */
export interface OverviewActions {
  readonly link: (share: ShareCard) => Promise<ShareLink>;
  readonly stop: (share: ShareCard) => Promise<void>;
  readonly withdrawers: (share: ShareCard) => Promise<readonly Decider[]>;
  readonly withdraw: (id: SharingConsentId, giver: WithdrawSharing['giver']) => Promise<void>;
  readonly discard: (copy: CopyCard) => Promise<void>;
  readonly collect: (copy: CopyCard, collected: boolean) => Promise<void>;
}

export interface OverviewPageProps {
  overview: SharingOverview;
  timeZone: string;
  copySource: (id: CopyId) => string;
  act: OverviewActions;
}

type Open =
  | { readonly kind: 'link'; readonly share: ShareCard; readonly link: ShareLink }
  | { readonly kind: 'stop'; readonly share: ShareCard }
  | { readonly kind: 'withdraw'; readonly share: ShareCard; readonly withdrawers: readonly Decider[] | null }
  | { readonly kind: 'discard'; readonly copy: CopyCard };

const over = ({ status }: ShareCard) => status === 'ended' || status === 'expired';

/** What is shared, with every look, and the copies: to check, sent back, accepted. */
export function OverviewPage({ overview, timeZone, copySource, act }: OverviewPageProps) {
  const [open, setOpen] = useState<Open | null>(null);
  const link = useAction(async (share: ShareCard) => {
    setOpen({ kind: 'link', share, link: await act.link(share) });
  });
  const collect = useAction(act.collect);
  const close = () => {
    setOpen(null);
  };
  const withdraw = (share: ShareCard) => {
    setOpen({ kind: 'withdraw', share, withdrawers: null });
    void act.withdrawers(share).then(
      (withdrawers) => {
        setOpen({ kind: 'withdraw', share, withdrawers });
      },
      () => {
        setOpen(null);
      },
    );
  };
  const shareList = (title: string, shares: readonly ShareCard[]) =>
    shares.length > 0 && (
      <section aria-label={title}>
        <Stack gap="m">
          <h2 className={styles.heading}>{title}</h2>
          <div className={styles.cards}>
            {shares.map((share) => (
              <ShareCardView
                key={share.id}
                share={share}
                timeZone={timeZone}
                onLink={() => void link.run(share)}
                onStop={() => {
                  setOpen({ kind: 'stop', share });
                }}
                onWithdraw={() => {
                  withdraw(share);
                }}
              />
            ))}
          </div>
        </Stack>
      </section>
    );
  const copyList = (title: string, copies: readonly CopyCard[]) =>
    copies.length > 0 && (
      <section aria-label={title}>
        <Stack gap="m">
          <h2 className={styles.heading}>{title}</h2>
          <div className={styles.cards}>
            {copies.map((copy) => (
              <CopyCardView
                key={copy.id}
                copy={copy}
                src={copySource(copy.id)}
                timeZone={timeZone}
                onDiscard={() => {
                  setOpen({ kind: 'discard', copy });
                }}
                onCollect={(collected) => void collect.run(copy, collected)}
              />
            ))}
          </div>
        </Stack>
      </section>
    );
  const { shares } = overview;
  // One that was sent back can be looked at by its maker alone.
  const copies = overview.copies.filter(({ state, mine }) => state !== 'sent_back' || mine);
  return (
    <Stack gap="xl">
      <PageHeader
        title="Sharing"
        subtitle="Who may look at what, until when, and every look. Copies without what identifies."
      />
      <SharingProblem problem={link.problem} meaning="No link was made." />
      <SharingProblem problem={collect.problem} meaning="Nothing was changed." />
      {shares.length === 0 && copies.length === 0 && (
        <EmptyState icon={Share2} title="Nothing is shared">
          Open a filed still in a patient’s record to share it, or to prepare it for teaching.
        </EmptyState>
      )}
      {copyList(
        'To check',
        copies.filter(({ state, mine }) => state === 'to_check' && !mine),
      )}
      {shareList(
        'Shared',
        shares.filter((share) => !over(share)),
      )}
      {copyList(
        'Your copies at work',
        copies.filter(({ state, mine }) => state === 'sent_back' || (state === 'to_check' && mine)),
      )}
      {copyList(
        'Accepted copies',
        copies.filter(({ state }) => state === 'accepted'),
      )}
      {shareList('Ended', shares.filter(over))}
      <OpenDialog open={open} close={close} act={act} timeZone={timeZone} now={overview.serverNow} />
    </Stack>
  );
}

interface OpenDialogProps {
  open: Open | null;
  close: () => void;
  act: OverviewActions;
  timeZone: string;
  now: string;
}

function OpenDialog({ open, close, act, timeZone, now }: OpenDialogProps) {
  if (open === null) return null;
  switch (open.kind) {
    case 'link':
      return (
        <Dialog
          open
          title={`Link for ${open.share.recipient.name}`}
          size="medium"
          onDismiss={close}
          actions={<Button onClick={close}>Done</Button>}
        >
          <HandOver link={open.link} recipient={open.share.recipient.name} timeZone={timeZone} now={now} />
        </Dialog>
      );
    case 'stop':
      return (
        <Confirm
          title={`Stop sharing with ${open.share.recipient.name}?`}
          words="They see nothing from that moment, also if the page is open. It cannot be started again: ask the patient anew."
          action="Stop sharing"
          run={() => act.stop(open.share)}
          close={close}
        />
      );
    case 'withdraw':
      return (
        <WithdrawDialog
          withdrawers={open.withdrawers}
          ends={`${open.share.recipient.name} sees nothing from that moment, and copies made for this sharing are destroyed.`}
          onWithdraw={(giver) => act.withdraw(open.share.consentId, giver)}
          onClose={close}
        />
      );
    case 'discard':
      return (
        <Confirm
          title="Destroy this copy?"
          words="Its key and its pictures are destroyed. The still in the record stays."
          action="Destroy the copy"
          run={() => act.discard(open.copy)}
          close={close}
        />
      );
  }
}

interface ConfirmProps {
  title: string;
  words: string;
  action: string;
  run: () => Promise<void>;
  close: () => void;
}

function Confirm({ title, words, action, run, close }: ConfirmProps) {
  const act = useAction(run);
  return (
    <Dialog
      open
      title={title}
      onDismiss={close}
      actions={
        <>
          <Button onClick={close}>Not now</Button>
          <Button
            variant="danger"
            busy={act.busy ? 'Working…' : undefined}
            onClick={() => void act.run().then((done) => done && close())}
          >
            {action}
          </Button>
        </>
      }
    >
      <p>{words}</p>
      <SharingProblem problem={act.problem} meaning="Nothing was changed." />
    </Dialog>
  );
}
