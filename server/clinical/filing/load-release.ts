import * as z from 'zod/mini';
import { Told } from '../../../shared/consultation.ts';
import type { Role, Still } from '../../../shared/consultation.ts';
import type { CouldSee } from '../../../shared/views.ts';
import type { ParticipantId } from '../../../shared/ids.ts';
import { latest } from '../checklist/checklist.rules.ts';
import type { OpenConsultation } from '../consultation/change-consultation.ts';
import { isReleased } from './fhir/audit-event.ts';
import type {
  Interval,
  ReleaseAudit,
  ReleaseFacts,
  ReleaseParticipant,
  ReleasePerson,
  ReleaseRelated,
  ReleaseStill,
  ReleaseWording,
} from './fhir/release-facts.ts';

/** What the shutter bound to a still (`request-capture.ts`), as far as a release tells it. */
const Snapshot = z.object({
  necessity: z.string(),
  told: z.nullable(Told),
  consents: z.array(z.nullable(z.string())),
  participants: z.array(z.object({ id: z.string() })),
  decided: z.optional(z.object({ statements: z.array(z.string()) })),
  emergencyOverrides: z.optional(z.array(z.string())),
  policy: z.object({ jurisdiction: z.string(), version: z.int() }),
});

/** A filed still's row: what unlocks its picture, and the snapshot. */
export const filedStills = ({ tx, id }: OpenConsultation) =>
  tx
    .selectFrom('still')
    .select(['id', 'wrapped_key', 'provenance'])
    .where('consultation_id', '=', id)
    .where('state', '=', 'filed')
    .execute();

/** One still of a release from its row, its facts and its decrypted picture. */
export const releaseStill = (
  still: Still,
  provenance: Record<string, unknown>,
  picture: Buffer,
  attachmentHash: string,
): ReleaseStill => {
  const { necessity, told, consents, participants, policy, ...at } = Snapshot.parse(provenance);
  // R19: what was decided under another patient's consultation is that patient's.
  const movedHere = provenance['movedBy'] !== undefined;
  return {
    still,
    picture,
    attachmentHash,
    necessity,
    told,
    consents: consents.filter((id) => id !== null),
    present: participants.map(({ id }) => id),
    policy,
    decidedBy: movedHere ? [] : (at.decided?.statements ?? []),
    overrides: movedHere ? [] : (at.emergencyOverrides ?? []),
    movedHere,
  };
};

const Actor = z.object({
  role: z.string(),
  userId: z.optional(z.string()),
  participantId: z.optional(z.string()),
});
const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** Every entry about this consultation’s images and consents, oldest first. */
export const releaseAudit = async ({ tx, id }: OpenConsultation): Promise<ReleaseAudit[]> => {
  const rows = await tx
    .selectFrom('audit_entry')
    .select(['at', 'event', 'actor', 'detail', 'lawful_basis'])
    .where('consultation_id', '=', id)
    .orderBy('seq')
    .execute();
  return rows.flatMap(({ at, event, actor, detail, lawful_basis }) => {
    if (!isReleased(event)) return [];
    const { role, userId, participantId } = Actor.parse(actor);
    return [
      {
        at: at.toISOString(),
        event,
        actor: {
          role,
          ...(userId === undefined ? {} : { userId }),
          ...(participantId === undefined ? {} : { participantId }),
        },
        stillId: text(detail['stillId']),
        captureId: text(detail['captureId']),
        scope: text(detail['scope']),
        by: text(detail['by']),
        lawfulBasis: lawful_basis,
      },
    ];
  });
};

const Kept = z.object({ title: z.string(), paragraphs: z.array(z.string()), question: z.string() });

/** The kept versions of the wordings that the consents name (R3). */
export const releaseWordings = async ({ tx, facts }: OpenConsultation): Promise<ReleaseWording[]> => {
  const hashes = [...new Set(facts.consents.map(({ wording }) => wording.sha256))];
  if (hashes.length === 0) return [];
  const rows = await tx
    .selectFrom('wording')
    .select(['sha256', 'content'])
    .where('sha256', 'in', hashes)
    .execute();
  return rows.map(({ sha256, content }) => ({ sha256, ...Kept.parse(content) }));
};

/** The GP, the chaperones, and anyone of the practice whom the audit names. */
export const releasePeople = async (
  { tx, facts, users, clinicianId, practiceId }: OpenConsultation,
  audit: readonly ReleaseAudit[],
): Promise<ReleasePerson[]> => {
  const accounts = new Set<string>([clinicianId, ...users.values()]);
  for (const { actor } of audit) if (actor.userId !== undefined) accounts.add(actor.userId);
  const rows = await tx
    .selectFrom('app_user')
    .select(['id', 'name', 'title', 'registration'])
    .where('practice_id', '=', practiceId)
    .execute();
  const guests = facts.participants.filter(({ id, role }) => role === 'chaperone' && !users.has(id));
  return [
    ...rows.filter(({ id }) => accounts.has(id)),
    ...guests.map(({ id, name, title }) => ({ id, name, title, registration: '' })),
  ];
};

/** Everyone's place with the times they were in the call (R30). */
export const releaseParticipants = async (
  { tx, id, facts, users }: OpenConsultation,
  couldSee: ReadonlyMap<ParticipantId, readonly CouldSee[]>,
  related: readonly ReleaseRelated[],
): Promise<ReleaseParticipant[]> => {
  const rows = await tx
    .selectFrom('presence')
    .select(['participant_id', 'joined_at', 'left_at'])
    .where('consultation_id', '=', id)
    .orderBy('joined_at')
    .execute();
  const presentOf = (who: ParticipantId): Interval[] =>
    rows
      .filter(({ participant_id }) => participant_id === who)
      .map((row) => ({ from: row.joined_at.toISOString(), to: row.left_at?.toISOString() ?? null }));
  const personOf = (who: ParticipantId, role: Role): string | null => {
    if (role === 'patient') return null;
    const named = facts.standsFor.get(who);
    if (role !== 'representative') return users.get(who) ?? who;
    return related.find(({ ids }) => named !== undefined && ids.includes(named))?.id ?? null;
  };
  return facts.participants.map(({ id: participantId, role, title, trained }) => ({
    participantId,
    personId: personOf(participantId, role),
    role,
    title,
    trained,
    present: presentOf(participantId),
    couldSee: couldSee.get(participantId) ?? [],
  }));
};

/** What the loaded consultation itself says for a release. */
export const releaseBasics = ({
  id,
  kind,
  practice,
  patient,
  facts,
  clinicianId,
}: OpenConsultation): Pick<
  ReleaseFacts,
  'practice' | 'patient' | 'consultation' | 'clinicianId' | 'consents' | 'note'
> => {
  const note = latest(facts, 'note');
  return {
    practice,
    patient: {
      id: patient.id,
      name: patient.name,
      preferredName: patient.preferred_name,
      dateOfBirth: patient.date_of_birth,
      identifierKind: patient.identifier_kind,
      identifier: patient.identifier,
      phone: patient.phone,
    },
    consultation: {
      id,
      kind,
      startsAt: facts.startsAt,
      reason: facts.reason,
      state: facts.state,
      chaperoneAnswer: latest(facts, 'chaperone_answer')?.answer ?? null,
    },
    clinicianId,
    consents: facts.consents,
    note: note ? { id: note.id, at: note.at, note: note.note, safetyNet: note.safetyNet } : null,
  };
};
