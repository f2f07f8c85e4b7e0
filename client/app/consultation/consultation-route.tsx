import { lazy, Suspense, useMemo } from 'react';
import { useParams } from 'react-router';
import { useStore } from 'zustand';
import { ConsultationId } from '../../../shared/ids.ts';
import type { ConsultationStateName } from '../../../shared/consultation.ts';
import type { StaffView } from '../../../shared/views.ts';
import { nextOpen } from '../../features/finish/finishing.ts';
import { FinishScreen } from '../../features/finish/finish-screen.tsx';
import type { OnlineStatus } from '../../features/consultation/consultation-props.ts';
import { useStaffCall } from '../../parts/use-staff-call.ts';
import type { ConsultationClient } from '../../signalling/consultation-client.ts';
import type { Connection } from '../../signalling/connection.ts';
import { Loading } from '../../ui/core/Progress.tsx';
import { Centred } from '../centred.tsx';
import { NotFound } from '../not-found.tsx';
import { consultationActions } from './consultation-actions.ts';
import { ConsultationOver } from './consultation-over.tsx';
import { ConnectionEnded } from './connection-ended.tsx';
import { useStaffConsultation } from './use-staff-consultation.ts';

const ConsultationScreen = lazy(async () => ({
  default: (await import('../../features/consultation/consultation-screen.tsx')).ConsultationScreen,
}));

const inCall = new Set<ConsultationStateName>(['booked', 'preparing', 'waiting', 'conversation']);

/** `/consultations/:id`: the call while it can take place, finishing it after, and where it is once it is over. */
export function ConsultationRoute() {
  const parsed = ConsultationId.safeParse(useParams().id);
  return parsed.success ? <Consultation key={parsed.data} id={parsed.data} /> : <NotFound />;
}

function Consultation({ id }: { id: ConsultationId }) {
  const { client, view, connection, signedIn } = useStaffConsultation(id);
  // A session that ended is put right by signing in over the page, which stays.
  const left = connection.state === 'ended' && !mayComeBack(connection);
  if (left) return <ConnectionEnded reason={connection.reason} />;
  if (client === null || view === null) {
    return (
      <Centred>
        <Loading label="Opening the consultation…" />
      </Centred>
    );
  }
  const stage = { client, view, connection };
  if (inCall.has(view.state.name)) return <InCall {...stage} signedIn={signedIn} />;
  if (isToFinish(view)) return <Finishing {...stage} />;
  return <ConsultationOver view={view} />;
}

/** Stills that are left, at closing or where no call came to be, stay on the worklist and are dealt with here (R18). */
const isToFinish = ({ state, stills }: StaffView) =>
  state.name === 'finishing' || nextOpen(stills, null) !== null;

const mayComeBack = (connection: Connection) =>
  connection.state === 'ended' && ['not_signed_in', 'signed_out', 'closed'].includes(connection.reason);

const onlineOf: Readonly<Record<Connection['state'], OnlineStatus>> = {
  connecting: 'reconnecting',
  online: 'online',
  reconnecting: 'reconnecting',
  ended: 'offline',
};

interface StageProps {
  client: ConsultationClient;
  view: StaffView;
  connection: Connection;
}

function InCall({ client, view, connection, signedIn }: StageProps & { signedIn: boolean }) {
  const captureProgress = useStore(client.store, (snapshot) => snapshot.progress);
  // Signed out in another tab: the call is left and the own camera off, whatever is still typed on this page.
  const media = useStaffCall(signedIn ? client : null, view.participants);
  const call = useMemo(() => ({ ...media, captureProgress }), [media, captureProgress]);
  const act = useMemo(() => consultationActions(client, view.id), [client, view.id]);
  return (
    <Suspense fallback={<OpeningCall />}>
      <ConsultationScreen view={view} act={act} call={call} online={onlineOf[connection.state]} />
    </Suspense>
  );
}

function OpeningCall() {
  return (
    <Centred>
      <Loading label="Opening the consultation…" />
    </Centred>
  );
}

function Finishing({ client, view, connection }: StageProps) {
  const act = useMemo(() => consultationActions(client, view.id), [client, view.id]);
  const clockOffset = useStore(client.store, (snapshot) => snapshot.clockOffsetMs);
  return (
    <FinishScreen
      view={view}
      act={act}
      online={onlineOf[connection.state] === 'online'}
      now={() => Date.now() + clockOffset}
    />
  );
}
