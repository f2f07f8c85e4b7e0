import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { ConsultationId } from '../../../shared/ids.ts';
import { PROTOCOL_VERSION } from '../../../shared/signalling.ts';
import type { ConsultationView, StaffView } from '../../../shared/views.ts';
import { openConsultation, type ConsultationClient } from '../../signalling/consultation-client.ts';
import type { Connection } from '../../signalling/connection.ts';
import { sessionStore } from '../session-store.ts';

interface StaffConsultation {
  client: ConsultationClient | null;
  /** The newest view. It stays while a lost connection or an ended session is put right, so that nothing typed is lost. */
  view: StaffView | null;
  connection: Connection;
  /** False from the moment the session ends until somebody has signed in again. */
  signedIn: boolean;
}

const staffView = (view: ConsultationView | null) => (view?.kind === 'staff' ? view : null);

/** Opens the consultation as staff, and anew after somebody has signed in again. Use it in a component keyed by the id. */
export function useStaffConsultation(consultationId: ConsultationId): StaffConsultation {
  const signedIn = useStore(sessionStore, ({ session }) => session.status === 'signed_in');
  const [client, setClient] = useState<ConsultationClient | null>(null);
  const [view, setView] = useState<StaffView | null>(null);
  const [connection, setConnection] = useState<Connection>({ state: 'connecting' });
  useEffect(() => {
    if (!signedIn) return;
    const opened = openConsultation({
      handshake: () => ({ as: 'staff', protocol: PROTOCOL_VERSION, consultationId }),
    });
    const take = () => {
      const snapshot = opened.store.getState();
      setConnection(snapshot.connection);
      const newest = staffView(snapshot.view);
      if (newest) setView(newest);
      if (isSignedOut(snapshot.connection)) sessionStore.getState().end();
    };
    setClient(opened);
    take();
    const stop = opened.store.subscribe(take);
    return () => {
      stop();
      opened.close();
    };
  }, [consultationId, signedIn]);
  return { client, view, connection, signedIn };
}

const isSignedOut = (connection: Connection) =>
  connection.state === 'ended' &&
  (connection.reason === 'not_signed_in' || connection.reason === 'signed_out');
