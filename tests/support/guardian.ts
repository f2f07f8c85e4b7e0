import type { ClinicianStatement } from '../../shared/consultation.ts';
import type { StatementId } from '../../shared/ids.ts';
import { begin, joinAsRepresentative, openConversation, prepare } from './journey.ts';
import type { Journey } from './journey.ts';
import type { TestApp } from './test-app.ts';

/** Born so many years and a month ago: the test does not age. */
export const born = (years: number): string => {
  const day = new Date();
  day.setUTCDate(1);
  day.setUTCMonth(day.getUTCMonth() - 1);
  day.setUTCFullYear(day.getUTCFullYear() - years);
  return day.toISOString().slice(0, 10);
};

export type Named = Extract<ClinicianStatement, { kind: 'representative' }>;
export const MOTHER: Named = {
  kind: 'representative',
  name: 'Máire Ní Cheallaigh',
  relationship: 'mother',
  basis: 'parent_guardian',
  joins: 'own_link',
  verified: 'Known to the practice since the birth',
  evidence: '',
  inForceFrom: null,
  expires: null,
  covers: ['healthcare'],
  declaration: null,
};
/** The clinician names somebody. @returns the statement's id */
export const nameDecider = async ({ gp }: Journey, person: Named): Promise<StatementId> => {
  await gp.ok('statement:clinician', person);
  const found = () => gp.seen.deciding.people.find((one) => one.name === person.name);
  await gp.until('the person named', () => found() !== undefined);
  return found()!.id;
};

/** A nine-year-old with her aunt beside her, and her mother in another town. */
export const withMotherElsewhere = async (app: TestApp): Promise<Journey & { motherId: StatementId }> => {
  const journey = await begin(app, born(9));
  await journey.patient.ok('statement:patient', {
    kind: 'answering_for',
    name: 'Bríd',
    relationship: 'aunt',
    guardian: 'no',
  });
  await prepare(journey);
  await journey.patient.ok('statement:patient', { kind: 'own_view', view: 'happy', words: '' });
  const motherId = await nameDecider(journey, MOTHER);
  const mother = await joinAsRepresentative(journey, motherId, born(9));
  const participantId = mother.seen.ownParticipantId;
  await journey.patient.until(
    'asked about her mother',
    ({ view }) => view?.asks.some((ask) => ask.kind === 'newcomer') === true,
  );
  await journey.patient.ok('statement:patient', { kind: 'newcomer', participantId, comfortable: true });
  await openConversation(journey);
  await journey.gp.ok('participant:admit', { participantId, noInterruption: true });
  return { ...journey, decider: mother, motherId };
};
