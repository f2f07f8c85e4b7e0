import { createStore } from 'zustand/vanilla';
import { PAGE_ERRORS } from '../../../../shared/page-errors.ts';
import { LinkMe, LinkOpened, Verified } from '../../../../shared/http-patient.ts';
import { clientErrorOf, refusal, type ClientError } from '../../../platform/client-error.ts';
import { request } from '../../../platform/http.ts';
import type { FromAddress } from './take-token.ts';

/** Where the person stands before the appointment itself opens. */
export type LinkStage =
  | { at: 'looking' }
  /** No link in the address and no session in this browser. */
  | { at: 'no_link' }
  | { at: 'start'; token: string }
  | { at: 'opened'; token: string; opened: LinkOpened }
  /** Trying again cannot help: the link is wrong, expired or locked. */
  | { at: 'closed'; problem: ClientError; opened: LinkOpened | null }
  /** Looking for a session failed: no connection. */
  | { at: 'offline'; problem: ClientError }
  /** `receiptOnly`: the appointment is long over, and its receipt is all that opens (R20). */
  | { at: 'entered'; receiptOnly: boolean };

interface LinkState {
  stage: LinkStage;
  /** A new address: the first one, or another link opened in the same tab. */
  arrive: (address: FromAddress) => Promise<void>;
  /** GET /api/patient/me: goes on where this browser was. */
  resume: () => Promise<void>;
  /** @throws ClientError when the same button may be pressed again */
  open: () => Promise<void>;
  /** @throws ClientError `date_of_birth_wrong` with the tries left, `offline`, … */
  verify: (dateOfBirth: string) => Promise<void>;
}

const FINAL = new Set<ClientError['code']>(['link_wrong', 'link_expired', 'link_locked']);
const BROKEN = refusal({ code: 'link_wrong', message: PAGE_ERRORS.link_wrong.text });

/** The way in. The token lives here, in memory, until it is spent (S1, R17). */
export const linkStore = createStore<LinkState>((set, get) => {
  /** Runs a request; a problem that ends the link becomes a stage, any other goes to the screen that asked. */
  async function orClosed<T>(work: Promise<T>, opened: LinkOpened | null): Promise<T | null> {
    try {
      return await work;
    } catch (thrown) {
      const problem = clientErrorOf(thrown);
      if (!FINAL.has(problem.code)) throw thrown;
      set({ stage: { at: 'closed', problem, opened } });
      return null;
    }
  }
  return {
    stage: { at: 'looking' },
    arrive: async (address) => {
      if (address.kind === 'token') set({ stage: { at: 'start', token: address.token } });
      else if (address.kind === 'broken') set({ stage: { at: 'closed', problem: BROKEN, opened: null } });
      else await get().resume();
    },
    resume: async () => {
      set({ stage: { at: 'looking' } });
      try {
        const { receiptOnly } = await request(LinkMe, '/api/patient/me');
        set({ stage: { at: 'entered', receiptOnly } });
      } catch (thrown) {
        const problem = clientErrorOf(thrown);
        set({ stage: problem.code === 'not_signed_in' ? { at: 'no_link' } : { at: 'offline', problem } });
      }
    },
    open: async () => {
      const { stage } = get();
      if (stage.at !== 'start') return;
      const body = { token: stage.token };
      const opened = await orClosed(request(LinkOpened, '/api/patient/open', { method: 'POST', body }), null);
      if (opened) set({ stage: { at: 'opened', token: stage.token, opened } });
    },
    verify: async (dateOfBirth) => {
      const { stage } = get();
      if (stage.at !== 'opened') return;
      const body = { token: stage.token, dateOfBirth };
      const work = request(Verified, '/api/patient/verify', { method: 'POST', body });
      const entered = await orClosed(work, stage.opened);
      if (entered) set({ stage: { at: 'entered', receiptOnly: entered.receiptOnly } });
    },
  };
});
