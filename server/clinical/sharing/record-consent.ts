import { SharingConsentId } from '../../../shared/ids.ts';
import type { PatientId, PracticeId, ConsultationId, StillId } from '../../../shared/ids.ts';
import type { Giver, SharingTold } from '../../../shared/http-sharing.ts';
import type { WordingRef } from '../../../shared/consultation.ts';
import { recordAudit } from '../../audit/record-audit.ts';
import type { StaffActor } from '../../identity/actor.ts';
import type { Tx } from '../../platform/database.ts';
import { newId } from '../../platform/ids.ts';

const EVENT = {
  yes: 'sharing.consent_given',
  no: 'sharing.consent_refused',
  withdrawn: 'sharing.consent_withdrawn',
} as const;

interface NewSharingConsent {
  readonly practiceId: PracticeId;
  readonly patientId: PatientId;
  readonly consultationId: ConsultationId;
  readonly scope: 'share' | 'teaching';
  readonly decision: 'yes' | 'no' | 'withdrawn';
  readonly ends: SharingConsentId | null;
  readonly givenBy: readonly Giver[];
  readonly wording: WordingRef;
  readonly told: SharingTold;
  readonly stillIds: readonly StillId[];
}

/**
 * R24: one row for one sharing, or for education and training – who said it, in what role, who noted it, which wording,
 * and what they were told. Never rewritten; a withdrawal is a row of its own.
 */
export const appendSharingConsent = async (
  tx: Tx,
  actor: StaffActor,
  at: Date,
  consent: NewSharingConsent,
): Promise<SharingConsentId> => {
  const id = newId(SharingConsentId);
  await tx
    .insertInto('sharing_consent')
    .values({
      id,
      practice_id: consent.practiceId,
      patient_id: consent.patientId,
      consultation_id: consent.consultationId,
      at,
      scope: consent.scope,
      decision: consent.decision,
      ends: consent.ends,
      given_by: JSON.stringify(consent.givenBy),
      how: 'spoken',
      noted_by: actor.userId,
      wording: JSON.stringify(consent.wording),
      told: JSON.stringify(consent.told),
      still_ids: [...consent.stillIds],
    })
    .execute();
  await recordAudit(tx, {
    at,
    event: EVENT[consent.decision],
    actor: { role: actor.role, userId: actor.userId },
    practiceId: consent.practiceId,
    consultationId: consent.consultationId,
    patientId: consent.patientId,
    detail: {
      consentId: id,
      scope: consent.scope,
      purpose: consent.told.purpose,
      identified: consent.told.identified,
      how: 'spoken',
      givenBy: consent.givenBy.map(({ role }) => role),
      wording: consent.wording,
      ...(consent.ends ? { ends: consent.ends } : {}),
    },
  });
  return id;
};
