import type { ConsultationId, UserId } from '../../shared/ids.ts';
import type { ConsultationStateName } from '../../shared/consultation.ts';
import { attestationsOf } from '../clinical/chaperone/attest.ts';
import { concernReader } from '../clinical/review/list-reviews.ts';
import { availableChaperones } from '../clinical/chaperone/availability.ts';
import { privateMessages } from '../clinical/chaperone/private-line.ts';
import { couldSeeOf } from '../clinical/chaperone/could-see.ts';
import type { ClinicalDeps, Effect } from '../clinical/consultation/change-consultation.ts';
import type { LoadedConsultation } from '../clinical/consultation/loaded-consultation.ts';
import { readConsultation } from '../clinical/consultation/read-consultation.ts';
import { grants } from '../clinical/consultation/grants.rules.ts';
import { syncPresence } from '../clinical/consultation/presence.ts';
import { patientView } from '../clinical/consultation/patient-view.ts';
import { chaperoneView, staffView } from '../clinical/consultation/views.ts';
import type { ViewContext } from '../clinical/consultation/views.ts';
import type { MediaGrants } from '../../shared/media.ts';
import type { Media } from '../media/media.ts';
import type { Hub, Member } from './hub.ts';

export interface LiveDeps extends Omit<ClinicalDeps, 'committed'> {
  readonly hub: Hub;
  readonly media: Media;
  /** After a durable change: what concerns neither media nor sockets (destroying objects, ending sessions). */
  readonly applyEffect: (id: ConsultationId, effect: Effect) => Promise<void>;
  readonly onError: (error: unknown, where: string) => void;
}

/** Keeps media and screens equal to the database: after every change, connection and disconnection. */
export interface Live {
  committed(id: ConsultationId, effects: readonly Effect[]): Promise<void>;
  /** Loads once, then grants, presence and views. One refresh at a time; changes meanwhile make one more. */
  refresh(id: ConsultationId): Promise<void>;
}

const MEDIA_STATES: ReadonlySet<ConsultationStateName> = new Set([
  'booked',
  'preparing',
  'waiting',
  'conversation',
]);

/** A refresh that failed is tried again after this, milliseconds. */
const RETRY_MS = 500;
/** How long a call goes on by what was true before, when the database cannot be read, milliseconds. */
const UNKNOWN_MS = 10_000;
const NOTHING: MediaGrants = { produce: new Map(), receive: new Map() };

/** The truth about the wait: who is before this patient in the same clinician's waiting room. */
const queue = async (deps: LiveDeps, consultation: LoadedConsultation) => {
  const others = await deps.db
    .selectFrom('consultation')
    .select(['id', 'state_name', 'starts_at'])
    .where('clinician_id', '=', consultation.clinicianId)
    .where('id', '!=', consultation.id)
    .where('state_name', 'in', ['waiting', 'conversation'])
    .execute();
  const mine = new Date(consultation.facts.startsAt);
  return {
    clinicianBusy: others.some(
      ({ id, state_name }) => state_name === 'conversation' && deps.connected(id).size > 0,
    ),
    ahead: others.filter(
      ({ id, state_name, starts_at }) =>
        state_name === 'waiting' && starts_at < mine && deps.connected(id).size > 0,
    ).length,
  };
};

const sendView = (hub: Hub, member: Member, consultation: LoadedConsultation, context: ViewContext): void => {
  const make = {
    gp: staffView,
    patient: patientView,
    representative: patientView,
    chaperone: chaperoneView,
  }[member.role];
  hub.send(member, 'view', make(consultation, context, member.participantId));
};

export const createLive = (deps: LiveDeps): Live => {
  const running = new Map<ConsultationId, { again: boolean; done: Promise<void> }>();
  const states = new Map<ConsultationId, ConsultationStateName>();
  /** Consultations whose last refresh failed, and since when. */
  const failing = new Map<ConsultationId, { readonly since: number }>();

  const refreshOthersOf = async (clinicianId: UserId, except: ConsultationId): Promise<void> => {
    const live = deps.hub.consultations().filter((id) => id !== except);
    if (live.length === 0) return;
    const waiting = await deps.db
      .selectFrom('consultation')
      .select('id')
      .where('clinician_id', '=', clinicianId)
      .where('state_name', '=', 'waiting')
      .where('id', 'in', live)
      .execute();
    for (const { id } of waiting) void refresh(id);
  };

  const once = async (id: ConsultationId): Promise<void> => {
    const now = deps.clock.now();
    const consultation = await readConsultation(deps, id);
    if (!consultation) return;
    const { name } = consultation.facts.state;
    if (MEDIA_STATES.has(name)) await deps.media.applyGrants(id, grants(consultation.facts));
    else deps.media.closeRoom(id);
    await syncPresence(deps.db, consultation, now);
    const members = deps.hub.members(id);
    if (members.length > 0) {
      const context = {
        now,
        ...(await queue(deps, consultation)),
        couldSee: await couldSeeOf(deps.db, id),
        privateMessages: await privateMessages(deps.db, id),
        attestations: await attestationsOf(deps.db, id),
        concernReader: await concernReader(deps.db, consultation),
        chaperonesAvailable: await availableChaperones(deps.db, consultation.practiceId, now),
      };
      for (const member of members) sendView(deps.hub, member, consultation, context);
    }
    const before = states.get(id);
    states.set(id, name);
    if (before !== undefined && before !== name) await refreshOthersOf(consultation.clinicianId, id);
    if (members.length === 0) states.delete(id);
  };

  /**
   * R13: a gate that closed has to close on the wire too. While the truth cannot be read, it is asked for again and again; what
   * stays unknown for `UNKNOWN_MS` is not shown to anybody.
   */
  const recover = async (id: ConsultationId, error: unknown): Promise<void> => {
    deps.onError(error, 'refresh');
    const failed = failing.get(id) ?? { since: Date.now() };
    failing.set(id, failed);
    if (Date.now() - failed.since >= UNKNOWN_MS)
      await deps.media.applyGrants(id, NOTHING).catch((e: unknown) => deps.onError(e, 'grants'));
    // Whoever comes next asks for a refresh of their own.
    if (deps.hub.members(id).length > 0) setTimeout(() => void refresh(id), RETRY_MS).unref();
  };

  const refresh = (id: ConsultationId): Promise<void> => {
    const current = running.get(id);
    if (current) {
      current.again = true;
      return current.done;
    }
    const entry = { again: false, done: Promise.resolve() };
    const loop = async (): Promise<void> => {
      do {
        entry.again = false;
        await once(id).then(
          () => failing.delete(id),
          (error: unknown) => recover(id, error),
        );
      } while (entry.again);
      running.delete(id);
    };
    running.set(id, entry);
    entry.done = loop();
    return entry.done;
  };

  return {
    refresh,
    async committed(id, effects) {
      for (const effect of effects) {
        await deps.applyEffect(id, effect).catch((error: unknown) => deps.onError(error, effect.kind));
      }
      await refresh(id);
    },
  };
};
