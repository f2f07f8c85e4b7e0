import { useCallback, useMemo } from 'react';
import { useNavigate, useParams } from 'react-router';
import { CopyId, SharingConsentId, StillId } from '../../shared/ids.ts';
import { CheckPage } from '../features/sharing/check-page.tsx';
import { CountsPage } from '../features/sharing/counts-page.tsx';
import { LoadedPage, useLoaded } from '../features/sharing/loaded.tsx';
import { OverviewPage, type OverviewActions } from '../features/sharing/overview-page.tsx';
import { PreparePage } from '../features/sharing/prepare-page.tsx';
import { SharePage } from '../features/sharing/share-page.tsx';
import {
  answerTeaching,
  checkCopy,
  collectCopy,
  discardCopy,
  fetchCounts,
  fetchOverview,
  fetchStillSharing,
  makeCopy,
  makeLink,
  makeShare,
  stopShare,
  withdraw,
} from '../features/sharing/sharing-requests.ts';
import { TeachPage } from '../features/sharing/teach-page.tsx';
import { stillsFromServer } from '../parts/still-source.ts';
import { toast } from '../ui/staff/toast.ts';
import { NotFound } from './not-found.tsx';
import { useStaff } from './staff-context.ts';

const copyThumbnail = (id: CopyId) => `/api/copies/${id}/thumbnail`;

/** `/sharing`: what is shared and copied; figures alone for a manager (R1). */
export function SharingRoute() {
  return useStaff().role === 'manager' ? <Counts /> : <Overview />;
}

function Counts() {
  const loaded = useLoaded(fetchCounts);
  return (
    <LoadedPage title="Sharing" loaded={loaded}>
      {(counts) => <CountsPage counts={counts} />}
    </LoadedPage>
  );
}

function Overview() {
  const { practice } = useStaff();
  const loaded = useLoaded(fetchOverview);
  const { again } = loaded;
  const act = useMemo<OverviewActions>(
    () => ({
      link: async ({ id }) => {
        const link = await makeLink(id);
        await again();
        return link;
      },
      stop: async ({ id, recipient }) => {
        await stopShare(id);
        toast({ tone: 'done', title: `${recipient.name} sees nothing any more` });
        await again();
      },
      withdrawers: async ({ stills }) => {
        const [first] = stills;
        return first ? (await fetchStillSharing(first.stillId)).withdrawers : [];
      },
      withdraw: async (id, giver) => {
        await withdraw(id, giver);
        toast({ tone: 'done', title: 'The withdrawal is recorded and has taken effect' });
        await again();
      },
      discard: async ({ id }) => {
        await discardCopy(id);
        await again();
      },
      collect: async ({ id }, collected) => {
        await collectCopy(id, collected);
        await again();
      },
    }),
    [again],
  );
  return (
    <LoadedPage title="Sharing" loaded={loaded}>
      {(overview) => (
        <OverviewPage overview={overview} timeZone={practice.timeZone} copySource={copyThumbnail} act={act} />
      )}
    </LoadedPage>
  );
}

function useStillSharing(id: StillId) {
  return useLoaded(useCallback(() => fetchStillSharing(id), [id]));
}

/** `/sharing/share/:still` */
export function ShareRoute() {
  const still = StillId.safeParse(useParams().still);
  return still.success ? <Share key={still.data} id={still.data} /> : <NotFound />;
}

function Share({ id }: { id: StillId }) {
  const { practice } = useStaff();
  const loaded = useStillSharing(id);
  return (
    <LoadedPage title="Share stills" loaded={loaded}>
      {(sharing) => (
        <SharePage
          sharing={sharing}
          timeZone={practice.timeZone}
          source={stillsFromServer}
          onShare={makeShare}
          onLink={makeLink}
        />
      )}
    </LoadedPage>
  );
}

/** `/sharing/teach/:still` */
export function TeachRoute() {
  const still = StillId.safeParse(useParams().still);
  return still.success ? <Teach key={still.data} id={still.data} /> : <NotFound />;
}

function Teach({ id }: { id: StillId }) {
  const { practice } = useStaff();
  const loaded = useStillSharing(id);
  return (
    <LoadedPage title="Prepare for teaching" loaded={loaded}>
      {(sharing) => (
        <TeachPage
          sharing={sharing}
          timeZone={practice.timeZone}
          source={stillsFromServer}
          onAnswer={async (answer) => {
            await answerTeaching(id, answer);
            await loaded.again();
          }}
          onWithdraw={async (consent, giver) => {
            await withdraw(consent, giver);
            toast({ tone: 'done', title: 'The withdrawal is recorded and has taken effect' });
            await loaded.again();
          }}
        />
      )}
    </LoadedPage>
  );
}

/** `/sharing/prepare/:still/:consent`: the workbench. */
export function PrepareRoute() {
  const { still, consent } = useParams();
  const id = StillId.safeParse(still);
  const consentId = SharingConsentId.safeParse(consent);
  if (!id.success || !consentId.success) return <NotFound />;
  return <Prepare key={id.data} id={id.data} consentId={consentId.data} />;
}

function Prepare({ id, consentId }: { id: StillId; consentId: SharingConsentId }) {
  const loaded = useStillSharing(id);
  return (
    <LoadedPage title="Cover what identifies" loaded={loaded}>
      {(sharing) => (
        <PreparePage
          sharing={sharing}
          source={stillsFromServer}
          onMake={async (edits) => void (await makeCopy(id, { consentId, edits }))}
        />
      )}
    </LoadedPage>
  );
}

/** `/sharing/check/:copy`: the second person. */
export function CheckRoute() {
  const copy = CopyId.safeParse(useParams().copy);
  return copy.success ? <Check key={copy.data} id={copy.data} /> : <NotFound />;
}

function Check({ id }: { id: CopyId }) {
  const navigate = useNavigate();
  const loaded = useLoaded(fetchOverview);
  return (
    <LoadedPage title="Check a copy" loaded={loaded}>
      {({ copies }) => {
        const copy = copies.find((each) => each.id === id);
        if (!copy || copy.state !== 'to_check') return <NotFound />;
        return (
          <CheckPage
            copy={copy}
            src={`/api/copies/${id}/image`}
            onCheck={async (check) => {
              await checkCopy(id, check);
              toast({ tone: 'done', title: check.decision === 'accept' ? 'Accepted' : 'Sent back' });
              await navigate('/sharing');
            }}
          />
        );
      }}
    </LoadedPage>
  );
}
