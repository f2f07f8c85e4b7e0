import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { Handshake } from '../../../shared/signalling.ts';
import type { ChaperoneView } from '../../../shared/views.ts';
import { Loading } from '../../ui/core/Progress.tsx';
import { useStaffCall } from '../../parts/use-staff-call.ts';
import { openConsultation, type ConsultationClient } from '../../signalling/consultation-client.ts';
import type { ChaperoneActions } from './chaperone-props.ts';
import { ChaperoneScreen } from './chaperone-screen.tsx';
import { Centred } from './centred.tsx';
import { ConnectionEnded } from './connection-ended.tsx';

interface ChaperoneConsultationProps {
  /** How this chaperone came: signed in as staff, or by a personal link. */
  handshake: Handshake;
  /** Where to go after: the day’s list, or null for those who came by a personal link. */
  home: string | null;
}

/** A chaperone's connection to one consultation, and their screen once the server has sent its first view. */
export function ChaperoneConsultation({ handshake, home }: ChaperoneConsultationProps) {
  const client = useClient(handshake);
  if (!client) return null;
  return <Connected client={client} home={home} />;
}

function useClient(handshake: Handshake): ConsultationClient | null {
  const [client, setClient] = useState<ConsultationClient | null>(null);
  useEffect(() => {
    const opened = openConsultation({ handshake: () => handshake });
    setClient(opened);
    return () => {
      setClient(null);
      opened.close();
    };
  }, [handshake]);
  return client;
}

function Connected({ client, home }: { client: ConsultationClient; home: string | null }) {
  const view = useStore(client.store, (snapshot) => snapshot.view);
  const connection = useStore(client.store, (snapshot) => snapshot.connection);
  if (connection.state === 'ended')
    return <ConnectionEnded reason={connection.reason} view={view} home={home} />;
  if (view === null) {
    return (
      <Centred>
        <Loading label="Opening the consultation…" />
      </Centred>
    );
  }
  if (view.kind !== 'chaperone') return <ConnectionEnded reason="not_allowed" view={null} home={home} />;
  return <WithCall client={client} view={view} home={home} online={connection.state === 'online'} />;
}

interface WithCallProps {
  client: ConsultationClient;
  view: ChaperoneView;
  online: boolean;
  home: string | null;
}

function WithCall({ client, view, online, home }: WithCallProps) {
  const call = useStaffCall(client, view.participants);
  const act = useMemo(() => actionsOf(client), [client]);
  return <ChaperoneScreen view={view} act={act} call={call} online={online} home={home} />;
}

const actionsOf = (client: ConsultationClient): ChaperoneActions => ({
  pause: async () => {
    await client.emit('chaperone:pause', {});
  },
  resume: async () => {
    await client.emit('chaperone:resume', {});
  },
  leave: async () => {
    await client.emit('participant:leave', {});
  },
  say: async (text) => {
    await client.emit('private:say', { text });
  },
  attest: async (attested) => {
    await client.emit('chaperone:attest', attested);
  },
});
