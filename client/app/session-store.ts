import { createStore } from 'zustand/vanilla';
import { Empty, StaffMe, type SignIn } from '../../shared/http.ts';
import { clientErrorOf, ClientError } from '../platform/client-error.ts';
import { request } from '../platform/http.ts';

/** Who is signed in at this browser. `ended`: somebody was, and the server has said that the session is over. */
export type Session =
  | { status: 'asking' }
  | { status: 'failed'; problem: ClientError }
  | { status: 'nobody' }
  | { status: 'signed_in'; me: StaffMe }
  | { status: 'ended'; me: StaffMe };

interface SessionState {
  session: Session;
  /** Asks the server who is signed in. */
  ask: () => Promise<void>;
  /** @throws {ClientError} `wrong_credentials`, `too_many_requests`, `offline` */
  signIn: (credentials: SignIn) => Promise<void>;
  /** The caller loads the page anew. @throws {ClientError} when the server could not be told: the session still holds */
  signOut: () => Promise<void>;
  /** The server refused a request because the session is over. */
  end: () => void;
}

/** The staff session as this page knows it; the cookie itself is never readable here. */
export const sessionStore = createStore<SessionState>((set, get) => ({
  session: { status: 'asking' },
  ask: async () => {
    set({ session: { status: 'asking' } });
    try {
      set({ session: { status: 'signed_in', me: await request(StaffMe, '/api/staff/me') } });
    } catch (thrown) {
      const problem = clientErrorOf(thrown);
      set({
        session: problem.code === 'not_signed_in' ? { status: 'nobody' } : { status: 'failed', problem },
      });
    }
  },
  signIn: async (credentials) => {
    const me = await request(StaffMe, '/api/staff/sign-in', { method: 'POST', body: credentials });
    set({ session: { status: 'signed_in', me } });
  },
  signOut: async () => {
    try {
      await request(Empty, '/api/staff/sign-out', { method: 'POST', body: {} });
    } catch (thrown) {
      if (!(thrown instanceof ClientError) || thrown.code !== 'not_signed_in') throw thrown;
    }
  },
  end: () => {
    const { session } = get();
    if (session.status === 'signed_in') set({ session: { status: 'ended', me: session.me } });
  },
}));
