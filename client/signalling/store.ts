import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CaptureId } from '../../shared/ids.ts';
import type { ServerPayload } from '../../shared/signalling.ts';
import type { ConsultationView } from '../../shared/views.ts';
import type { ClientError } from '../platform/client-error.ts';
import type { Connection } from './connection.ts';

/** Bytes of one picture that are durable on the server, of how many. */
interface CaptureProgress {
  readonly received: number;
  readonly total: number;
}

/** What the page knows of the consultation: the server's newest view and how the connection is. */
export interface ConsultationSnapshot {
  readonly connection: Connection;
  readonly view: ConsultationView | null;
  /** Server time minus `Date.now()` when the newest view arrived, milliseconds: timers show the server's time. */
  readonly clockOffsetMs: number;
  readonly progress: Readonly<Record<CaptureId, CaptureProgress>>;
  readonly lastError: ClientError | null;
}

/** Screens read; only this layer writes. */
export type ConsultationStore = Pick<
  StoreApi<ConsultationSnapshot>,
  'getState' | 'getInitialState' | 'subscribe'
>;

/** Keeps the newest view: with equal versions (only presence changed) the later one. */
const isNewer = (next: ConsultationView, current: ConsultationView | null): boolean =>
  current === null ||
  next.version > current.version ||
  (next.version === current.version && next.serverNow >= current.serverNow);

/** The read-only store and the few ways this layer writes to it. */
export function createConsultationStore(now: () => number = Date.now) {
  const store = createStore<ConsultationSnapshot>(() => ({
    connection: { state: 'connecting' },
    view: null,
    clockOffsetMs: 0,
    progress: {},
    lastError: null,
  }));
  const setConnection = (connection: Connection) => store.setState({ connection });
  const setError = (lastError: ClientError | null) => store.setState({ lastError });
  const receiveView = (view: ConsultationView) => {
    if (!isNewer(view, store.getState().view)) return;
    store.setState({ view, clockOffsetMs: Date.parse(view.serverNow) - now() });
  };
  const receiveProgress = ({ captureId, received, total }: ServerPayload<'capture:progress'>) => {
    const { progress } = store.getState();
    if ((progress[captureId]?.received ?? -1) > received) return;
    store.setState({ progress: { ...progress, [captureId]: { received, total } } });
  };
  const reader: ConsultationStore = store;
  return { store: reader, setConnection, setError, receiveView, receiveProgress };
}
