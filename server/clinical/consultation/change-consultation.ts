import type { AuditEvent } from '../../../shared/audit-events.ts';
import type { Author, ConsultationState, Participant, Role } from '../../../shared/consultation.ts';
import type { CaptureId, ConsultationId, CopyId, ParticipantId, StillId } from '../../../shared/ids.ts';
import type { CaptureCommand } from '../../../shared/signalling.ts';
import { recordAudit } from '../../audit/record-audit.ts';
import type { AuditActor } from '../../audit/record-audit.ts';
import type { Actor } from '../../identity/actor.ts';
import { isSignedIn } from '../../identity/signed-in.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Database, Tx } from '../../platform/database.ts';
import { Refusal } from '../../platform/refusal.ts';
import { isUnderWay } from '../stills/stills.rules.ts';
import { stopWhatMayNotGoOn } from '../stills/stop-captures.ts';
import { bumpVersion, loadConsultation, saveState } from './consultation.repository.ts';
import type { LoadedConsultation } from './loaded-consultation.ts';

/** What must happen outside the database once the change is durable. */
export type Effect =
  | {
      readonly kind: 'capture_command';
      readonly participantId: ParticipantId;
      readonly command: CaptureCommand;
    }
  | { readonly kind: 'capture_stop'; readonly captureId: CaptureId }
  | {
      readonly kind: 'session_ended';
      readonly participantId: ParticipantId;
      readonly reason: 'moved' | 'left' | 'not_allowed';
    }
  /** Discarded: its key is gone from the database; the objects follow. */
  | { readonly kind: 'destroy_still'; readonly stillId: StillId }
  | { readonly kind: 'destroy_copy'; readonly copyId: CopyId }
  | { readonly kind: 'call_over' };

/** What a use case needs; the composition root makes it. */
export interface ClinicalDeps {
  readonly db: Database;
  readonly clock: Clock;
  /** Participants with a live signalling connection. */
  readonly connected: (id: ConsultationId) => ReadonlySet<ParticipantId>;
  /** Called after commit: grants to media, views to everyone, effects to devices. */
  readonly committed: (id: ConsultationId, effects: readonly Effect[]) => Promise<void>;
}

/** An open, locked consultation: the person acting, the instant, and the ways to change it. */
export interface OpenConsultation extends LoadedConsultation {
  readonly tx: Tx;
  readonly now: Date;
  readonly role: Role | 'system';
  readonly me: Participant | undefined;
  readonly author: Author;
  readonly auditActor: AuditActor;
  setState(state: ConsultationState): Promise<void>;
  audit(event: AuditEvent, detail?: Record<string, unknown>): Promise<void>;
  after(effect: Effect): void;
}

/** A person's role in one consultation, or undefined when they have none (S6: another practice's, another room's). */
export const roleIn = (actor: Actor, consultation: LoadedConsultation): Role | undefined => {
  if (actor.practiceId !== consultation.practiceId) return undefined;
  if (actor.kind !== 'staff') {
    if (actor.consultationId !== consultation.id) return undefined;
    return actor.kind === 'chaperone_link' ? 'chaperone' : actor.kind;
  }
  if (actor.role === 'gp') return actor.userId === consultation.clinicianId ? 'gp' : undefined;
  return [...consultation.users.values()].includes(actor.userId) ? 'chaperone' : undefined;
};

/** The participant an actor is in one consultation. */
export const participantOf = (actor: Actor, consultation: LoadedConsultation): Participant | undefined =>
  consultation.facts.participants.find(({ id }) =>
    actor.kind === 'staff' ? consultation.users.get(id) === actor.userId : id === actor.participantId,
  );

export const auditActor = (actor: Actor, role: AuditActor['role']): AuditActor => ({
  role,
  ...(actor.kind === 'staff' ? { userId: actor.userId } : { participantId: actor.participantId }),
});

/** The server itself, for what happens by time or by a lost connection. */
export const SYSTEM = 'system';

/** R3, R20: for the one act that a receipt allows besides reading it. */
export const ON_RECEIPT = 'on_receipt';

/** Who acts: their role, place and how they are named in the record and in the audit. */
interface Acting {
  readonly role: Role | 'system';
  readonly me: Participant | undefined;
  readonly author: Author;
  readonly auditActor: AuditActor;
}

const identify = (actor: Actor | typeof SYSTEM, loaded: LoadedConsultation): Acting | undefined => {
  if (actor === SYSTEM) {
    const author: Author = { role: 'gp', participantId: null, name: 'Sightline' };
    return { role: SYSTEM, me: undefined, author, auditActor: { role: SYSTEM } };
  }
  const role = roleIn(actor, loaded);
  if (!role) return undefined;
  const me = participantOf(actor, loaded);
  const author: Author = { role, participantId: me?.id ?? null, name: actor.name };
  return { role, me, author, auditActor: auditActor(actor, role) };
};

const open = async (
  deps: ClinicalDeps,
  tx: Tx,
  actor: Actor | typeof SYSTEM,
  id: ConsultationId,
  effects: Effect[],
  on?: typeof ON_RECEIPT,
): Promise<OpenConsultation> => {
  const now = deps.clock.now();
  const loaded = await loadConsultation(tx, id, { now, connected: deps.connected(id), lock: true });
  // R20: a receipt is read, never acted on; R3: but what was agreed can be taken back on it.
  if (actor !== SYSTEM && actor.kind !== 'staff' && actor.receiptOnly && on !== ON_RECEIPT)
    throw new Refusal('not_allowed');
  const acting = loaded && identify(actor, loaded);
  // Somebody else's consultation and none at all look the same from outside (S6).
  if (!loaded || !acting) throw new Refusal('not_found');
  // A page stays connected after its session ended elsewhere (S2).
  if (actor !== SYSTEM && !(await isSignedIn(tx, actor, now))) throw new Refusal('not_signed_in');
  const scope = { practiceId: loaded.practiceId, consultationId: id, patientId: loaded.patientId };
  return {
    ...loaded,
    ...acting,
    tx,
    now,
    setState: (state) => saveState(tx, id, state),
    audit: (event, detail = {}) =>
      recordAudit(tx, { at: now, event, actor: acting.auditActor, ...scope, detail }),
    after: (effect) => void effects.push(effect),
  };
};

/**
 * R7: for what came over HTTP, where `can.ts` does not stand before: a chaperone who has joined has a role here too.
 * @throws Refusal `not_allowed`
 */
export const needGp = ({ role }: Pick<OpenConsultation, 'role'>): void => {
  if (role !== 'gp') throw new Refusal('not_allowed');
};

/** R13: the shutter closes the moment its gate does, whatever closed it – also behind a press. */
const closeShutter = async (deps: ClinicalDeps, consultation: OpenConsultation): Promise<void> => {
  if (!consultation.facts.captures.some(isUnderWay)) return;
  const { tx, id, now } = consultation;
  const after = await loadConsultation(tx, id, { now, connected: deps.connected(id), lock: true });
  if (after) await stopWhatMayNotGoOn(consultation, after.facts);
};

/**
 * The one road of every change: lock and load, let the use case check its rules and write, stop a photograph whose gate
 * closed by it (R13), count the version, commit with the audit entries – then tell media and everyone connected. Nothing is told before it is durable (S8).
 * @throws Refusal (`not_found`, `not_signed_in`, the use case's own); then nothing was changed
 */
export const changeConsultation = async <Result>(
  deps: ClinicalDeps,
  actor: Actor | typeof SYSTEM,
  id: ConsultationId,
  work: (consultation: OpenConsultation) => Promise<Result>,
  on?: typeof ON_RECEIPT,
): Promise<Result> => {
  const effects: Effect[] = [];
  const result = await deps.db.transaction().execute(async (tx) => {
    const consultation = await open(deps, tx, actor, id, effects, on);
    const value = await work(consultation);
    await closeShutter(deps, consultation);
    await bumpVersion(tx, id);
    return value;
  });
  await deps.committed(id, effects);
  return result;
};
