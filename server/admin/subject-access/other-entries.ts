import * as z from 'zod/mini';
import type { ReviewItem } from '../../../shared/http-access.ts';
import { ConsultationId } from '../../../shared/ids.ts';
import type { PatientId, UserId } from '../../../shared/ids.ts';
import { Instant } from '../../../shared/text.ts';
import type { Tx } from '../../platform/database.ts';

const Line = z.object({
  label: z.string(),
  text: z.string(),
  /** Somebody wrote it, so somebody has to look at it: `person` when it names one. */
  written: z.nullable(z.enum(['person', 'text'])),
});

/** Something that is kept about the patient beside the consultations' own statements, consents and stills. */
export const OtherEntry = z.object({
  id: z.string(),
  section: z.string(),
  consultationId: z.nullable(ConsultationId),
  at: Instant,
  by: z.string(),
  lines: z.array(Line),
});
export type OtherEntry = z.infer<typeof OtherEntry>;
type Line = z.infer<typeof Line>;

const plain = (text: string): string => text.replaceAll('_', ' ');
/** What the system knows: a code, a date. */
const fact = (label: string, text: string): Line => ({ label, text: plain(text), written: null });
const wrote = (label: string, text: string | null): Line[] =>
  text === null || text === '' ? [] : [{ label, text, written: 'text' }];
const named = (label: string, text: string): Line[] =>
  text === '' ? [] : [{ label, text, written: 'person' }];
const moment = (label: string, at: Date | null): Line[] => (at ? [fact(label, at.toISOString())] : []);

const chaperones = async (tx: Tx, patientId: PatientId, reader: UserId): Promise<OtherEntry[]> => {
  const said = await tx
    .selectFrom('private_message')
    .innerJoin('consultation', 'consultation.id', 'private_message.consultation_id')
    .innerJoin('participant', 'participant.id', 'private_message.chaperone_id')
    .select(['private_message.id', 'private_message.consultation_id', 'from_chaperone', 'at', 'text', 'name'])
    .where('consultation.patient_id', '=', patientId)
    .execute();
  const attested = await tx
    .selectFrom('chaperone_attestation')
    .innerJoin('consultation', 'consultation.id', 'chaperone_attestation.consultation_id')
    .innerJoin('participant', 'participant.id', 'chaperone_attestation.participant_id')
    .select(['chaperone_attestation.id', 'chaperone_attestation.consultation_id', 'at', 'saw', 'note'])
    .select(['concern', 'name', 'clinician_id'])
    .where('consultation.patient_id', '=', patientId)
    .execute();
  return [
    ...said.map((row) => ({
      id: row.id,
      section: 'Private line between chaperone and patient',
      consultationId: row.consultation_id,
      at: row.at.toISOString(),
      by: row.from_chaperone ? row.name : 'The patient',
      lines: wrote('Said', row.text),
    })),
    ...attested.map((row) => ({
      id: row.id,
      section: 'What the chaperone attested at the end',
      consultationId: row.consultation_id,
      at: row.at.toISOString(),
      by: row.name,
      lines: [
        fact('Saw', row.saw),
        ...(row.clinician_id === reader ? [] : [fact('Concern', row.concern ? 'yes' : 'no')]),
        ...wrote('Note', row.note),
      ],
    })),
  ];
};

const reviews = async (tx: Tx, patientId: PatientId, reader: UserId): Promise<OtherEntry[]> => {
  const opened = await tx
    .selectFrom('break_glass')
    .innerJoin('app_user', 'app_user.id', 'break_glass.user_id')
    .select(['break_glass.id', 'at', 'until', 'ground', 'reason', 'name'])
    .where('patient_id', '=', patientId)
    .execute();
  const raised = await tx
    .selectFrom('review_item')
    .innerJoin('app_user', 'app_user.id', 'review_item.about_user')
    .leftJoin('participant', 'participant.id', 'review_item.raised_by_participant')
    .select([
      'review_item.id',
      'kind',
      'review_item.consultation_id',
      'raised_at',
      'reason',
      'outcome',
      'words',
    ])
    .select(['app_user.name', 'participant.name as chaperone'])
    .where('patient_id', '=', patientId)
    .where(({ eb, not, and }) =>
      not(and([eb('kind', '=', 'chaperone_concern'), eb('about_user', '=', reader)])),
    )
    .execute();
  return [
    ...opened.map((row) => ({
      id: row.id,
      section: 'Record opened without a care relationship',
      consultationId: null,
      at: row.at.toISOString(),
      by: row.name,
      lines: [
        fact('Ground', row.ground),
        fact('Until', row.until.toISOString()),
        ...wrote('Reason', row.reason),
      ],
    })),
    ...raised.map((row) => ({
      id: row.id,
      section:
        row.chaperone === null ? 'Done past a rule, and reviewed' : 'A chaperone’s concern, and its review',
      consultationId: row.consultation_id,
      at: row.raised_at.toISOString(),
      by: row.chaperone ?? row.name,
      lines: [
        ...(row.chaperone === null ? [fact('What', row.kind)] : named('About', row.name)),
        ...wrote('Reason', row.reason),
        fact('Outcome', row.outcome ?? 'not reviewed yet'),
        ...wrote('What the reviewer wrote', row.words),
      ],
    })),
  ];
};

const retention = async (tx: Tx, patientId: PatientId): Promise<OtherEntry[]> => {
  const entry = (
    section: string,
    row: { id: string; at: Date; name: string },
    lines: Line[],
  ): OtherEntry => ({
    ...{ id: row.id, section, consultationId: null, by: row.name, lines },
    at: row.at.toISOString(),
  });
  const facts = await tx
    .selectFrom('retention_fact')
    .innerJoin('app_user', 'app_user.id', 'by_user_id')
    .select(['retention_fact.id', 'at', 'kind', 'applies', 'on_day', 'reason', 'name'])
    .where('patient_id', '=', patientId)
    .execute();
  const holds = await tx
    .selectFrom('retention_hold')
    .innerJoin('app_user', 'app_user.id', 'by_user_id')
    .select(['retention_hold.id', 'at', 'reason', 'name'])
    .where('patient_id', '=', patientId)
    .execute();
  const lifted = await tx
    .selectFrom('retention_hold_lifted')
    .innerJoin('app_user', 'app_user.id', 'by_user_id')
    .select(['retention_hold_lifted.hold_id as id', 'at', 'reason', 'name'])
    .where('patient_id', '=', patientId)
    .execute();
  const decided = await tx
    .selectFrom('retention_review')
    .innerJoin('app_user', 'app_user.id', 'by_user_id')
    .select(['retention_review.id', 'at', 'decision', 'keep_until', 'reason', 'name'])
    .where('patient_id', '=', patientId)
    .execute();
  return [
    ...facts.map((row) =>
      entry('What decides how long the record is kept', row, [
        fact('What', row.kind),
        fact('Applies', row.applies ? 'yes' : 'no'),
        ...(row.on_day === null ? [] : [fact('Day', row.on_day)]),
        ...wrote('Reason', row.reason),
      ]),
    ),
    ...holds.map((row) => entry('Legal hold placed', row, wrote('Reason', row.reason))),
    ...lifted.map((row) =>
      entry('Legal hold lifted', { ...row, id: `lifted-${row.id}` }, wrote('Reason', row.reason)),
    ),
    ...decided.map((row) =>
      entry('Decided after the time was over', row, [
        fact('Decision', row.decision),
        ...(row.keep_until === null ? [] : [fact('Kept until', row.keep_until)]),
        ...wrote('Reason', row.reason),
      ]),
    ),
  ];
};

const shares = async (tx: Tx, patientId: PatientId): Promise<OtherEntry[]> => {
  const given = await tx
    .selectFrom('share')
    .innerJoin('app_user', 'app_user.id', 'share.created_by')
    .select(['share.id', 'share.created_at', 'recipient_name', 'recipient_role', 'recipient_organisation'])
    .select(['purpose', 'why', 'message', 'expires_at', 'ended_at', 'ended_why', 'identified', 'name'])
    .where('patient_id', '=', patientId)
    .execute();
  const looks = await tx
    .selectFrom('share_look')
    .innerJoin('share', 'share.id', 'share_look.share_id')
    .select(['share_id', 'at'])
    .where('patient_id', '=', patientId)
    .orderBy('at')
    .execute();
  return given.map((row) => ({
    id: row.id,
    section: 'Shared outside the practice',
    consultationId: null,
    at: row.created_at.toISOString(),
    by: row.name,
    lines: [
      ...named('With', row.recipient_name),
      ...named('Their place', [row.recipient_role, row.recipient_organisation].filter(Boolean).join(', ')),
      fact('Purpose', row.purpose),
      fact('The patient could be recognised', row.identified ? 'yes' : 'no'),
      ...wrote('Why', row.why),
      ...wrote('Message', row.message),
      fact('Until', row.expires_at.toISOString()),
      ...moment('Ended', row.ended_at),
      ...looks.filter((look) => look.share_id === row.id).flatMap((look) => moment('Looked at', look.at)),
    ],
  }));
};

const agreed = async (tx: Tx, patientId: PatientId): Promise<OtherEntry[]> => {
  const rows = await tx
    .selectFrom('sharing_consent')
    .selectAll()
    .where('patient_id', '=', patientId)
    .execute();
  const copies = await tx
    .selectFrom('still_copy')
    .innerJoin('app_user', 'app_user.id', 'made_by')
    .select(['still_copy.id', 'made_at', 'state', 'in_collection_at', 'destroyed_at', 'name'])
    .where('patient_id', '=', patientId)
    .execute();
  return [
    ...rows.map((row) => ({
      id: row.id,
      section: 'Consent to sharing, or to education and training',
      consultationId: row.consultation_id,
      at: row.at.toISOString(),
      by: row.given_by.map((giver) => giver.name).join(', '),
      lines: [
        fact('For', row.scope),
        fact('Decision', row.decision),
        fact('How', row.how),
        fact(
          'Wording',
          `${row.wording.id}, version ${String(row.wording.version)}, SHA-256 ${row.wording.sha256}`,
        ),
        ...wrote('What was told', JSON.stringify(row.told)),
      ],
    })),
    ...copies.map((row) => ({
      id: row.id,
      section: 'De-identified copy for education and training',
      consultationId: null,
      at: row.made_at.toISOString(),
      by: row.name,
      lines: [
        fact('State', row.state),
        ...moment('In the collection', row.in_collection_at),
        ...moment('Destroyed', row.destroyed_at),
      ],
    })),
  ];
};

const moves = async (tx: Tx, patientId: PatientId): Promise<OtherEntry[]> => {
  const rows = await tx
    .selectFrom('still_move')
    .innerJoin('still', (join) =>
      join.on(({ or, eb, ref }) =>
        or([eb('still.id', '=', ref('from_still_id')), eb('still.id', '=', ref('to_still_id'))]),
      ),
    )
    .select(['still_move.id', 'at', 'by_name', 'reason', 'consent_note', 'to_still_id'])
    .select(['still.id as still_id', 'still.consultation_id'])
    .where('still.patient_id', '=', patientId)
    .execute();
  return rows.map((row) => {
    const here = row.to_still_id === row.still_id;
    return {
      id: row.id,
      section: here
        ? 'Photograph moved here from another record'
        : 'Photograph that was somebody else’s, moved away',
      consultationId: row.consultation_id,
      at: row.at.toISOString(),
      by: row.by_name,
      lines: [...wrote('Reason', row.reason), ...(here ? wrote('About consent', row.consent_note) : [])],
    };
  });
};

/**
 * Everything of the patient that other parts of Sightline keep, oldest first. R30: but a chaperone's concern about the
 * reader, and that there is one.
 */
export const otherEntries = async (tx: Tx, patientId: PatientId, reader: UserId): Promise<OtherEntry[]> => {
  const all: OtherEntry[] = [];
  for (const part of [chaperones, reviews, retention, agreed, shares, moves])
    all.push(...(await part(tx, patientId, reader)));
  return all.sort((one, other) => one.at.localeCompare(other.at));
};

/** What in these somebody has to look at before it is handed over (GDPR Art. 15(4)). */
export const otherItems = (entries: readonly OtherEntry[]): ReviewItem[] =>
  entries.flatMap(({ id, section, consultationId, lines }) =>
    lines.flatMap(({ label, text, written }) =>
      written === null
        ? []
        : [
            {
              id: `other:${id}:${label}`,
              kind: written,
              consultationId,
              about: `${section}: ${label.toLowerCase()}`,
              text,
            },
          ],
    ),
  );
