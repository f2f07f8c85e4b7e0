import type { ConsultationFacts } from '../../../shared/consultation.ts';
import type { Giver, WhoGives } from '../../../shared/http-sharing.ts';
import { viewBlockers, whoDecides } from '../consent/who-decides.rules.ts';

const nobody = (why: string): WhoGives => ({ kind: 'nobody', why });

const others = (people: readonly { readonly name: string }[]): Giver[] =>
  people.map(({ name }) => ({ role: 'representative', name }));

const deciders = (facts: ConsultationFacts, patientName: string): WhoGives => {
  const patient: Giver = { role: 'patient', name: patientName };
  const decision = whoDecides(facts);
  switch (decision.who) {
    case 'patient':
      return { kind: 'one', of: [patient] };
    case 'jointly':
      return { kind: 'all', of: [patient, ...others(decision.with)] };
    case 'representative':
      return { kind: decision.all ? 'all' : 'one', of: others(decision.among) };
    case 'nobody':
      return nobody('Nobody has authority to agree for this patient.');
    case 'unknown':
      return nobody(decision.blockers[0]?.text ?? 'It is not on record who decides for this patient.');
  }
};

/**
 * R4–R7: whoever may decide about the patient may agree that stills are shared. R24: education and training serve others,
 * so nobody agrees to that for an adult who cannot. R5: an objection that stands is heard here too.
 */
export const whoGives = (
  facts: ConsultationFacts,
  patientName: string,
  scope: 'share' | 'teaching',
): WhoGives => {
  const who = deciders(facts, patientName);
  if (who.kind === 'nobody') return who;
  const [objection] = viewBlockers(facts);
  if (objection) return nobody(objection.text);
  const adult = facts.patientAge >= facts.policy.ages.adult;
  const own = who.of.some(({ role }) => role === 'patient');
  return scope === 'teaching' && adult && !own
    ? nobody('Teaching is not for the patient’s own care: nobody agrees to it for an adult.')
    : who;
};

/** R7: the people whose word is recorded, or null when whoever was named is none of them. */
export const giversOf = (who: WhoGives, index: number): readonly Giver[] | null => {
  if (who.kind === 'nobody') return null;
  if (who.kind === 'all') return who.of;
  const giver = who.of[index];
  return giver ? [giver] : null;
};

/** R3, R24: anybody who decides may withdraw alone, and so may the patient, whoever decides. */
export const withdrawersOf = (who: WhoGives, patientName: string): readonly Giver[] => {
  const patient: Giver = { role: 'patient', name: patientName };
  const deciding = who.kind === 'nobody' ? [] : who.of.filter(({ role }) => role !== 'patient');
  return [patient, ...deciding];
};
