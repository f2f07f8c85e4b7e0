import Download from 'lucide-react/icons/download';
import PackageIcon from 'lucide-react/icons/package';
import { useState } from 'react';
import type { AccessPack, AccessRequestView } from '../../../shared/http-access.ts';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { useAction } from '../../parts/use-action.ts';
import { Button } from '../../ui/core/Button.tsx';
import { Card } from '../../ui/core/Card.tsx';
import { Dialog } from '../../ui/core/Dialog.tsx';
import { Stack } from '../../ui/core/Layout.tsx';
import { Progress } from '../../ui/core/Progress.tsx';
import { StatusPill } from '../../ui/core/StatusPill.tsx';
import { longDate } from '../../words/practice-time.ts';
import type { AccessActions } from './access-actions.ts';
import { contentsWords, failureWords, sizeWords, STATES } from './access-words.ts';

interface PackCardProps {
  request: AccessRequestView;
  /** How many parts nobody has decided about; null while that is not known. */
  undecided: number | null;
  /** R30: a chaperone spoke about a call of this GP's, so a colleague makes the pack and hands it over. */
  byAnotherGp: boolean;
  act: Pick<AccessActions, 'make' | 'download'>;
}

/** The one button, and where it stands. */
export function PackCard({ request, undecided, byAnotherGp, act }: PackCardProps) {
  const { state } = request;
  const mayHandOver = request.mayHandOver && !byAnotherGp;
  const [pack] = request.packs;
  return (
    <Card title="The pack" aside={<StatusPill tone={STATES[state].tone}>{STATES[state].words}</StatusPill>}>
      <Stack gap="m">
        {state === 'making' && pack && <Making pack={pack} />}
        {state === 'ready' && pack && (
          <Ready request={request} pack={pack} mayHandOver={mayHandOver} onDownload={act.download} />
        )}
        {state === 'failed' && pack && <p>{failureWords(pack)}</p>}
        {state === 'open' && (
          <p>
            A ZIP with everything to read as PDF, the photographs, and the same as data files. It is made in
            the background.
          </p>
        )}
        {state === 'expired' && <p>Nobody fetched it in seven days, so it was destroyed. Make it again.</p>}
        {state === 'given' && (
          <p>It was downloaded and destroyed here. If it did not reach the person, make it again.</p>
        )}
        {state === 'closed' && <p>This request ended without a pack.</p>}
        {byAnotherGp && state !== 'closed' && (
          <p className="muted">
            A chaperone was in a consultation of yours with this patient. So another GP decides on what you
            are not shown, makes the pack and hands it over.
          </p>
        )}
        {!request.mayHandOver && state !== 'closed' && (
          <p className="muted">
            A clinician who treats this patient looks at what is in the record, makes the pack and hands it
            over.
          </p>
        )}
        {mayHandOver && ['open', 'failed', 'expired', 'given'].includes(state) && (
          <Make undecided={undecided} again={state !== 'open'} onMake={act.make} />
        )}
      </Stack>
    </Card>
  );
}

function Making({ pack: { job } }: { pack: AccessPack }) {
  const known = job.total > 0;
  return (
    <Progress
      label={job.attempts > 1 ? `Making the pack, attempt ${String(job.attempts)}` : 'Making the pack'}
      {...(known
        ? { value: job.done / job.total, detail: `Step ${String(job.done)} of ${String(job.total)}` }
        : { detail: 'Waiting its turn' })}
    />
  );
}

function Make(props: { undecided: number | null; again: boolean; onMake: () => Promise<void> }) {
  const { undecided, again, onMake } = props;
  const make = useAction(onMake);
  const because =
    undecided === null
      ? 'What has to be looked at is on its way.'
      : `${undecided === 1 ? '1 part is' : `${String(undecided)} parts are`} still to be looked at.`;
  return (
    <Stack gap="s">
      <div>
        <Button
          variant="primary"
          icon={PackageIcon}
          busy={make.busy ? 'Starting…' : undefined}
          blockedBecause={undecided === 0 ? undefined : because}
          onClick={() => void make.run()}
        >
          {again ? 'Make the pack again' : 'Make the pack'}
        </Button>
      </div>
      <ProblemNotice problem={make.problem} meaning="No pack was begun." />
    </Stack>
  );
}

interface ReadyProps {
  request: AccessRequestView;
  pack: AccessPack;
  mayHandOver: boolean;
  onDownload: () => Promise<void>;
}

function Ready({ request, pack, mayHandOver, onDownload }: ReadyProps) {
  const [asking, setAsking] = useState(false);
  const until = pack.expiresAt === null ? '' : longDate(pack.expiresAt, request.timeZone);
  return (
    <>
      <p>
        {contentsWords(pack)}. {pack.bytes === null ? '' : `${sizeWords(pack.bytes)}. `}
        It can be downloaded once, until {until}.
      </p>
      {mayHandOver && (
        <div>
          <Button
            variant="primary"
            icon={Download}
            onClick={() => {
              setAsking(true);
            }}
          >
            Download…
          </Button>
        </div>
      )}
      {asking && (
        <DownloadDialog
          onDownload={onDownload}
          onClose={() => {
            setAsking(false);
          }}
        />
      )}
    </>
  );
}

/** What leaves the house, said before it does. */
export function DownloadDialog(props: { onDownload: () => Promise<void>; onClose: () => void }) {
  const { onDownload, onClose } = props;
  const download = useAction(onDownload);
  return (
    <Dialog
      open
      title="Download the pack once"
      size="medium"
      onDismiss={onClose}
      actions={
        <>
          <Button onClick={onClose}>Not now</Button>
          <Button
            variant="primary"
            icon={Download}
            busy={download.busy ? 'Downloading…' : undefined}
            onClick={() => void download.run().then((done) => done && onClose())}
          >
            Download
          </Button>
        </>
      }
    >
      <p>
        The browser saves the ZIP on this computer, with the photographs and the whole record, and nothing in
        it is locked. Hand it over in person or by a way you trust, never by ordinary e-mail, then delete it
        here.
      </p>
      <p>Sightline records that you downloaded it, and when, and destroys its own copy.</p>
      <ProblemNotice problem={download.problem} meaning="No file was saved." />
    </Dialog>
  );
}
