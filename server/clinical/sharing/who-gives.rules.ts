import type { ConsultationFacts } from '../../../shared/consultation.ts';
import type { Decider, WhoGives } from '../../../shared/http-sharing.ts';
import type { StatementId } from '../../../shared/ids.ts';
import { viewBlockers, whoDecides } from '../consent/who-decides.rules.ts';
import type { Representative } from '../consent/who-decides.rules.ts';

const nobody = (why: string): WhoGives => ({ kind: 'nobody', why });

const others = (people: readonly Representative[]): Decider[] =>
  people.map(({ id, name }) => ({ role: 'representative', name, by: id }));
const themselves = (name: string): Decider => ({ role: 'patient', name, by: null });

const deciders = (facts: ConsultationFacts, patientName: string): WhoGives => {
  const patient = themselves(patientName);
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

/** How a request names people: by the statement that names them; null is the patient. */
export type Named = readonly (StatementId | null)[];

/** R7: the people whose word is recorded: one of those who may, or all where all have to; null for anybody else. */
export const giversOf = (who: WhoGives, named: Named): readonly Decider[] | null => {
  if (who.kind === 'nobody') return null;
  const said = new Set(named);
  const givers = who.of.filter(({ by }) => said.has(by));
  const needed = who.kind === 'all' ? who.of.length : 1;
  return givers.length === needed && said.size === needed ? givers : null;
};

/** R7: is everybody whom the request names on record at all, whether they decide now or did before? */
export const allOnRecord = ({ statements }: Pick<ConsultationFacts, 'statements'>, named: Named): boolean =>
  named.every(
    (by) => by === null || statements.some(({ id, kind }) => kind === 'representative' && id === by),
  );

/** R3, R24: anybody who decides may withdraw alone, and so may the patient, whoever decides. */
export const withdrawersOf = (who: WhoGives, patientName: string): readonly Decider[] => {
  const deciding = who.kind === 'nobody' ? [] : who.of.filter(({ role }) => role !== 'patient');
  return [themselves(patientName), ...deciding];
};
