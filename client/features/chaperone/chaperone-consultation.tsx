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
}

/** A chaperone's connection to one consultation, and their screen once the server has sent its first view. */
export function ChaperoneConsultation({ handshake }: ChaperoneConsultationProps) {
  const client = useClient(handshake);
  if (!client) return null;
  return <Connected client={client} />;
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

function Connected({ client }: { client: ConsultationClient }) {
  const view = useStore(client.store, (snapshot) => snapshot.view);
  const connection = useStore(client.store, (snapshot) => snapshot.connection);
  if (connection.state === 'ended') return <ConnectionEnded reason={connection.reason} view={view} />;
  if (view === null) {
    return (
      <Centred>
        <Loading label="Opening the consultation…" />
      </Centred>
    );
  }
  if (view.kind !== 'chaperone') return <ConnectionEnded reason="not_allowed" view={null} />;
  return <WithCall client={client} view={view} online={connection.state === 'online'} />;
}

interface WithCallProps {
  client: ConsultationClient;
  view: ChaperoneView;
  online: boolean;
}

function WithCall({ client, view, online }: WithCallProps) {
  const call = useStaffCall(client, view.participants);
  const act = useMemo(() => actionsOf(client), [client]);
  return <ChaperoneScreen view={view} act={act} call={call} online={online} />;
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
});
