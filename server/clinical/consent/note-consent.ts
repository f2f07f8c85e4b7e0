import type { ConsentScope } from '../../../shared/consultation.ts';
import type { ConsultationId } from '../../../shared/ids.ts';
import type { Actor } from '../../identity/actor.ts';
import { blockedBy, refuseIfBlocked } from '../../platform/refusal.ts';
import { ageBlockers } from '../checklist/checklist.rules.ts';
import { changeConsultation } from '../consultation/change-consultation.ts';
import type { ClinicalDeps, OpenConsultation } from '../consultation/change-consultation.ts';
import { appendConsent } from './append-consent.ts';
import { examinationBlockers, photographsExplainedBlockers, toldNow } from './consent.rules.ts';
import { wordingFor } from './wordings.ts';

const checkExplained = ({ facts }: OpenConsultation, scope: ConsentScope): void => {
  if (scope === 'take' || scope === 'store') refuseIfBlocked(photographsExplainedBlockers(facts));
  if (scope !== 'examination') return;
  refuseIfBlocked(
    examinationBlockers(facts).filter(
      ({ code }) => code === 'examination_not_explained' || code === 'plan_missing',
    ),
  );
};

/**
 * R3: spoken consent, noted by the clinician. Only in the conversation, with the patient there: the consent is still
 * the patient's (R7), and the record says who noted it.
 */
export const noteConsent = (
  deps: ClinicalDeps,
  actor: Actor,
  id: ConsultationId,
  { scopes, decision }: { scopes: readonly ConsentScope[]; decision: 'yes' | 'no' },
): Promise<void> =>
  changeConsultation(deps, actor, id, async (consultation) => {
    const { facts, author } = consultation;
    if (facts.state.name !== 'conversation') throw blockedBy('conversation_not_open');
    refuseIfBlocked(ageBlockers(facts));
    const patient = facts.participants.find(
      ({ role, status }) => role === 'patient' && status === 'admitted',
    );
    if (!patient || !facts.connected.has(patient.id)) throw blockedBy('patient_not_present');
    for (const scope of scopes) {
      checkExplained(consultation, scope);
      await appendConsent(consultation, {
        scope,
        decision,
        giver: { role: 'patient', participantId: patient.id, name: patient.name },
        how: 'spoken',
        notedBy: author,
        wording: wordingFor(scope),
        told: scope === 'video' ? null : toldNow(facts),
        provisional: false,
      });
    }
  });
